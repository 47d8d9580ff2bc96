package vn.sen.bench.generate;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;
import vn.sen.targets.SeedLoader;

/**
 * Fills the record of a data folder with a generated catalog by COPY, beside what the portal comes
 * with. The portal must not be running on the folder; its next start builds the read models.
 */
public final class RecordLoader {
  private static final int BATCH = 2_000;

  private RecordLoader() {}

  /** From the command line: {@code DATA-FOLDER DATASETS BASE-IRI}. */
  public static void main(String[] arguments) {
    load(Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]);
  }

  /**
   * @param baseIri fixes the folder's base IRI when it is new, such as {@code
   *     http://localhost:8080/}
   */
  public static void load(Path dataFolder, int count, String baseIri) {
    load(dataFolder, baseIri, (context, catalog) -> catalog.datasets(count), context -> {});
  }

  /**
   * @param datasets what to load, of the catalog with the audiences that the portal's gate gives
   * @param afterwards what else to write
   */
  public static void load(
      Path dataFolder,
      String baseIri,
      BiFunction<ApplicationContext, GeneratedCatalog, Stream<Dataset>> datasets,
      Consumer<ApplicationContext> afterwards) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .properties(
                Map.of(
                    "sen.data",
                    dataFolder.toString(),
                    "sen.base-iri",
                    baseIri,
                    "sen.follow",
                    false))
            .start()) {
      context.getBean(SeedLoader.class).load();
      GeneratedCatalog catalog =
          new GeneratedCatalog(
              context.getBean(BaseIri.class),
              GeneratedCatalog.SEED,
              context.getBean(Gate.class)::audienceOf);
      load(context.getBean(DataSource.class), datasets.apply(context, catalog));
      afterwards.accept(context);
    }
  }

  private static void load(DataSource source, Stream<Dataset> datasets) {
    try (Connection connection =
        source.unwrap(com.zaxxer.hikari.HikariDataSource.class).getConnection()) {
      connection.setAutoCommit(true);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      List<Dataset> batch = new ArrayList<>(BATCH);
      for (Dataset dataset : (Iterable<Dataset>) datasets::iterator) {
        batch.add(dataset);
        if (batch.size() == BATCH) {
          write(copy, batch);
          batch.clear();
        }
      }
      write(copy, batch);
      try (var statement = connection.createStatement()) {
        statement.execute("ANALYZE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(CopyManager copy, List<Dataset> batch)
      throws SQLException, IOException {
    StringBuilder datasets = new StringBuilder();
    StringBuilder revisions = new StringBuilder(BATCH * 4096);
    StringBuilder changes = new StringBuilder();
    for (Dataset dataset : batch) {
      UUID id = dataset.id();
      DatasetView view = dataset.view();
      row(
          datasets,
          id.toString(),
          view.slug(),
          "1",
          "PUBLISHED",
          view.title().in(java.util.Locale.forLanguageTag("vi")),
          view.title().in(java.util.Locale.ENGLISH),
          view.agency().orElse(null),
          view.accessRights().orElse(null),
          view.status().code(),
          array(dataset.discover()),
          array(dataset.use()),
          "now",
          "now");
      String words = dataset.description().nTriples();
      row(revisions, id.toString(), "1", words, "\\x" + sha256(words), "generated", "", "now");
      row(changes, "DATASET", view.slug(), "now");
    }
    copy(
        copy,
        """
        dataset (id, slug, revision, state, title_vi, title_en, agency, access_level, status,
          discover, use, created, modified)\
        """,
        datasets);
    copy(
        copy,
        "dataset_revision (dataset, number, description, sha256, author, note, created)",
        revisions);
    copy(copy, "change_log (kind, key, at)", changes);
  }

  private static void copy(CopyManager copy, String into, StringBuilder rows)
      throws SQLException, IOException {
    copy.copyIn("COPY " + into + " FROM STDIN", new java.io.StringReader(rows.toString()));
  }

  /** PostgreSQL's text format. */
  private static void row(StringBuilder out, String... values) {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : escape(values[i]));
    }
    out.append('\n');
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String array(Collection<String> tokens) {
    return tokens.stream()
        .map(token -> '"' + token + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
