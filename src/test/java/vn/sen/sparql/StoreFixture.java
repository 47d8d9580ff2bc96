package vn.sen.sparql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

/** A store in a folder of its own, and words to fill and ask it. */
final class StoreFixture implements AutoCloseable {
  static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  static final String RECORD = "record-1";

  private static final String PREFIXES =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX sen: <http://localhost:8080/ns#>
      """;
  static final VocabularyGraph LISTS =
      new VocabularyGraph(
          "lists-1",
          triples("<vocab/sectors/energy> a skos:Concept ; skos:prefLabel \"Năng lượng\"@vi ."));

  final SparqlStore store;
  final SparqlQueries queries;
  private long sequence;

  StoreFixture(Path folder) {
    this(folder, limits(Duration.ofSeconds(10)));
  }

  StoreFixture(Path folder, SparqlConfig config) {
    this(folder, config, LISTS);
  }

  StoreFixture(Path folder, SparqlConfig config, VocabularyGraph lists) {
    this(folder, config, lists, () -> Columns.empty(64 << 20, Columns.WORTH_SCANNING));
  }

  StoreFixture(
      Path folder,
      SparqlConfig config,
      VocabularyGraph lists,
      java.util.function.Supplier<Columns> columns) {
    this.store = new SparqlStore(folder, BASE, () -> lists, columns);
    this.queries = new SparqlQueries(store, config, BASE, new DescriptionWriter(BASE));
  }

  static SparqlConfig limits(Duration time) {
    return new SparqlConfig(
        time, 100_000, 100_000, 64 << 20, 2, Duration.ofMillis(200), 20, 1 << 20);
  }

  /** As a portal does at its start. */
  StoreFixture started() {
    Optional<LogPosition> position = store.findPosition(RECORD);
    if (position.isEmpty()) {
      store.beginRebuild();
      store.commit(LogPosition.START, RECORD);
    } else {
      sequence = position.get().sequence();
    }
    return this;
  }

  StoreFixture with(Current... changes) {
    store.apply(List.of(changes));
    store.commit(new LogPosition(1, ++sequence), RECORD);
    return this;
  }

  static Current dataset(String slug, String statements, String... tokens) {
    return about(BASE.dataset(slug), slug, "a dcat:Dataset ; " + statements, tokens);
  }

  /** As {@link #dataset}, about an IRI that need not be the portal's own. */
  static Current about(String subject, String slug, String statements, String... tokens) {
    Set<String> discover = tokens.length == 0 ? Set.of(Caller.PUBLIC) : Set.of(tokens);
    Description description = describe(subject, statements);
    return new Current.OfDataset(
        slug,
        Optional.of(
            new Dataset(
                UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)),
                slug,
                1,
                Dataset.State.PUBLISHED,
                Instant.EPOCH,
                Instant.EPOCH,
                discover,
                discover,
                description,
                new DatasetMapper(BASE).map(description))));
  }

  static Current noDataset(String slug) {
    return new Current.OfDataset(slug, Optional.empty());
  }

  static Current agency(String slug, String statements) {
    return new Current.OfAgency(slug, Optional.of(describe(BASE.agency(slug), statements)));
  }

  private static Description describe(String subject, String statements) {
    return new DescriptionReader()
        .read(
            PREFIXES + "<" + subject + "> " + statements + " .",
            RdfSyntax.TURTLE,
            BASE.value(),
            subject);
  }

  private static Set<org.apache.jena.graph.Triple> triples(String turtle) {
    return Set.copyOf(
        org.apache.jena.riot.RDFParser.fromString(
                PREFIXES + turtle, org.apache.jena.riot.Lang.TURTLE)
            .base(BASE.value())
            .toGraph()
            .find()
            .toList());
  }

  String ask(String query) {
    return ask(
        query,
        query.contains("CONSTRUCT") || query.contains("DESCRIBE")
            ? ResultFormat.N_TRIPLES
            : ResultFormat.CSV,
        Caller.ANONYMOUS);
  }

  String ask(String query, Caller caller) {
    return ask(query, ResultFormat.CSV, caller);
  }

  /** The answer as text, lines ended by a newline only. */
  String ask(String query, ResultFormat format, Caller caller) {
    ParsedQuery parsed = queries.parse(PREFIXES + query, List.of(), List.of());
    return read(queries.answer(parsed, format, caller));
  }

  static String read(SparqlAnswer answer) {
    try (var body = answer.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows without an order as a bag. Names of blank nodes are each store's own. */
  static String sorted(String table, String query) {
    String named = table.replaceAll("_:\\S+", "_:b");
    return query.contains("ORDER BY") ? named : String.join("\n", named.lines().sorted().toList());
  }

  /** Parts of queries that columns have answered. */
  long answered() {
    Generation generation = store.lease();
    try {
      Columns columns = generation.beginRead();
      generation.end();
      return columns.answered();
    } finally {
      generation.release();
    }
  }

  @Override
  public void close() {
    queries.close();
    store.close();
  }
}
