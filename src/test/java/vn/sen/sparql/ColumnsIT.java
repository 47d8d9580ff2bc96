package vn.sen.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Caller;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.CodeLists;

/** Every query must be answered from columns as it is from the store alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ColumnsIT {
  private static final int DATASETS = 350;
  private static final List<Dataset> CATALOG =
      new GeneratedCatalog(StoreFixture.BASE).datasets(DATASETS).toList();

  // With all their concepts, so that paths lead somewhere.
  private static final VocabularyGraph LISTS = VocabularyGraph.of(new CodeLists(StoreFixture.BASE));

  @TempDir static Path folder;
  private static StoreFixture withColumns;
  private static StoreFixture patient;
  private static StoreFixture plain;

  @BeforeAll
  static void fill() {
    open();
    plain = open("plain", () -> Columns.empty(0, 0));
    apply(CATALOG.stream().map(ColumnsIT::current).toArray(Current[]::new));
    apply(
        StoreFixture.dataset(
            "odd-letters",
            """
            dct:title "İstanbul ΑΣΒ straße K ẞ ﬁ"@tr , "İX" , 7 , "07" , "7"^^<x:y> ;
              dct:publisher [] , <agencies/none> ; dct:modified "no date" , "2020"^^<x:gYear>
            """));
  }

  private static void open() {
    withColumns = open("columns", () -> Columns.empty(64 << 20, 0));
    patient = open("patient", () -> Columns.empty(64 << 20, 1));
  }

  private static StoreFixture open(String name, Supplier<Columns> columns) {
    return new StoreFixture(
            folder.resolve(name), StoreFixture.limits(Duration.ofSeconds(60)), LISTS, columns)
        .started();
  }

  /** Each test begins without columns. */
  @BeforeEach
  void reopen() {
    withColumns.close();
    patient.close();
    open();
  }

  @AfterAll
  static void close() {
    withColumns.close();
    patient.close();
    plain.close();
  }

  private static Current current(Dataset dataset) {
    return new Current.OfDataset(dataset.slug(), Optional.of(dataset));
  }

  private static void apply(Current... changes) {
    withColumns.with(changes);
    patient.with(changes);
    plain.with(changes);
  }

  @Test
  void answer_randomQueries_areTheStores() {
    compare(new SplittableRandom(7), 120);
  }

  @Test
  @Tag("long")
  void answer_manyMoreRandomQueries_areTheStores() {
    compare(new SplittableRandom(17), 1_500);
  }

  private static void compare(SplittableRandom random, int queries) {
    QueryMaker maker = new QueryMaker(random, CATALOG);
    long before = withColumns.answered();

    for (int i = 0; i < queries; i++) {
      same(maker.make());
    }

    assertThat(withColumns.answered() - before).isGreaterThan(queries * 2 / 3);
  }

  /** The last: it leaves other datasets than those that the rest asks for. */
  @Test
  @Order(Integer.MAX_VALUE)
  void answer_afterChanges_isTheStores() {
    QueryMaker maker = new QueryMaker(new SplittableRandom(8), CATALOG);
    SplittableRandom random = new SplittableRandom(9);
    long before = withColumns.answered();
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 12; i++) {
        same(maker.make());
      }
      List<Current> changes = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        String slug = CATALOG.get(random.nextInt(DATASETS)).slug();
        Dataset other = CATALOG.get(random.nextInt(DATASETS));
        changes.add(
            switch (random.nextInt(3)) {
              case 0 -> StoreFixture.noDataset(slug);
              case 1 ->
                  StoreFixture.dataset(
                      slug,
                      "dct:title \"Lúa mới %d\"@vi ; dcat:theme <%s> ; dct:modified \"2026-01-%02d\""
                          .formatted(round, other.view().themes().getFirst(), 1 + i));
              default -> current(other);
            });
      }
      apply(changes.toArray(Current[]::new));
    }

    assertThat(withColumns.answered() - before).isGreaterThan(100);
  }

  @Test
  void describe_ofNamedResources_isAsArqDescribesThem() {
    Caller official = new Caller(java.util.Set.of("public", "government"));
    apply(
        StoreFixture.dataset(
            "hidden", "dct:temporal [ dct:title \"x\" ; dct:spatial [] ]", "government"));
    for (Caller caller : List.of(Caller.ANONYMOUS, official)) {
      for (String what :
          List.of(
              "<" + CATALOG.get(3).description().subject() + ">",
              "<" + CATALOG.get(4).description().subject() + "> <catalog>",
              "<datasets/hidden>",
              "<nowhere>")) {
        assertThat(
                graph(withColumns.ask("DESCRIBE " + what, ResultFormat.N_TRIPLES, caller))
                    .isIsomorphicWith(
                        graph(
                            withColumns.ask(
                                "DESCRIBE " + what + " {}", ResultFormat.N_TRIPLES, caller))))
            .as(what)
            .isTrue();
      }
    }
  }

  private static Graph graph(String nTriples) {
    return RDFParser.fromString(nTriples, Lang.NTRIPLES).toGraph();
  }

  @Test
  void answer_textOfOddLetters_isFound() {
    for (String text :
        List.of(
            "i̇stanbul", "ix", "i̇x", "ας", "ασ", "ß", "ss", "k", "fi", "ﬁ", "7", "İ", "I", "ẞ")) {
      for (String filter :
          List.of(
              "CONTAINS(LCASE(STR(?t)), \"%s\")",
              "CONTAINS(STR(?t), \"%s\")",
              "CONTAINS(?t, \"%s\")",
              "STRSTARTS(LCASE(?t), \"%s\")",
              "STRENDS(STR(?t), \"%s\")",
              "REGEX(STR(?t), \"%s\", \"i\")",
              "REGEX(STR(?t), \"^%s\", \"i\")",
              "REGEX(STR(?t), \"%s\")",
              "REGEX(STR(?t), \"%s*x?.\", \"si\")")) {
        same(
            "SELECT ?d ?t { ?d dct:title ?t FILTER("
                + filter.formatted(text)
                + ") } ORDER BY ?d ?t");
      }
    }
  }

  /** Also from columns that wait with ranks until they are worth it. */
  private static void same(String query) {
    String expected =
        StoreFixture.sorted(plain.ask(query, ResultFormat.TSV, Caller.ANONYMOUS), query);
    for (StoreFixture sen : List.of(withColumns, patient)) {
      assertThat(StoreFixture.sorted(sen.ask(query, ResultFormat.TSV, Caller.ANONYMOUS), query))
          .as(query)
          .isEqualTo(expected);
    }
  }

  @Test
  void answer_firstOfManyRows_areTheStores() {
    for (String order : List.of("?v", "DESC(?v)", "?v ?d", "DESC(?v) ?d", "?d ?v", "DESC(?d) ?v")) {
      for (String pattern :
          List.of(
              "?d dct:title ?v",
              "?d dct:title ?v FILTER(LANG(?v) = \"vi\")",
              "?d a ?v",
              "?d dct:issued ?v",
              "?d dcat:byteSize ?v",
              "?d dct:title ?v OPTIONAL { ?d dct:modified ?m }")) {
        for (int limit : new int[] {1, 7, 600}) {
          // All variables in the order, so that there is one right answer.
          same(
              "SELECT ?d ?v { "
                  + pattern
                  + " } ORDER BY "
                  + order
                  + (order.contains("?d") ? " ?v" : " ?d")
                  + " LIMIT "
                  + limit);
        }
      }
    }
  }
}
