package vn.sen.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.sen.sparql.StoreFixture.dataset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.access.Caller;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.ProblemType;

class SparqlQueriesIT {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static StoreFixture sen;

  /** The same with so much in it that a query can be slow. */
  private static StoreFixture crowded;

  @BeforeAll
  static void open() {
    sen = new StoreFixture(folder.resolve("few"), StoreFixture.limits(LIMIT)).started();
    sen.with(
        dataset("power", "dct:title \"Điện\"@vi"),
        dataset("a", "dct:title \"A\""),
        dataset("b", "dct:title \"B\""),
        dataset("repeating", "dct:title \"" + "a".repeat(40) + "!\""));
    crowded = new StoreFixture(folder.resolve("many"), StoreFixture.limits(LIMIT)).started();
    crowded.with(many(200));
  }

  @AfterAll
  static void close() {
    sen.close();
    crowded.close();
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, '\"value\": \"Điện\"'",
    "XML, '>Điện</literal>'",
    "CSV, 't\nĐiện\n'",
    "TSV, '?t\n\"Điện\"@vi\n'"
  })
  void answer_table_inEachFormat(ResultFormat format, String expected) {
    assertThat(
            sen.ask("SELECT ?t { <datasets/power> dct:title ?t }", format, Caller.ANONYMOUS)
                .replace("\" : \"", "\": \""))
        .contains(expected);
    assertThat(sen.ask("ASK { <datasets/power> dct:title ?t }", format, Caller.ANONYMOUS))
        .contains("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TURTLE", "JSON_LD", "RDF_XML", "N_TRIPLES"})
  void answer_graph_inEachFormat(String format) {
    ResultFormat syntax = ResultFormat.valueOf(format);
    assertThat(sen.ask("DESCRIBE <datasets/power>", syntax, Caller.ANONYMOUS)).contains("Điện");
    assertThat(
            sen.ask(
                "CONSTRUCT { ?d dct:alternative ?t } { ?d dct:title ?t }",
                syntax,
                Caller.ANONYMOUS))
        .contains("Điện")
        .contains("alternative");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT ?s { ?s ?p } | MALFORMED | line 5",
        "SELECT ?s { ?s :p ?o } | MALFORMED | Unresolved prefixed name",
        "rubbish | MALFORMED | line 5, column 8",
        "'' | MALFORMED | malformed",
        "SELECT (?x AS ?x) {} | MALFORMED | malformed",
        "SELECT * { ?s ?p ?o FILTER(<java:java.lang.System.exit>(1)) } | MALFORMED | java:",
        "INSERT DATA { <a> <b> <c> } | READ_ONLY | no updates",
        "DELETE WHERE { ?s ?p ?o } | READ_ONLY | no updates",
        "DROP ALL | READ_ONLY | no updates",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } } | FEDERATION_OFF | SERVICE",
        "SELECT * { SERVICE SILENT ?x { ?s ?p ?o } } | FEDERATION_OFF | SERVICE",
        "ASK { { SELECT * { SERVICE <x:y> { } } } } | FEDERATION_OFF | SERVICE",
        "ASK { FILTER EXISTS { SERVICE <x:y> { ?s ?p ?o } } } | FEDERATION_OFF | SERVICE",
        "ASK { BIND(NOT EXISTS { SERVICE <x:y> { ?s ?p ?o } } AS ?b) } | FEDERATION_OFF | SERVICE",
      })
  void parse_whatMayNotRun_isRefused(String query, String type, String reason) {
    assertThatThrownBy(() -> sen.ask(query))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(problemType(type)))
        .hasMessageContaining(reason);
  }

  @Test
  void parse_deepNesting_isTheCallersMistake() {
    String query = "ASK " + "{".repeat(200_000) + "}".repeat(200_000);

    assertThatThrownBy(() -> sen.ask(query)).isInstanceOf(ProblemException.class);
  }

  @Test
  void from_namesGraphs_ofTheQueryOrOfTheProtocol() {
    String titles = "PREFIX dct: <http://purl.org/dc/terms/> SELECT ?t";
    String where = " { ?d dct:title ?t }";

    assertThat(sen.ask("SELECT ?t FROM <datasets/a>" + where)).isEqualTo("t\nA\n");
    assertThat(
            StoreFixture.read(
                sen.queries.answer(
                    sen.queries.parse(
                        titles + " FROM <datasets/a>" + where,
                        List.of("http://localhost:8080/datasets/b"),
                        List.of()),
                    ResultFormat.CSV,
                    Caller.ANONYMOUS)))
        .isEqualTo("t\nB\n");
    assertThat(sen.ask("SELECT ?t FROM NAMED <datasets/a> { GRAPH ?g { ?d dct:title ?t } }"))
        .isEqualTo("t\nA\n");
    assertThat(sen.ask("ASK FROM <http://example.org/nowhere> { ?s ?p ?o }")).contains("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a cross product that no row of ever passes the filter
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = 'x')"
            + " }",
        // the same in an aggregate, which yields one row at its end
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        // a path through everything
        "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d }",
        // sorting and making distinct what is too much
        "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?g) ?d ?a",
        // joined by hash, not by index
        "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c . ?d ?e ?f } } { SELECT * { ?g ?h ?i . ?j"
            + " ?k ?l } } }",
        // left join and minus without a common variable
        "SELECT * { ?a ?b ?c . ?d ?e ?f . OPTIONAL { ?g ?h ?i . ?j ?k ?l FILTER(STR(?l) ="
            + " CONCAT(STR(?c), 'x')) } FILTER(BOUND(?g)) }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER NOT EXISTS { ?g ?h ?i . ?j ?k ?l"
            + " FILTER(STR(?l) = CONCAT(STR(?c), 'x')) } }",
        "SELECT (GROUP_CONCAT(?c) AS ?n) { GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } GRAPH ?z {"
            + " ?g ?h ?i } } GROUP BY ?b ?e ?h",
      })
  void answer_slowQuery_isStoppedForReal(String query) throws InterruptedException {
    long start = System.nanoTime();

    assertThatThrownBy(() -> crowded.ask(query))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(SparqlProblem.TIMEOUT));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(3));
    assertThat(busyThreadsAfter(Duration.ofSeconds(1))).isZero();
  }

  @Test
  void answer_slowRegularExpression_isStoppedForReal() throws InterruptedException {
    assertThatThrownBy(
            () -> sen.ask("SELECT * { ?s dct:title ?t FILTER(REGEX(?t, '^(a|aa)+\\\\1?$')) }"))
        .isInstanceOf(ProblemException.class);

    assertThat(busyThreadsAfter(Duration.ofSeconds(1))).isZero();
  }

  @Test
  void answer_textsThatGrow_areCutOff() {
    StringBuilder query = new StringBuilder("SELECT ?t40 { BIND('xxxxxxxxxx' AS ?t0) ");
    for (int i = 0; i < 40; i++) {
      query.append("BIND(CONCAT(?t%d, ?t%d) AS ?t%d) ".formatted(i, i, i + 1));
    }

    assertThatThrownBy(() -> sen.ask(query + "}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(SparqlProblem.RESULT_TOO_LARGE));
  }

  @Test
  void answer_regexAndReplace_areSparqls() {
    assertThat(sen.ask("ASK { FILTER(REGEX('Hà Nội', '^hà', 'i')) }")).contains("true");
    assertThat(sen.ask("ASK { FILTER(REGEX('a.b', 'a.b', 'q') && !REGEX('axb', 'a.b', 'q')) }"))
        .contains("true");
    assertThat(sen.ask("ASK { VALUES ?p { '(' } FILTER(REGEX('a', ?p)) }")).contains("false");
    assertThat(
            sen.ask(
                "SELECT (REPLACE('abab'@vi, '(b)', '[$1]') AS ?r) {}",
                ResultFormat.TSV,
                Caller.ANONYMOUS))
        .isEqualTo("?r\n\"a[b]a[b]\"@vi\n");
  }

  @Test
  void answer_floodOfSlowQueries_turnsFurtherOnesAway() {
    List<CompletableFuture<ProblemType>> flood =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            crowded.ask(
                                "SELECT (COUNT(*) AS ?n"
                                    + i
                                    + ") { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
                            throw new AssertionError("a slow query was answered");
                          } catch (ProblemException e) {
                            return e.type();
                          }
                        },
                        task -> Thread.ofVirtual().start(task)))
            .toList();

    assertThat(flood.stream().map(CompletableFuture::join))
        .containsOnly(SparqlProblem.TIMEOUT, SparqlProblem.BUSY);
  }

  @Test
  void answer_whileTheHeapIsFull_endsTheQueryThatFilledIt_andNoOther() {
    SparqlQueries full =
        new SparqlQueries(
            crowded.store,
            StoreFixture.limits(Duration.ofSeconds(60)),
            StoreFixture.BASE,
            new DescriptionWriter(StoreFixture.BASE),
            new MemoryWatch(() -> true, 64 << 20));
    ParsedQuery greedy =
        full.parse(
            "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?a ?b ?c ?d ?e { ?a ?p ?b . ?c ?q ?d ."
                + " ?e a ?f } }",
            List.of(),
            List.of());
    ParsedQuery small = full.parse("ASK { ?s ?p ?o }", List.of(), List.of());

    assertThatThrownBy(() -> full.answer(greedy, ResultFormat.CSV, Caller.ANONYMOUS))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.detail(Locale.ENGLISH)).contains("more memory"));
    assertThat(StoreFixture.read(full.answer(small, ResultFormat.CSV, Caller.ANONYMOUS)))
        .contains("true");
    full.close();
  }

  @Test
  void answer_tooManyRows_isAProblemAndNotAShorterResult() {
    assertThatThrownBy(() -> askPatiently("SELECT * { ?a ?b ?c . ?d ?e ?f . }"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(SparqlProblem.RESULT_TOO_LARGE));
  }

  @Test
  void answer_largerThanMemory_isWhole() {
    String rows =
        askPatiently(
            "PREFIX dct: <http://purl.org/dc/terms/>"
                + " SELECT ?a ?d { ?a dct:title ?b . ?d dct:title ?e }");

    assertThat(rows.lines().count()).isGreaterThan(40_000);
    assertThat(rows.length()).isGreaterThan(Spool.IN_MEMORY);
  }

  @Test
  void entityTag_changesWithTheStoreTheQueryAndTheFormat() {
    ParsedQuery query = sen.queries.parse("ASK { ?s ?p ?o }", List.of(), List.of());
    ParsedQuery laidOut = sen.queries.parse("ASK{?s   ?p ?o}", List.of(), List.of());
    String tag =
        sen.queries.findEntityTag(query, ResultFormat.JSON, Caller.ANONYMOUS).orElseThrow();

    assertThat(sen.queries.findEntityTag(laidOut, ResultFormat.JSON, Caller.ANONYMOUS))
        .contains(tag);
    assertThat(sen.queries.findEntityTag(query, ResultFormat.XML, Caller.ANONYMOUS))
        .isNotEmpty()
        .isNotEqualTo(java.util.Optional.of(tag));
    sen.with(dataset("c", "dct:title \"C\""));
    assertThat(sen.queries.findEntityTag(query, ResultFormat.JSON, Caller.ANONYMOUS))
        .isNotEmpty()
        .isNotEqualTo(java.util.Optional.of(tag));
    assertThat(
            sen.queries.findEntityTag(
                sen.queries.parse("SELECT (NOW() AS ?n) {}", List.of(), List.of()),
                ResultFormat.JSON,
                Caller.ANONYMOUS))
        .isEmpty();
  }

  /** The crowded store, by queries that may take a minute. */
  private static String askPatiently(String query) {
    SparqlQueries patient =
        new SparqlQueries(
            crowded.store,
            StoreFixture.limits(Duration.ofSeconds(60)),
            StoreFixture.BASE,
            new DescriptionWriter(StoreFixture.BASE));
    try {
      return StoreFixture.read(
          patient.answer(
              patient.parse(query, List.of(), List.of()), ResultFormat.CSV, Caller.ANONYMOUS));
    } finally {
      patient.close();
    }
  }

  private static Current[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                dataset(
                    "d" + i,
                    "dct:title \"Tập dữ liệu "
                        + i
                        + "\"@vi ; dct:relation <datasets/d"
                        + (i + 1)
                        + ">"))
        .toArray(Current[]::new);
  }

  private static long busyThreadsAfter(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    while (busyThreads() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return busyThreads();
  }

  /** Threads that are inside a query now. */
  private static long busyThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("sparql-query-"))
        .filter(
            thread ->
                java.util.Arrays.stream(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().equals(QueryRun.class.getName())))
        .count();
  }

  private static ProblemType problemType(String name) {
    return name.equals("MALFORMED") ? CommonProblem.MALFORMED : SparqlProblem.valueOf(name);
  }
}
