package vn.sen.command;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusExecutor;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.sen.platform.StartupException;

/** The API of a portal elsewhere, as far as publishing a folder needs it. */
final class PortalCalls {
  /** On the portal's disk before the next is sent. */
  private static final int PIECE_BYTES = 64 << 20;

  private final URI portal;
  private final String token;
  private final String language;
  private static final ObjectMapper JSON = ObjectMapper.getDefault();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  /**
   * @param portal its base, ending in a slash
   */
  PortalCalls(URI portal, String token, String language) {
    this.portal = portal;
    this.token = token;
    this.language = language;
  }

  /**
   * @param json the body; empty when it is no object
   */
  record Answer(int status, Optional<String> etag, Map<String, Object> json) {
    boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** What the portal says is wrong. */
    String detail() {
      Object said = json.get("detail");
      return said instanceof String text ? text : "status " + status;
    }
  }

  Answer call(String method, String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(portal.resolve(path))
            .timeout(Duration.ofMinutes(10))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .header("Accept-Language", language)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(), response.headers().firstValue("ETag"), object(response.body()));
    } catch (IOException e) {
      throw new StartupException(
          "The portal at " + portal + " cannot be reached: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("Interrupted.", e);
    }
  }

  /** A JSON object; empty when the bytes are none. */
  static Map<String, Object> object(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    try {
      Map<String, Object> object =
          text.startsWith("{")
              ? JSON.readValue(text, Argument.mapOf(String.class, Object.class))
              : null;
      return object == null ? Map.of() : object;
    } catch (IOException e) {
      return Map.of();
    }
  }

  /**
   * Uploads by the tus protocol, going on after broken connections, and makes it a file of the
   * draft.
   *
   * @param sent told the bytes that have arrived
   */
  Answer upload(String slug, Path file, LongConsumer sent) {
    TusClient client = new TusClient();
    client.setHeaders(Map.of("Authorization", "Bearer " + token));
    URI[] location = new URI[1];
    TusExecutor executor =
        new TusExecutor() {
          @Override
          protected void makeAttempt() throws ProtocolException, IOException {
            TusUploader uploader =
                location[0] == null
                    ? client.createUpload(upload(file))
                    : client.beginOrResumeUploadFromURL(upload(file), location[0].toURL());
            location[0] = URI.create(uploader.getUploadURL().toString());
            uploader.setChunkSize(1 << 20);
            uploader.setRequestPayloadSize(PIECE_BYTES);
            do {
              sent.accept(uploader.getOffset());
            } while (uploader.uploadChunk() > -1);
            uploader.finish();
          }
        };
    executor.setDelays(new int[] {500, 1_000, 3_000, 10_000, 30_000});
    try {
      client.setUploadCreationURL(portal.resolve("uploads").toURL());
      executor.makeAttempts();
    } catch (ProtocolException | IOException e) {
      throw new StartupException(
          "“" + file.getFileName() + "” could not be uploaded: " + e.getMessage(), e);
    }
    String path = location[0].getPath();
    return call(
        "POST",
        "uploads/" + path.substring(path.lastIndexOf('/') + 1) + "/attach/" + slug,
        new byte[0],
        Map.of());
  }

  private static TusUpload upload(Path file) throws IOException {
    TusUpload upload = new TusUpload(file.toFile());
    upload.setMetadata(Map.of("filename", file.getFileName().toString()));
    return upload;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The objects of a list in an answer. */
  static List<Map<?, ?>> objects(Answer answer, String name) {
    return answer.json().get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .<Map<?, ?>>map(one -> (Map<?, ?>) one)
            .toList()
        : List.of();
  }
}
