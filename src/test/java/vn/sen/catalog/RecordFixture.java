package vn.sen.catalog;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;

/**
 * The real record on a real PostgreSQL, in a folder of the test's own; no read model follows it.
 */
public final class RecordFixture implements AutoCloseable {
  public static final String BASE = "http://localhost:8080/";
  public static final Set<String> PUBLIC = Set.of("public");
  public static final Datasets.Audience EVERYBODY = new Datasets.Audience(PUBLIC, PUBLIC);

  private final ApplicationContext context;

  private RecordFixture(ApplicationContext context) {
    this.context = context;
  }

  public static RecordFixture start(Path folder) {
    if (System.getProperty("sen.postgres-binaries") == null) {
      // Unpacked once for all tests of this run.
      System.setProperty(
          "sen.postgres-binaries",
          Path.of("target", "postgres-binaries").toAbsolutePath().toString());
    }
    return new RecordFixture(
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(Map.of("sen.data", folder.toString(), "sen.follow", false))
            .start());
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Whether this build has such a part. */
  public boolean has(Class<?> type) {
    return context.containsBean(type);
  }

  /** A connection of its own, outside every transaction of the portal. */
  public Connection connect() throws SQLException {
    return context.getBean(DataSource.class).unwrap(HikariDataSource.class).getConnection();
  }

  /** A dataset's description with one more statement that no profile knows. */
  public Description description(String slug, String title) {
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ; dct:title "%2$s"@vi ;
          <https://example.vn/unknown> [ <https://example.vn/depth> 2 ] .
        """
            .formatted(slug, title);
    return get(DescriptionReader.class)
        .read(turtle, RdfSyntax.TURTLE, BASE, BASE + "datasets/" + slug);
  }

  public int publish(String slug, String title) {
    return get(Datasets.class).publish(description(slug, title), EVERYBODY, "tester", "");
  }

  @Override
  public void close() {
    context.close();
  }
}
