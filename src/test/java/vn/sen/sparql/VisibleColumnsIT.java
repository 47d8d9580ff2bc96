package vn.sen.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Caller;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.CodeLists;

/** Whoever sees hidden datasets is answered from columns as from the two databases. */
class VisibleColumnsIT {
  private static final int DATASETS = 240;
  private static final VocabularyGraph LISTS = VocabularyGraph.of(new CodeLists(StoreFixture.BASE));
  private static final String OWN = "agency:own";
  private static final String OTHER = "agency:other";
  private static final Caller MEMBER = new Caller(Set.of(Caller.PUBLIC, OWN));

  @TempDir Path folder;
  private StoreFixture withColumns;
  private StoreFixture plain;
  private final SplittableRandom random = new SplittableRandom(21);
  private final List<Dataset> datasets =
      new GeneratedCatalog(StoreFixture.BASE).datasets(DATASETS).toList();

  @BeforeEach
  void open() {
    withColumns = open("columns", 64 << 20);
    plain = open("plain", 0);
    apply(datasets.stream().map(this::forSome).toArray(Current[]::new));
    // Terms and properties that nothing open has, and a statement that is open as well.
    apply(
        StoreFixture.dataset(
            "odd",
            """
            dct:title "Lúa của riêng tôi"@vi , "07"^^<http://www.w3.org/2001/XMLSchema#integer> ;
            <http://example.org/only-here> "only", <datasets/odd> ; dct:modified "1990-02-30" ;
            dcat:theme <http://example.org/theme> ; dct:publisher [ dct:title "không tên" ]
            """,
            OWN),
        StoreFixture.dataset("secret", "dct:title \"Bí mật của người khác\"@vi", OTHER));
  }

  private StoreFixture open(String name, long columnBytes) {
    return new StoreFixture(
            folder.resolve(name),
            StoreFixture.limits(Duration.ofSeconds(60)),
            LISTS,
            () -> Columns.empty(columnBytes, 0))
        .started();
  }

  @AfterEach
  void close() {
    withColumns.close();
    plain.close();
  }

  private Current forSome(Dataset dataset) {
    return switch (random.nextInt(6)) {
      case 0 -> seenBy(dataset, OWN);
      case 1 -> seenBy(dataset, OTHER);
      default -> seenBy(dataset, Caller.PUBLIC);
    };
  }

  private static Current seenBy(Dataset dataset, String token) {
    return new Current.OfDataset(
        dataset.slug(),
        Optional.of(
            new Dataset(
                dataset.id(),
                dataset.slug(),
                dataset.revision(),
                dataset.state(),
                dataset.created(),
                dataset.modified(),
                Set.of(token),
                Set.of(token),
                dataset.description(),
                dataset.view())));
  }

  private void apply(Current... changes) {
    withColumns.with(changes);
    plain.with(changes);
  }

  @Test
  void answer_randomQueriesOfMember_areTheStores() {
    QueryMaker maker = new QueryMaker(new SplittableRandom(7), datasets);
    long before = withColumns.answered();

    for (int i = 0; i < 120; i++) {
      same(maker.make());
    }

    assertThat(withColumns.answered() - before).isGreaterThan(70);
  }

