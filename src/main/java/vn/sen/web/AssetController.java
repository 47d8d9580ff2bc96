package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * The frontend's files. They are few and small and stay in memory. A file whose name holds the hash
 * of its content is kept by browsers for ever, the pictures for a day.
 */
@Hidden
@Produces(MediaType.ALL)
@Controller
final class AssetController {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String A_DAY = "public, max-age=86400";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private final Assets assets;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @Get("/assets/{name}")
  HttpResponse<?> asset(HttpRequest<?> request, @PathVariable String name) {
    String path = "/assets/" + name;
    if (!assets.contains(path)) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND, "Không có tệp này.", "There is no such file.");
    }
    return answer(request, path, FOREVER);
  }

  @Get("/{name:favicon\\.ico|favicon\\.svg|lotus\\.svg|apple-touch-icon\\.png|social-card\\.png}")
  HttpResponse<?> picture(HttpRequest<?> request, @PathVariable String name) {
    return answer(request, "/" + name, A_DAY);
  }

  private HttpResponse<?> answer(HttpRequest<?> request, String path, String kept) {
    byte[] bytes = files.computeIfAbsent(path, AssetController::read);
    String tag = "\"" + path.substring(1).replace('/', '-') + "-" + bytes.length + "\"";
    boolean known =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            .filter(stated -> stated.contains(tag))
            .isPresent();
    MutableHttpResponse<?> response = known ? HttpResponse.notModified() : HttpResponse.ok(bytes);
    String suffix = path.substring(path.lastIndexOf('.') + 1);
    return response
        .header(HttpHeaders.CONTENT_TYPE, TYPES.getOrDefault(suffix, "application/octet-stream"))
        .header(HttpHeaders.CACHE_CONTROL, kept)
        .header(HttpHeaders.ETAG, tag);
  }

  private static byte[] read(String path) {
    try (InputStream stream =
        AssetController.class.getClassLoader().getResourceAsStream("frontend" + path)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the frontend's build: " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
