package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed portal loses nothing that it had acknowledged: its next start finds the PostgreSQL left
 * behind, and record, search and SPARQL agree again. The moments of the kills come from a random
 * generator with a fixed seed; what the machine does in them does not.
 */
class KillIT {
  private static final Pattern TITLE = Pattern.compile("phienban([0-9]+)");

  @TempDir Path folder;
  private final Random random = new Random(20260728);
  private final Map<String, Integer> acknowledged = new TreeMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String base;
  private int port;
  private int nextVersion;
  private Process process;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    base = "http://localhost:" + port + "/";
  }

  /** Also ends the PostgreSQL, which outlives a portal that is only killed. */
  @AfterEach
  void stop() throws Exception {
    if (process != null && process.isAlive()) {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void threeKillsDuringWrites_loseNothingAcknowledged() throws Exception {
    survive(3);
  }

  @Test
  @Tag("long")
  void twentyKillsDuringWrites_loseNothingAcknowledged() throws Exception {
    survive(20);
  }

  private void survive(int kills) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      if (kill % 5 == 4) {
        killWhileStarting();
      }
      BufferedReader output = start();
      agree();
      write(output, 200 + random.nextInt(1500));
    }
    start();
    agree();
    assertThat(acknowledged).hasSize(WritingPortal.SLUGS);
  }

  private BufferedReader start() throws IOException {
    BufferedReader output = launch();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ready")) {
        return output;
      }
      lines.add(line);
    }
    throw new AssertionError("the portal did not start: " + lines + "\n" + log());
  }

  private BufferedReader launch() throws IOException {
    process =
        PortalProcess.start(WritingPortal.class, folder.resolve("data"), port, base, nextVersion);
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private void killWhileStarting() throws Exception {
    launch();
    Thread.sleep(500 + random.nextInt(4000));
    process.destroyForcibly().waitFor();
  }

  /** Lets it write for a while, kills it, and takes in every acknowledgement that got out. */
  private void write(BufferedReader output, int millis) throws Exception {
    Process writing = process;
    try (OutputStream input = writing.getOutputStream()) {
      input.write("go\n".getBytes(StandardCharsets.UTF_8));
    }
    Thread killer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(millis);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  // By its handle: Process closes the streams too, and the last lines are lost.
                  writing.toHandle().destroyForcibly();
                });
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      String[] words = line.split(" ");
      if (words.length == 3 && words[0].equals("ack")) {
        acknowledged.put(words[1], Integer.parseInt(words[2]));
        nextVersion = Integer.parseInt(words[2]) + 1;
      }
    }
    killer.join();
    writing.waitFor();
  }

  /** Record, search and SPARQL tell the same, and at least what was acknowledged. */
  private void agree() throws Exception {
    for (Map.Entry<String, Integer> entry : acknowledged.entrySet()) {
      String slug = entry.getKey();
      int recorded = version(get("api/datasets/" + slug));
      // One more may have been committed whose acknowledgement did not get out.
      assertThat(recorded)
          .as("version of %s in the record", slug)
          .isIn(entry.getValue(), entry.getValue() + WritingPortal.SLUGS);
      assertThat(get("api/datasets?q=phienban" + recorded))
          .as("search for version %s of %s", recorded, slug)
          .contains("\"" + slug + "\"");
      assertThat(version(select(slug))).as("version of %s in SPARQL", slug).isEqualTo(recorded);
    }
    assertThat(get("api/datasets?size=1")).contains("\"total\":" + (50 + written()) + ",");
  }

  /** How many of the written datasets the record has; the newest may not be acknowledged. */
  private int written() throws Exception {
    int found = 0;
    for (int i = 0; i < WritingPortal.SLUGS; i++) {
      found += status("api/datasets/written-" + i) == 200 ? 1 : 0;
    }
    return found;
  }

  private String select(String slug) throws Exception {
    String query =
        "SELECT ?t { <%sdatasets/%s> <http://purl.org/dc/terms/title> ?t FILTER(lang(?t) = 'vi') }"
            .formatted(base, slug);
    return get("sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static int version(String answer) {
    Matcher matcher = TITLE.matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private String get(String path) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
    return response.body();
  }

  private int status(String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(base + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private String log() throws IOException {
    Path log = folder.resolve("data/logs/sen.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }
}
