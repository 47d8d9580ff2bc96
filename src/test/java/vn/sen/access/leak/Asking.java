package vn.sen.access.leak;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import vn.sen.testing.RunningPortal;

/** Asks the portal as the callers of the leak matrix, and makes answers comparable. */
final class Asking {
  private static final int AT_ONCE = 4;

  private final RunningPortal portal;
  private final Map<String, String[]> callers;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * @param callers name to headers
   */
  Asking(RunningPortal portal, Map<String, String[]> callers) {
    this.portal = portal;
    this.callers = callers;
  }

  /** How many requests were sent. */
  int requests() {
    return requests.get();
  }

  HttpResponse<byte[]> send(
      String method, String caller, String path, String accept, String... more) {
    requests.incrementAndGet();
    List<String> headers = new ArrayList<>(List.of(callers.get(caller)));
    headers.addAll(List.of("Accept", accept));
    headers.addAll(List.of(more));
    return portal.send(
        portal
            .request(path, headers.toArray(String[]::new))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> act(String caller, Actions.Action action) {
    List<String> headers = new ArrayList<>(List.of(callers.get(caller)));
    headers.addAll(List.of("Origin", portal.baseIri().replaceAll("/$", "")));
    headers.addAll(List.of("Content-Type", action.contentType()));
    requests.incrementAndGet();
    return portal.send(
        portal
            .request(action.path(), headers.toArray(String[]::new))
            .method(action.method(), HttpRequest.BodyPublishers.ofString(action.body()))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Several at once, as the portal is asked in earnest; the first failure ends the test. */
  static void inParallel(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> running = tasks.stream().map(threads::submit).toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** Status, headers and body, without what differs from one moment to the next. */
  static String whole(HttpResponse<byte[]> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("set-cookie");
    return answer.statusCode()
        + "\n"
        + headers
        + "\n"
        + text(answer.body())
            .replaceAll("urn:uuid:[0-9a-f-]{36}", "INSTANCE")
            .replaceAll("\\d\\d:\\d\\d, \\d\\d/\\d\\d/\\d{4}", "TIME");
  }

  /** What is packed is looked into. */
  private static String text(byte[] body) {
    if (body.length < 2 || body[0] != (byte) 0x1f || body[1] != (byte) 0x8b) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
