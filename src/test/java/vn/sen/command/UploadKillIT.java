package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal killed in the middle of an upload goes on from where it was, by the tus protocol. */
class UploadKillIT {
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 12;

  @TempDir Path folder;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String base;
  private int port;
  private String token;
  private Process process;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    base = "http://localhost:" + port + "/";
  }

  @AfterEach
  void stop() throws Exception {
    if (process != null && process.isAlive()) {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void killedDuringAnUpload_isResumedWhole() throws Exception {
    byte[] file = new byte[PIECE * PIECES];
    new Random(6).nextBytes(file);
    start();
    String kept = token;
    assertThat(
            json("POST", "api/datasets", "{\"slug\": \"bi-giet\", \"agency\": \"mae\"}")
                .statusCode())
        .isEqualTo(201);
    String upload =
        send(request("uploads")
                .header("Upload-Length", Integer.toString(file.length))
                .header(
                    "Upload-Metadata",
                    "filename "
                        + Base64.getEncoder()
                            .encodeToString("so-lieu.bin".getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String path = upload.substring(upload.indexOf("/uploads/") + 1);
    for (int i = 0; i < 4; i++) {
      piece(path, file, i * PIECE, PIECE);
    }
    // Half a piece is on its way when the process is killed.
    Thread sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    piece(path, file, 4 * PIECE, 8 * PIECE);
                  } catch (Exception e) {
                    // The server is gone, which is what the test is about.
                    Thread.currentThread().interrupt();
                  }
                });
    process.toHandle().destroyForcibly();
    process.waitFor();
    sender.join();

    start();
    token = kept;
    long arrived = offset(path);
    assertThat(arrived).isBetween(4L * PIECE, (long) file.length);
    if (arrived < file.length) {
      piece(path, file, (int) arrived, file.length - (int) arrived);
    }
    HttpResponse<String> attached =
        send(request(path + "/attach/bi-giet").POST(HttpRequest.BodyPublishers.noBody()).build());

    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    assertThat(attached.body())
        .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    // The same draft, once.
    assertThat(json("GET", "api/datasets/bi-giet/draft", "").body())
        .containsOnlyOnce("so-lieu.bin\",\"mediaType");
  }

  @Test
  void killedDuringABatch_hasWholeDatasetsOnly_andGoesOnWhenSentAgain() throws Exception {
    int rows = 80;
    StringBuilder table =
        new StringBuilder(
            "[slug],[titleVi],[titleEn],[descriptionVi],[descriptionEn],[themes],[accessLevel],"
                + "[licence],[contactNameVi],[contactUrl],[url],[urlFormat]\n");
    for (int i = 0; i < rows; i++) {
      table.append(
          "lo-%1$d,Bộ %1$d,Set %1$d,Số liệu do máy tạo ra.,Synthetic.,agriculture,open,cc-by-4.0,Phòng,https://example.vn/lh,https://example.vn/%1$d.csv,CSV\n"
              .formatted(i));
    }
    start();
    String kept = token;
    HttpRequest batch =
        request("api/datasets/batch?agency=mae&publish=true")
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(table.toString()))
            .build();
    CompletableFuture<HttpResponse<String>> running =
        client.sendAsync(batch, HttpResponse.BodyHandlers.ofString());
    // Killed once some are there and, where the machine is not too quick, others are not.
    while (!running.isDone() && status("lo-20") != 200) {
      Thread.sleep(20);
    }
    process.toHandle().destroyForcibly();
    process.waitFor();
    running.exceptionally(gone -> null).join();

    start();
    token = kept;
    for (int i = 0; i < rows; i++) {
      // Published whole, or not there at all; no draft is left open.
      int status = status("lo-" + i);
      assertThat(status).isIn(200, 404);
      assertThat(json("GET", "api/datasets/lo-" + i + "/draft", "").statusCode()).isEqualTo(404);
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(
                              URI.create(base + "datasets/lo-" + i + "/versions/latest"))
                          .build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(status == 200 ? 307 : 404);
    }
    HttpResponse<String> again = send(batch);

    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    for (int i = 0; i < rows; i++) {
      assertThat(status("lo-" + i)).isEqualTo(200);
    }
  }

  private int status(String slug) throws Exception {
    return json("GET", "api/datasets/" + slug, "").statusCode();
  }

  private long offset(String path) throws Exception {
    HttpResponse<String> head =
        send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    return Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
  }

  private void piece(String path, byte[] file, int from, int length) throws Exception {
    HttpResponse<String> sent =
        send(
            request(path)
                .header("Upload-Offset", Integer.toString(from))
                .header("Content-Type", "application/offset+octet-stream")
                .method(
                    "PATCH",
                    HttpRequest.BodyPublishers.ofByteArray(
                        Arrays.copyOfRange(file, from, from + length)))
                .build());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
  }

  private HttpResponse<String> json(String method, String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token)
        .header("Tus-Resumable", "1.0.0");
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void start() throws IOException {
    process = PortalProcess.start(UploadingPortal.class, folder.resolve("data"), port, base, "mae");
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        token = line.substring("ready ".length());
        return;
      }
    }
    throw new AssertionError("the portal did not start");
  }
}
