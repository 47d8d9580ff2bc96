package vn.sen.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sen.sparql.StoreFixture.RECORD;
import static vn.sen.sparql.StoreFixture.agency;
import static vn.sen.sparql.StoreFixture.dataset;
import static vn.sen.sparql.StoreFixture.noDataset;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Caller;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel.Current;

class SparqlStoreIT {
  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?d a dcat:Dataset }";

  @TempDir Path folder;

  @Test
  void findPosition_newFolder_isEmpty() {
    try (StoreFixture sen = new StoreFixture(folder)) {
      assertThat(sen.store.findPosition(RECORD)).isEmpty();
    }
  }

  @Test
  void findPosition_afterReopening_isWhatWasCommitted() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\"@vi"));
    }

    try (StoreFixture sen = new StoreFixture(folder)) {
      assertThat(sen.store.findPosition(RECORD)).contains(new LogPosition(1, 1));
      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");
    }
  }

  @Test
  void findPosition_anotherRecord_isEmpty() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\"@vi"));
    }

    try (StoreFixture sen = new StoreFixture(folder)) {
      assertThat(sen.store.findPosition("record-2")).isEmpty();
    }
  }

  @Test
  void apply_changedDataset_replacesItsStatements() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"Cũ\"@vi ; dcat:contactPoint [ dct:title \"x\" ]"));
      sen.with(dataset("a", "dct:title \"Mới\"@vi"));

      assertThat(sen.ask("SELECT ?t { <datasets/a> dct:title ?t }")).isEqualTo("t\nMới\n");
      assertThat(sen.ask("SELECT ?o { ?s dcat:contactPoint ?o }")).isEqualTo("o\n");
      assertThat(sen.ask("SELECT (COUNT(*) AS ?n) { GRAPH <datasets/a> { ?s ?p ?o } }"))
          .isEqualTo("n\n2\n");
    }
  }

  @Test
  void apply_statementOfTwoDatasets_staysWhileOneOfThemStatesIt() {
    String shared = "dct:subject <vocab/sectors/energy> . <http://x.example/> dct:title \"X\"";
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", shared), dataset("b", shared));
      sen.with(noDataset("a"));
      assertThat(sen.ask("SELECT ?t { <http://x.example/> dct:title ?t }")).isEqualTo("t\nX\n");
      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");

      sen.with(noDataset("b"));
      assertThat(sen.ask("SELECT ?t { <http://x.example/> dct:title ?t }")).isEqualTo("t\n");
    }
  }

  @Test
  void apply_agencies_shareOneGraph() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(
          agency("mot", "dct:title \"Bộ 1\"@vi . <http://law.example/> dct:title \"Luật\""),
          agency("hai", "dct:title \"Bộ 2\"@vi . <http://law.example/> dct:title \"Luật\""));
      sen.with(agency("mot", "dct:title \"Bộ mới\"@vi"));

      assertThat(sen.ask("SELECT ?t { GRAPH <agencies> { ?a dct:title ?t } } ORDER BY STR(?t)"))
          .isEqualTo("t\nBộ 2\nBộ mới\nLuật\n");
      sen.with(agency("hai", "dct:title \"Bộ 2\"@vi"));
      assertThat(sen.ask("SELECT ?t { ?a dct:title ?t . FILTER(?t = 'Luật') }")).isEqualTo("t\n");
    }
  }

  @Test
  void graphs_areTheDatasetsTheListsAndTheCatalog_andNothingOfTheStoresOwn() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(
          dataset("a", "dct:title \"A\""),
          dataset("secret", "dct:title \"S\"", "government"),
          agency("mot", "dct:title \"Bộ 1\"@vi"));

      assertThat(sen.ask("SELECT ?g { GRAPH ?g {} } ORDER BY ?g").lines())
          .containsExactly(
              "g",
              "http://localhost:8080/agencies",
              "http://localhost:8080/catalog",
              "http://localhost:8080/datasets/a",
              "http://localhost:8080/vocab");
      assertThat(sen.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").lines())
          .hasSize(5);
      assertThat(sen.ask("SELECT ?s ?p { ?s ?p ?o FILTER(CONTAINS(STR(?o), '1:1')) }"))
          .isEqualTo("s,p\n");
      assertThat(sen.ask("SELECT ?d { <catalog> dcat:dataset ?d }"))
          .isEqualTo("d\nhttp://localhost:8080/datasets/a\n");
    }
  }

  @Test
  void hiddenDataset_isNowhereForAnonymous_andThereForWhomItIsMeant() {
    Caller official = new Caller(Set.of("public", "government"));
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(
          dataset("a", "dct:title \"A\" ; dct:isPartOf <datasets/b>"),
          dataset("secret", "dct:title \"S\" ; dct:isPartOf <datasets/a>", "government"));

      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");
      assertThat(sen.ask("SELECT ?p { <datasets/secret> ?p ?o }")).isEqualTo("p\n");
      assertThat(sen.ask("SELECT ?t { GRAPH <datasets/secret> { ?s dct:title ?t } }"))
          .isEqualTo("t\n");
      assertThat(sen.ask("SELECT ?t FROM <datasets/secret> { ?s dct:title ?t }")).isEqualTo("t\n");
      assertThat(sen.ask("SELECT ?t FROM NAMED <datasets/secret> { GRAPH ?g { ?s dct:title ?t } }"))
          .isEqualTo("t\n");
      assertThat(sen.ask("DESCRIBE <datasets/secret>")).isEmpty();
      assertThat(sen.ask("SELECT ?o { <datasets/secret> dct:isPartOf+ ?o }")).isEqualTo("o\n");

      assertThat(sen.ask(COUNT, official)).isEqualTo("n\n2\n");
      assertThat(sen.ask("SELECT ?o { <datasets/secret> dct:isPartOf+ ?o } ORDER BY ?o", official))
          .isEqualTo("o\nhttp://localhost:8080/datasets/a\nhttp://localhost:8080/datasets/b\n");
      assertThat(sen.ask("SELECT ?t { GRAPH <datasets/secret> { ?s dct:title ?t } }", official))
          .isEqualTo("t\nS\n");
      assertThat(sen.ask("SELECT ?t FROM <datasets/secret> { ?s dct:title ?t }", official))
          .isEqualTo("t\nS\n");
      assertThat(sen.ask(COUNT, new Caller(Set.of("public", "registered")))).isEqualTo("n\n1\n");
    }
  }

  @Test
  void dataset_thatBecomesHiddenAndPublicAgain_movesBetweenTheStores() {
    Caller official = new Caller(Set.of("public", "government"));
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\""));
      sen.with(dataset("a", "dct:title \"A\"", "government"));
      assertThat(sen.ask(COUNT)).isEqualTo("n\n0\n");
      assertThat(sen.ask(COUNT, official)).isEqualTo("n\n1\n");

      sen.with(dataset("a", "dct:title \"A\""));
      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");
      assertThat(sen.ask(COUNT, official)).isEqualTo("n\n1\n");
    }
  }

  @Test
  void vocabulary_newLists_replaceTheOldOnesAtTheNextStart() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      assertThat(sen.ask("SELECT ?l { ?c skos:prefLabel ?l }")).isEqualTo("l\nNăng lượng\n");
    }

    VocabularyGraph none = new VocabularyGraph("lists-2", Set.of());
    try (StoreFixture sen =
        new StoreFixture(folder, StoreFixture.limits(java.time.Duration.ofSeconds(5)), none)
            .started()) {
      assertThat(sen.ask("SELECT ?l { ?c skos:prefLabel ?l }")).isEqualTo("l\n");
    }
  }

  @Test
  void rebuild_servesTheOldStoreUntilTheCommit() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\""));

      sen.store.beginRebuild();
      sen.store.apply(List.of(dataset("b", "dct:title \"B\""), dataset("c", "dct:title \"C\"")));
      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");

      sen.store.commit(new LogPosition(9, 9), RECORD);
      assertThat(sen.ask(COUNT)).isEqualTo("n\n2\n");
      assertThat(sen.store.findPosition(RECORD)).contains(new LogPosition(9, 9));
    }
  }

  @Test
  void rebuild_ofManyDatasets_isWhatFollowingThemGives() {
    List<Current> all = new ArrayList<>();
    new GeneratedCatalog(StoreFixture.BASE)
        .datasets(400)
        .forEach(dataset -> all.add(new Current.OfDataset(dataset.slug(), Optional.of(dataset))));
    all.add(agency("mot", "dct:title \"Bộ 1\"@vi . <http://law.example/> dct:title \"Luật\""));
    all.add(agency("hai", "dct:title \"Bộ 2\"@vi . <http://law.example/> dct:title \"Luật\""));
    all.add(dataset("for-few", "dct:title \"Kín\"@vi", "government"));
    all.add(noDataset("gone"));
    try (StoreFixture followed = new StoreFixture(folder.resolve("followed")).started();
        StoreFixture rebuilt = new StoreFixture(folder.resolve("rebuilt"))) {
      followed.with(all.toArray(Current[]::new));
      rebuilt.store.findPosition(RECORD);
      rebuilt.store.beginRebuild();
      rebuilt.store.apply(all.subList(0, 200));
      rebuilt.store.apply(all.subList(200, all.size()));
      rebuilt.store.commit(new LogPosition(1, 1), RECORD);

      assertSame(rebuilt, followed);
      // What was built at once changes as anything else does.
      Current[] changes = {
        all.get(0), noDataset(all.get(1).key()), dataset("for-few", "dct:title \"Mở\"@vi"),
      };
      followed.with(changes);
      rebuilt.with(changes);
      assertSame(rebuilt, followed);
    }
  }

  @Test
  void commit_atTheSamePosition_isAnotherState() {
    String titles = "SELECT ?t { ?d a dcat:Dataset ; dct:title ?t }";
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\""));
      String before = sen.store.version();
      assertThat(sen.ask(titles)).isEqualTo("t\nA\n");

      // As what must not wait for its turn in the log is applied.
      sen.store.apply(List.of(noDataset("a")));
      sen.store.commit(new LogPosition(1, 1), RECORD);

      assertThat(sen.ask(titles)).isEqualTo("t\n");
      assertThat(sen.store.version()).isNotEqualTo(before);
      assertThat(sen.store.openVersion()).isEqualTo(sen.store.version());
    }
  }

  @Test
  void rebuild_toldOfADatasetTwice_keepsWhatItWasToldLast() {
    try (StoreFixture sen = new StoreFixture(folder)) {
      sen.store.findPosition(RECORD);
      sen.store.beginRebuild();
      sen.store.apply(
          List.of(
              dataset("a", "dct:title \"A\""),
              dataset("b", "dct:title \"B\""),
              dataset("c", "dct:title \"C\"")));
      sen.store.apply(
          List.of(
              dataset("a", "dct:title \"A2\""),
              noDataset("b"),
              dataset("c", "dct:title \"C\"", "government"),
              dataset("d", "dct:title \"D\"")));
      sen.store.commit(new LogPosition(1, 1), RECORD);

      assertThat(sen.ask("SELECT ?t { ?d a dcat:Dataset ; dct:title ?t } ORDER BY ?t"))
          .isEqualTo("t\nA2\nD\n");
      assertThat(sen.ask("SELECT ?d { <catalog> dcat:dataset ?d } ORDER BY ?d").lines()).hasSize(3);
      assertThat(
              sen.ask(
                  "SELECT ?t { ?d a dcat:Dataset ; dct:title ?t } ORDER BY ?t",
                  new Caller(Set.of("public", "government"))))
          .isEqualTo("t\nA2\nC\nD\n");
    }
  }

  @Test
  void catalog_listsWhatIsHarvestedByItsOwnIri_asLongAsEverybodySeesIt() {
    String members =
        "SELECT ?m ?o ?t { VALUES ?m { dcat:dataset dcat:service } <catalog> ?m ?o . ?o dct:title ?t }"
            + " ORDER BY ?o";
    String subject = "http://example.org/data/1";
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(
          StoreFixture.about(subject, "one", "a dcat:Dataset ; dct:title \"Một\""),
          StoreFixture.about(
              "http://example.org/api", "api", "a dcat:DataService ; dct:title \"API\""),
          dataset("own", "dct:title \"Own\""));

      assertThat(sen.ask(members))
          .isEqualTo(
              """
              m,o,t
              http://www.w3.org/ns/dcat#service,http://example.org/api,API
              http://www.w3.org/ns/dcat#dataset,http://example.org/data/1,Một
              http://www.w3.org/ns/dcat#dataset,http://localhost:8080/datasets/own,Own
              """);
      assertThat(
              sen.ask("SELECT ?o { <datasets/one> <http://xmlns.com/foaf/0.1/primaryTopic> ?o }"))
          .isEqualTo("o\n" + subject + "\n");

      sen.with(
          StoreFixture.about(subject, "one", "a dcat:Dataset ; dct:title \"Một\"", "government"),
          noDataset("api"));

      assertThat(sen.ask(members).lines()).hasSize(2);
      assertThat(
              sen.ask(
                  "SELECT * { ?s ?p ?o FILTER(CONTAINS(CONCAT(STR(?s), STR(?o)), \"example.org\")) }"))
          .isEqualTo("s,p,o\n");
    }
  }

  /** The same quads, found by each of the indexes, for nobody and for those who see more. */
  private static void assertSame(StoreFixture one, StoreFixture other) {
    for (Caller caller :
        List.of(Caller.ANONYMOUS, new Caller(Set.of("public", "government", "registered")))) {
      for (String query :
          List.of(
              "SELECT * { GRAPH ?g { ?s ?p ?o } }",
              "SELECT * { ?s ?p ?o }",
              "SELECT * { GRAPH ?g { ?s a ?o } }",
              "SELECT ?s ?p { ?s ?p dcat:Dataset }",
              "SELECT ?g ?s ?p { GRAPH ?g { ?s ?p dcat:Dataset } }",
              "SELECT ?p ?o { <catalog> ?p ?o }",
              "SELECT ?g ?p ?o { GRAPH ?g { <catalog> ?p ?o } }",
              "SELECT ?s { ?s a dcat:Distribution }",
              "SELECT ?s ?g { GRAPH ?g { ?s a dcat:Distribution } }")) {
        assertThat(sorted(one.ask(query, ResultFormat.TSV, caller)))
            .isEqualTo(sorted(other.ask(query, ResultFormat.TSV, caller)));
      }
    }
  }

  /** Rows without blank nodes: stores name those as they like. */
  private static List<String> sorted(String table) {
    return table.lines().map(line -> line.replaceAll("_:\\S+", "_:b")).sorted().toList();
  }

  @Test
  void apply_withoutCommit_isForgotten() {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\""));
      sen.store.apply(List.of(dataset("b", "dct:title \"B\"")));
    }

    try (StoreFixture sen = new StoreFixture(folder).started()) {
      assertThat(sen.ask(COUNT)).isEqualTo("n\n1\n");
    }
  }

  @Test
  void damagedStore_isNoticedAndBuiltAnew() throws IOException {
    fill(folder);
    Random random = new Random(7);
    int damaged = 0;
    for (int round = 0; round < 12; round++) {
      List<Path> files = dataFiles(folder);
      Path file = files.get(random.nextInt(files.size()));
      damage(file, round % 3, random);

      try (StoreFixture sen = new StoreFixture(folder)) {
        if (sen.store.findPosition(RECORD).isEmpty()) {
          damaged++;
          sen.store.beginRebuild();
          sen.store.apply(List.of(dataset("a", "dct:title \"A\"")));
          sen.store.commit(new LogPosition(2, 2), RECORD);
        }
        assertThat(sen.ask(COUNT)).as("after damage to " + file).isEqualTo("n\n1\n");
      }
    }
    assertThat(damaged).isPositive();
  }

  @Test
  void missingFiles_areNoticed() throws IOException {
    fill(folder);
    for (Path file : dataFiles(folder)) {
      Files.delete(file);
    }

    try (StoreFixture sen = new StoreFixture(folder)) {
      assertThat(sen.store.findPosition(RECORD)).isEmpty();
    }
  }

  private static void fill(Path folder) {
    try (StoreFixture sen = new StoreFixture(folder).started()) {
      sen.with(dataset("a", "dct:title \"A\""));
    }
  }

  /** Everything of the databases that is not empty. */
  private static List<Path> dataFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(dat|idn|obj|data)"))
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  private static void damage(Path file, int kind, Random random) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      switch (kind) {
        case 0 -> bytes.setLength(bytes.length() / 2);
        case 1 -> {
          byte[] noise = new byte[(int) Math.min(bytes.length(), 16_384)];
          random.nextBytes(noise);
          bytes.write(noise);
        }
        default -> bytes.setLength(0);
      }
    }
  }
}
