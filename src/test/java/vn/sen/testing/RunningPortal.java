package vn.sen.testing;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.sen.access.Gate;
import vn.sen.access.Role;
import vn.sen.catalog.Datasets;
import vn.sen.command.Portal;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;

/**
 * The real portal, started once for all tests of a JVM: PostgreSQL, Lucene, TDB2 and HTTP on a free
 * port, a new data folder, the 50 targets in it. Tests read it; what they write must not disturb
 * others.
 */
public final class RunningPortal {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Portal portal;
  private final String baseIri;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private RunningPortal(Portal portal, String baseIri) {
    this.portal = portal;
    this.baseIri = baseIri;
  }

  /** Started by the first call; stopped when the JVM ends. */
  public static RunningPortal get() {
    return Holder.PORTAL;
  }

  /** Ends with a slash. */
  public String baseIri() {
    return baseIri;
  }

  public int port() {
    return portal.port();
  }

  /** The beans, for what a test wants to know that no address tells. */
  public ApplicationContext context() {
    return portal.context();
  }

  /**
   * @param path with its leading slash, percent-encoded
   */
  public URI uri(String path) {
    return URI.create(baseIri + path.substring(1));
  }

  /** GET without an Accept header of its own. */
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Any method without a body; redirects are not followed. */
  public HttpResponse<String> send(String method, String path, String... headers) {
    return send(
        request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Signs in a new person who has accepted the terms and holds the roles, by agency's slug. What
   * they may do is what the portal lets them: nothing is switched off.
   */
  public TestPerson signIn(String name, Map<String, Role> roles) {
    return TestPerson.create(this, name, roles, false, true);
  }

  /** Signs in a new person who has not accepted the terms of use yet. */
  public TestPerson signInWithoutTerms(String name) {
    return TestPerson.create(this, name, Map.of(), false, false);
  }

  /** Signs in a new administrator of the portal. */
  public TestPerson signInAdministrator(String name) {
    return TestPerson.create(this, name, Map.of(), true, true);
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Puts a description into the record, for those whom it admits. */
  public void publish(Description description) {
    context()
        .getBean(Datasets.class)
        .publish(
            description,
            context()
                .getBean(Gate.class)
                .audienceOf(context().getBean(DatasetMapper.class).map(description)),
            "test",
            "");
  }

  private static final class Holder {
    static final RunningPortal PORTAL = start();
  }

  private static RunningPortal start() {
    try {
      Path data = Files.createTempDirectory("sen-portal-");
      int port = freePort();
      String base = "http://localhost:" + port + "/";
      Portal portal =
          Portal.start(
              Map.of(
                  "sen.data",
                  data.toString(),
                  "sen.host",
                  "127.0.0.1",
                  "sen.port",
                  port,
                  "sen.base-iri",
                  base));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(portal, data), "stop-portal"));
      return new RunningPortal(portal, base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that nothing listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void stop(Portal portal, Path data) {
    portal.close();
    try {
      Files.walkFileTree(
          data,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the test's data folder could not be removed: " + data, e);
    }
  }

  /**
   * Calls the API with JSON unless a {@code Content-Type} is among the headers.
   *
   * @param token "" for nobody's
   * @param body "" for none
   */
  public HttpResponse<String> call(
      String token, String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(path, headers);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
