package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.testing.RunningPortal;

/** What no well-meant program sends: a 4xx that says what is wrong, never a 500 or silence. */
class MalformedRequestIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  /** Sends bytes as they are and reads until the problem has come or the connection ends. */
  private static String exchange(byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", portal.port())) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (SocketException closed) {
        // The portal has answered and hung up before it was sent everything; the answer is there.
      }
      byte[] buffer = new byte[8192];
      for (int n = socket.getInputStream().read(buffer);
          n > 0;
          n = socket.getInputStream().read(buffer)) {
        answer.write(buffer, 0, n);
        if (answer.toString(StandardCharsets.UTF_8).contains("\r\n\r\n{")
            && answer.toString(StandardCharsets.UTF_8).endsWith("}")) {
          break;
        }
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static byte[] get(String target, String... headers) {
    return ("GET "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + String.join("", headers)
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of(
            "a query of 10 MB",
            get("/api/datasets?q=" + "a".repeat(10_000_000)),
            414,
            "uri-too-long"),
        Arguments.of("a long path", get("/" + "a".repeat(40_000)), 414, "uri-too-long"),
        Arguments.of(
            "long headers",
            get("/api/datasets", "X: " + "a".repeat(100_000) + "\r\n"),
            431,
            "headers-too-large"),
        Arguments.of(
            "a broken percent-encoding", get("/api/datasets?q=%zz"), 400, "malformed-request"),
        Arguments.of("a broken path", get("/datasets/%c"), 400, "malformed-request"),
        Arguments.of(
            "characters that no address has", get("/datasets/a|b^c"), 400, "malformed-request"),
        Arguments.of("unencoded Vietnamese", get("/api/datasets?q=điện"), 400, "malformed-request"),
        Arguments.of("a broken address", get("http://["), 400, "malformed-request"),
        Arguments.of("NUL in the path", get("/api/datasets/%00"), 400, "malformed-request"),
        Arguments.of("NUL in the query", get("/api/datasets?q=a%00b"), 400, "malformed-request"),
        Arguments.of("NUL in a page's path", get("/datasets/%00"), 400, "malformed-request"),
        Arguments.of(
            "no HTTP", "HELLO\r\n\r\n".getBytes(StandardCharsets.UTF_8), 400, "malformed-request"),
        Arguments.of(
            "a negative length",
            get("/api/datasets", "Content-Length: -1\r\n"),
            400,
            "malformed-request"),
        Arguments.of(
            "a method nobody knows",
            "BREW /api/datasets HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8),
            405,
            "method-not-allowed"),
        Arguments.of(
            "a bad Accept", get("/api/datasets", "Accept: nonsense\r\n"), 400, "malformed-request"),
        Arguments.of(
            "a type that is not offered",
            get("/api/datasets", "Accept: image/png\r\n"),
            406,
            "not-acceptable"),
        Arguments.of(
            "a way out of the folder", get("/assets/../../../etc/passwd"), 404, "not-found"),
        Arguments.of("an encoded way out", get("/assets/..%2f..%2fetc%2fpasswd"), 404, "not-found"),
        Arguments.of(
            "a way out of the files",
            get("/datasets/power-plants/files/..%2f..%2fx"),
            404,
            "not-found"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void isToldInAProblem(String what, byte[] request, int status, String type) throws IOException {
    String answer = exchange(request);

    assertThat(answer).as(what).matches("(?s)HTTP/1\\.[01] " + status + " .*");
    assertThat(answer).contains("Content-Type: application/problem+json");
    assertThat(answer)
        .contains("\"type\":\"" + portal.baseIri() + "problems/" + type + "\"")
        .contains("\"status\":" + status)
        .contains("\"detail\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/datasets/nothing", "/api/datasets?size=0"})
  void browser_getsAPageExceptFromTheApi(String path) {
    HttpResponse<String> response =
        portal.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    boolean api = path.startsWith("/api/");
    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith(api ? "application/problem+json" : "text/html");
    assertThat(response.body()).startsWith(api ? "{" : "<!");
  }

  @Test
  void language_isTheCallers() {
    assertThat(portal.get("/api/nothing?lang=en").body()).contains("\"Not found\"");
    assertThat(portal.get("/api/nothing", "Cookie", "lang=en").body()).contains("\"Not found\"");
    assertThat(portal.get("/api/nothing", "Accept-Language", "fr, en;q=0.5").body())
        .contains("\"Not found\"");
    assertThat(portal.get("/api/nothing", "Accept-Language", "fr").body())
        .contains("\"Không tìm thấy\"");
  }
}
