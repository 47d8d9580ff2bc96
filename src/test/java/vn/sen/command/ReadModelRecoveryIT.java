package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.ChangeLog;

/** Search and SPARQL are rebuilt when their folders are damaged, gone, or when it is asked for. */
class ReadModelRecoveryIT {
  @TempDir Path folder;
  private String base;
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    base = "http://localhost:" + port + "/";
  }

  @Test
  void damagedGoneOrUnwanted_isBuiltAnewFromTheRecord() throws Exception {
    try (Portal portal = start()) {
      agrees(portal);
      portal.context().getBean(ChangeLog.class).requestRebuild();
      portal.context().getBean(ChangeFollower.class).awaitApplied();
      agrees(portal);
    }
    damage(folder.resolve("data/search"));
    damage(folder.resolve("data/sparql"));
    try (Portal portal = start()) {
      agrees(portal);
    }
    delete(folder.resolve("data/search"));
    delete(folder.resolve("data/sparql"));
    try (Portal portal = start()) {
      agrees(portal);
    }
  }

  private Portal start() {
    return Portal.start(
        Map.of(
            "sen.data",
            folder.resolve("data").toString(),
            "sen.host",
            "127.0.0.1",
            "sen.port",
            port,
            "sen.base-iri",
            base));
  }

  private void agrees(Portal portal) throws Exception {
    String count =
        "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <http://www.w3.org/ns/dcat#Dataset> ; <"
            + base
            + "ns#target> ?t }";
    assertThat(portal.port()).isEqualTo(port);
    assertThat(get("api/datasets?size=1")).contains("\"total\":50,");
    assertThat(get("sparql?query=" + URLEncoder.encode(count, StandardCharsets.UTF_8)))
        .containsPattern("\"value\"\\s*:\\s*\"50\"");
  }

  private String get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(base + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    }
  }

  /** Overwrites the middle of every file with noise, as a failing disk might. */
  private static void damage(Path root) throws IOException {
    Random random = new Random(7);
    List<Path> files;
    try (Stream<Path> paths = Files.walk(root)) {
      files = paths.filter(Files::isRegularFile).filter(path -> size(path) > 0).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      byte[] noise = new byte[Math.max(1, Math.min(bytes.length / 2, 65_536))];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, bytes, (bytes.length - noise.length) / 2, noise.length);
      Files.write(file, bytes);
    }
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
