package vn.sen.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the portal's own, its data kept in the data folder. Listens on the
 * loopback address only, asks for a password that only the folder's owner can read, and flushes
 * every commit to disk.
 */
final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** Owns the tables, and migrates them. */
  private static final String OWNER = "postgres";

  /** What the portal itself is: it may not change the audit log. Migrations give it its rights. */
  private static final String APPLICATION = "sen_application";

  private static final String OWNER_PASSWORD = "postgres.password";
  private static final String APPLICATION_PASSWORD = "postgres-application.password";
  private static final String DATABASE = "sen";

  /** Written last when the cluster is made: without it, what lies there holds nothing yet. */
  private static final String COMPLETE = "postgres.complete";

  private final EmbeddedPostgres server;
  private final DataFolder folder;

  private EmbeddedDatabase(EmbeddedPostgres server, DataFolder folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts the server, making its cluster at the first start and stopping an orphaned one. */
  static EmbeddedDatabase start(DataFolder folder) {
    Path data = folder.resolve("postgres");
    try {
      if (!Files.exists(folder.resolve(COMPLETE))) {
        deleteTree(data);
      }
      OrphanedPostgres.stop(data);
      EmbeddedPostgres server =
          start(
              folder, data, passwordFile(folder, OWNER_PASSWORD), password(folder, OWNER_PASSWORD));
      if (!Files.exists(folder.resolve(COMPLETE))) {
        createDatabase(server);
        DataFolder.writeDurably(folder.resolve(COMPLETE), "");
      }
      createApplication(server, password(folder, APPLICATION_PASSWORD));
      return new EmbeddedDatabase(server, folder);
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StartupException(
          "The embedded PostgreSQL did not start: "
              + e.getMessage()
              + " (its log is in "
              + folder.resolve("logs")
              + ").",
          e);
    }
  }

  /** How a command beside a running portal reaches that portal's server. */
  static Addresses attach(DataFolder folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"));
      return addresses(Integer.parseInt(lines.get(3).strip()), folder);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new StartupException(
          "The portal that holds "
              + folder.root()
              + " is just starting or stopping; try again in a few seconds.",
          e);
    }
  }

  /**
   * The server as the portal's role and as the owner of its tables.
   *
   * @param application for everything the portal does
   * @param owner for migrations
   */
  record Addresses(DatabaseAddress application, DatabaseAddress owner) {}

  Addresses addresses() {
    try {
      return addresses(server.getPort(), folder);
    } catch (IOException e) {
      throw new StartupException("The data folder's passwords cannot be read.", e);
    }
  }

  private static Addresses addresses(int port, DataFolder folder) throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    return new Addresses(
        new DatabaseAddress(url, APPLICATION, password(folder, APPLICATION_PASSWORD)),
        new DatabaseAddress(url, OWNER, password(folder, OWNER_PASSWORD)));
  }

  @Override
  public void close() throws IOException {
    server.close();
    LOG.info("PostgreSQL stopped");
  }

  private static EmbeddedPostgres start(
      DataFolder folder, Path data, Path passwordFile, String password) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries(folder).toFile())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setConnectConfig("password", password);
    // Given to initdb, which would otherwise trust everybody on this machine.
    Map.of(
            "auth", "scram-sha-256",
            "pwfile", passwordFile.toString(),
            "locale", "C",
            "locale-provider", "builtin",
            "builtin-locale", "C.UTF-8")
        .forEach(builder::setLocaleConfig);
    serverConfig().forEach(builder::setServerConfig);
    EmbeddedPostgres server = builder.start();
    // The library lets everybody write where the programs lie.
    Files.setPosixFilePermissions(binaries(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
    return server;
  }

  /**
   * Where PostgreSQL's programs are unpacked, once: beside the portal's own program when it says
   * where that is (a build, or the tests), else in the data folder.
   */
  private static Path binaries(DataFolder folder) {
    String told = System.getProperty("sen.postgres-binaries", "");
    return told.isEmpty() ? folder.resolve("postgres-binaries") : Path.of(told);
  }

  private static Map<String, String> serverConfig() {
    return Map.ofEntries(
        // The library starts the server with -F, made for tests; the record must survive a crash.
        Map.entry("fsync", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("shared_buffers", "64MB"),
        Map.entry("max_connections", "40"),
        Map.entry("timezone", "UTC"),
        // A forgotten open transaction would hold back the followers of the change log.
        Map.entry("idle_in_transaction_session_timeout", "60s"));
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        PreparedStatement exists =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      exists.setString(1, DATABASE);
      if (!exists.executeQuery().next()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + DATABASE);
        }
      }
    }
  }

  /** Also at later starts: an older data folder has no such role yet. */
  private static void createApplication(EmbeddedPostgres server, String password)
      throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement exists =
            connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      exists.setString(1, APPLICATION);
      // The statement takes no parameters; the password is made of hexadecimal digits.
      statement.execute(
          (exists.executeQuery().next() ? "ALTER" : "CREATE")
              + " ROLE "
              + APPLICATION
              + " LOGIN NOSUPERUSER PASSWORD '"
              + password
              + "'");
    }
  }

  private static String password(DataFolder folder, String name) throws IOException {
    return Files.readString(passwordFile(folder, name), StandardCharsets.US_ASCII).strip();
  }

  private static Path passwordFile(DataFolder folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file) && folder.isOwner()) {
      byte[] secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      DataFolder.writeDurably(file, HexFormat.of().formatHex(secret) + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    OrphanedPostgres.stop(root);
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
