package vn.sen.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientIT {
  private static final GuardedHttpClient.Limits LIMITS =
      new GuardedHttpClient.Limits(1_000, Duration.ofSeconds(20), 3);

  private final GuardedHttpClient guarded = new GuardedHttpClient();
  private final GuardedHttpClient loopback = GuardedHttpClient.allowingLoopback();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    guarded.close();
    loopback.close();
  }

  @Test
  void publicOnly_reachesNothingInside() {
    ProblemException problem = refusal(guarded, "http://localhost:" + port() + "/document");

    assertThat(problem.type()).isEqualTo(CommonProblem.UNPROCESSABLE);
    assertThat(problem.detail(Locale.ENGLISH)).contains("inside the server's own network");
    assertThat(requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.1.2.3/"
      })
  void literalAddressInside_isRefused(String address) {
    assertThat(refusal(guarded, address).type()).isEqualTo(CommonProblem.UNPROCESSABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/",
        "file:///etc/hostname",
        "http://user:pass@example.org/",
        "x"
      })
  void otherThanWeb_isRefused(String address) {
    assertThat(refusal(guarded, address).detail(Locale.ENGLISH)).contains("only http and https");
  }

  @Test
  void document_isFetchedWithItsHeaders() {
    GuardedHttpClient.Answer answer =
        loopback.get(uri("/document"), Map.of("Accept", "text/turtle"), LIMITS);

    assertThat(answer.contentType()).isEqualTo("text/turtle");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("text/turtle");
  }

  @Test
  void redirect_isFollowedToItsAddress() {
    GuardedHttpClient.Answer answer = loopback.get(uri("/moved"), Map.of(), LIMITS);

    assertThat(answer.address()).isEqualTo(uri("/document"));
  }

  @Test
  void redirectInside_isRefusedAtTheRedirect() {
    ProblemException problem = refusal(loopback, uri("/inside").toString());

    assertThat(problem.detail(Locale.ENGLISH)).contains("10.0.0.1", "own network");
  }

  @Test
  void endlessRedirects_areCounted() {
    assertThat(refusal(loopback, uri("/round").toString()).detail(Locale.ENGLISH))
        .contains("more than 3 times");
    assertThat(requests).hasValue(4);
  }

  @Test
  void tooLarge_isRefused_evenWhenPacked() {
    assertThat(refusal(loopback, uri("/bomb").toString()).detail(Locale.ENGLISH))
        .contains("larger than 1000 bytes");
  }

  @Test
  void error_isTold() {
    assertThat(refusal(loopback, uri("/none").toString()).detail(Locale.ENGLISH))
        .contains("status 404");
  }

  @Test
  void slowServer_isLeft() {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                loopback.get(
                    uri("/slow"),
                    Map.of(),
                    new GuardedHttpClient.Limits(1_000, Duration.ofSeconds(1), 0)));

    assertThat(problem.type()).isEqualTo(CommonProblem.UNPROCESSABLE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/document" -> {
        byte[] body =
            exchange
                .getRequestHeaders()
                .getOrDefault("Accept", java.util.List.of("none"))
                .get(0)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/turtle");
        send(exchange, 200, body);
      }
      case "/moved" -> redirect(exchange, "/document");
      case "/inside" -> redirect(exchange, "http://10.0.0.1/secret");
      case "/round" -> redirect(exchange, "/round");
      case "/bomb" -> {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
          out.write(new byte[10_000_000]);
        }
      }
      case "/slow" -> {
        exchange.sendResponseHeaders(200, 0);
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      default -> send(exchange, 404, new byte[0]);
    }
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().add("Location", target);
    send(exchange, 302, new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private ProblemException refusal(GuardedHttpClient client, String address) {
    return catchThrowableOfType(
        ProblemException.class, () -> client.get(URI.create(address), Map.of(), LIMITS));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