  @Test
  void answer_ofMemberAfterChanges_areTheStores() {
    QueryMaker maker = new QueryMaker(new SplittableRandom(8), datasets);
    long before = withColumns.answered();
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 6; i++) {
        same(maker.make());
      }
      same("SELECT * { ?d dct:title ?t ; dcat:theme ?h } ORDER BY ?t ?d ?h");
      List<Current> changes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Dataset dataset = datasets.get(random.nextInt(DATASETS));
        boolean isOpen = round % 3 != 0 && i > 0;
        changes.add(
            switch (random.nextInt(3)) {
              case 0 -> StoreFixture.noDataset(dataset.slug());
              case 1 ->
                  StoreFixture.dataset(
                      dataset.slug(),
                      "dct:title \"Lúa mới %d\"@vi ; dcat:theme <http://example.org/theme>"
                          .formatted(round),
                      isOpen ? Caller.PUBLIC : OWN);
              default -> isOpen ? seenBy(dataset, Caller.PUBLIC) : forSome(dataset);
            });
      }
      apply(changes.toArray(Current[]::new));
    }

    assertThat(withColumns.answered() - before).isGreaterThan(50);
  }

  @Test
  void answer_ofTermsThatOnlyHiddenDatasetsHave_isTheStores() {
    for (String query :
        List.of(
            "SELECT * { ?d <http://example.org/only-here> ?v }",
            "SELECT * { ?d <http://example.org/only-here> ?v ; dct:title ?t } ORDER BY ?t",
            "SELECT * { ?d dcat:theme <http://example.org/theme> ; dct:title ?t }",
            "SELECT ?d { ?d dct:title 7 }",
            "SELECT ?d ?t { ?d dct:title ?t FILTER(CONTAINS(LCASE(STR(?t)), \"của riêng\")) }",
            "SELECT ?d ?t { ?d dct:title ?t FILTER(CONTAINS(LCASE(STR(?t)), \"bí mật\")) }",
            "SELECT ?d ?m { ?d dct:modified ?m } ORDER BY ?m ?d LIMIT 5",
            "SELECT ?d ?m { ?d dct:modified ?m } ORDER BY DESC(?m) ?d LIMIT 5",
            "SELECT ?p (COUNT(*) AS ?n) { ?d dct:publisher ?p . ?p dct:title ?t } GROUP BY ?p",
            "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d dct:title ?t }",
            "SELECT ?g ?t { GRAPH ?g { ?d dct:title ?t ; dcat:theme ?h } }",
            "SELECT ?t { GRAPH <datasets/odd> { ?d dct:title ?t } ?d dcat:theme ?h }",
            "SELECT ?t FROM <datasets/odd> { ?d dct:title ?t }",
            "SELECT ?t FROM <datasets/secret> { ?d dct:title ?t }",
            "SELECT ?t FROM NAMED <datasets/odd> { GRAPH ?g { ?d dct:title ?t } }",
            "ASK { ?d dcat:theme <http://example.org/theme> }",
            "SELECT ?d { ?d dcat:theme ?h FILTER NOT EXISTS { ?d dcat:distribution ?f } }")) {
      same(query);
    }
    assertThat(withColumns.ask("SELECT ?t { <datasets/odd> dct:title ?t } ORDER BY ?t", MEMBER))
        .isEqualTo("t\nLúa của riêng tôi\n7\n");
    assertThat(withColumns.ask("SELECT ?t { <datasets/secret> dct:title ?t }", MEMBER))
        .isEqualTo("t\n");
  }

  @Test
  void answer_whenHiddenStatementOpensAndClosesAgain_countsItOnce() {
    String count = "SELECT (COUNT(*) AS ?n) { <datasets/twice> ?p ?o . ?s dct:title \"Hai lần\" }";
    String stated = "dct:title \"Hai lần\"";
    apply(
        StoreFixture.dataset("twice", stated, OWN),
        StoreFixture.dataset("same", "dct:relation <datasets/twice>", OWN));
    same(count);
    for (String token : List.of(Caller.PUBLIC, OWN, Caller.PUBLIC)) {
      apply(StoreFixture.dataset("twice", stated, token));
      same(count);
      same("SELECT * { ?s dct:relation ?o . ?o dct:title ?t }");
      assertThat(withColumns.ask(count, MEMBER)).isEqualTo("n\n2\n");
    }
    apply(StoreFixture.noDataset("twice"));
    assertThat(withColumns.ask(count, MEMBER)).isEqualTo("n\n0\n");
  }

  private void same(String query) {
    assertThat(StoreFixture.sorted(withColumns.ask(query, ResultFormat.TSV, MEMBER), query))
        .as(query)
        .isEqualTo(StoreFixture.sorted(plain.ask(query, ResultFormat.TSV, MEMBER), query));
  }
}
