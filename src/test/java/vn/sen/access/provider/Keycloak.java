package vn.sen.access.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.sen.testing.RunningPortal;

/** A real Keycloak on a free port of this machine, with the realm of the tests in it. */
final class Keycloak implements AutoCloseable {
  private static final String VERSION = "26.4.0";
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Process process;
  private final int port;

  private Keycloak(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  String issuer() {
    return "http://localhost:" + port + "/realms/sen";
  }

  /**
   * @param folder to keep its log in
   */
  static Keycloak start(Path folder) throws IOException, InterruptedException {
    Path home = home();
    Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.copy(
        Path.of("src/test/resources/keycloak/realm.json"),
        imports.resolve("realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    int port = RunningPortal.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin").resolve("kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--db=dev-mem",
            "--import-realm");
    builder
        .environment()
        .putAll(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xmx512m"));
    Path log = folder.resolve("keycloak.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Keycloak keycloak = new Keycloak(process, port);
    keycloak.await(log);
    return keycloak;
  }

  private void await(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(issuer())).build();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
      }
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      Thread.sleep(500);
    }
    close();
    throw new IllegalStateException("Keycloak is not ready:\n" + Files.readString(log));
  }

  /** Unpacked once from its Maven artifact. */
  private static Path home() throws IOException, InterruptedException {
    Path folder = Path.of("target").toAbsolutePath();
    Path home = folder.resolve("keycloak-" + VERSION);
    if (!Files.exists(home.resolve("bin").resolve("kc.sh"))) {
      Process unpack =
          new ProcessBuilder(
                  List.of(
                      "mvn",
                      "-B",
                      "-q",
                      "dependency:unpack",
                      "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                      "-DoutputDirectory=" + folder))
              .inheritIO()
              .start();
      if (unpack.waitFor() != 0) {
        throw new IOException("Keycloak could not be fetched");
      }
      if (!home.resolve("bin").resolve("kc.sh").toFile().setExecutable(true)) {
        throw new IOException("kc.sh could not be made executable");
      }
    }
    return home;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
