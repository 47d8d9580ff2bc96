package vn.sen.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the operator decides: each by a command-line option, an environment variable or its default.
 *
 * @param data the portal's data folder, absolute ({@code --data}, {@code SEN_DATA}, default {@code
 *     var})
 * @param host address to listen on ({@code --host}, {@code SEN_HOST}, default {@code 127.0.0.1}:
 *     reachable from this machine only, until the operator opens it)
 * @param port 0 (any free one, for tests) to 65535 ({@code --port}, {@code SEN_PORT}, default 8080)
 * @param baseIri base of every IRI minted ({@code --base-iri}, {@code SEN_BASE_IRI}, default {@code
 *     http://localhost:PORT/}); fixed by the first start on a data folder
 * @param databaseUrl JDBC URL of an external PostgreSQL ({@code SEN_DATABASE_URL}); the embedded
 *     one is started when absent
 */
public record SenConfig(
    Path data, String host, int port, Optional<String> baseIri, Optional<String> databaseUrl) {

  public static final int DEFAULT_PORT = 8080;
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final String DEFAULT_DATA = "var";

  public SenConfig {
    data = data.toAbsolutePath().normalize();
    if (port < 0 || port > 65_535) {
      throw new StartupException("The port must be a number from 1 to 65535, not " + port + ".");
    }
    databaseUrl.ifPresent(
        url -> {
          if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupException(
                "SEN_DATABASE_URL must be a JDBC address of PostgreSQL, such as"
                    + " jdbc:postgresql://db.example/sen?user=sen&password=…");
          }
        });
  }

  /** The base IRI asked for, or the default that follows from the port. */
  public BaseIri effectiveBaseIri() {
    String value = baseIri.orElse("http://localhost:" + port + "/");
    try {
      return new BaseIri(value);
    } catch (IllegalArgumentException e) {
      throw new StartupException(
          "The base IRI must be a complete web address such as https://data.example.vn/, not "
              + value
              + ".",
          e);
    }
  }
}
