package vn.sen.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Solr 9.10.1 in a process of its own, from its Maven artifacts. */
final class SolrProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("sen.root", "."));
  private static final Path PEER = ROOT.resolve("src/test/peers/solr");

  private final Process process;
  private final int port;
  private final Path home;
  private final HttpClient client = HttpClient.newHttpClient();

  private SolrProcess(Process process, int port, Path home) {
    this.process = process;
    this.port = port;
    this.home = home;
  }

  /**
   * @param home for its cores and logs; kept
   * @param heap such as {@code 1g}
   * @param cores {@code plain} analyses with {@code text_general} alone, {@code folding} folds to
   *     ASCII besides
   */
  static SolrProcess start(Path home, String heap, String... cores)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    Files.copy(
        PEER.resolve("solr.xml"),
        home.resolve("solr.xml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    for (String core : cores) {
      configure(home.resolve(core), core);
    }
    int port = PortalProcess.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-Dsolr.solr.home=" + home,
            "-Dsolr.log.dir=" + home.resolve("logs"),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            classpath(),
            PEER.resolve("SolrPeer.java").toString(),
            home.toString(),
            "" + port));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    StringBuilder output = new StringBuilder();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.equals("Solr is ready")) {
        Thread.ofVirtual().start(() -> PortalProcess.drain(reader));
        return new SolrProcess(process, port, home);
      }
    }
    process.waitFor();
    throw new IOException("Solr did not start:\n" + output);
  }

  private static void configure(Path core, String name) throws IOException {
    Path conf = Files.createDirectories(core.resolve("conf"));
    String schema = Files.readString(PEER.resolve("schema.xml"));
    String folding = "<filter class=\"solr.ASCIIFoldingFilterFactory\"/>";
    Files.writeString(
        conf.resolve("schema.xml"),
        name.equals("folding") ? schema.replace("<!--FOLDING-->", folding) : schema);
    Files.writeString(
        conf.resolve("solrconfig.xml"), Files.readString(PEER.resolve("solrconfig.xml")));
    Files.writeString(core.resolve("core.properties"), "name=" + name + "\n");
  }

  /** Resolved once by Maven, kept in the build folder. */
  private static String classpath() throws IOException, InterruptedException {
    Path kept = ROOT.resolve("target/solr-classpath.txt").toAbsolutePath();
    if (!Files.exists(kept)) {
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-q",
                  "-f",
                  PEER.resolve("pom.xml").toString(),
                  "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                  "-Dmdep.outputFile=" + kept)
              .inheritIO()
              .start();
      if (maven.waitFor() != 0) {
        throw new IOException("Maven could not fetch Solr");
      }
    }
    return Files.readString(kept).strip();
  }

  int port() {
    return port;
  }

  /**
   * @param documents a JSON array
   */
  void add(String core, byte[] documents) throws IOException, InterruptedException {
    post(core, "", HttpRequest.BodyPublishers.ofByteArray(documents));
  }

  /** With all in one segment, as Sen's own index is when it was built from nothing. */
  void commit(String core) throws IOException, InterruptedException {
    post(
        core,
        "?commit=true&optimize=true&maxSegments=1",
        HttpRequest.BodyPublishers.ofString("[]"));
  }

  private void post(String core, String query, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/solr/" + core + "/update" + query))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.body());
    }
  }

  String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).timeout(Duration.ofMinutes(1)).GET().build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + path + "\n" + response.body());
    }
    return response.body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  Path home() {
    return home;
  }

  double residentMegabytes() throws IOException {
    return PortalProcess.statusMegabytes(process.pid(), "VmRSS:");
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
