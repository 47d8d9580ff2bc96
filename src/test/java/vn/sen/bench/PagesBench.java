package vn.sen.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests per second and latency of the home, search and dataset pages beside a static file that
 * the same server sends, in one run: {@code ./sen bench pages [--rounds 5] [--seconds 4] [--warm-up
 * 6]}. Subjects take turns within a round, so that what else the machine does falls on all of them.
 * Client and server share the machine. Prints Markdown.
 */
final class PagesBench {
  private static final int[] CONNECTIONS = {1, 8};

  private PagesBench() {}

  private record Sample(double perSecond, long[] sortedNanos, long bytes) {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Arguments options = Arguments.parse(arguments, Map.of("rounds", 5, "seconds", 4, "warm-up", 6));
    String machine = Machine.describe();
    Path data = Files.createTempDirectory("sen-bench-");
    try (PortalProcess portal =
        PortalProcess.start(data.resolve("data"), PortalProcess.freePort())) {
      Map<String, String> subjects = subjects(portal.port());
      for (String path : subjects.values()) {
        load(portal.port(), path, 8, Duration.ofSeconds(options.get("warm-up")));
      }
      System.out.println(
          Figures.format(
              "### Pages (%s; medians of %d rounds of %d s each)%n",
              machine, options.get("rounds"), options.get("seconds")));
      for (int connections : CONNECTIONS) {
        print(connections, subjects, measure(portal.port(), subjects, connections, options));
      }
      System.out.println(
          Figures.format(
              "Resident memory of the portal afterwards: %.0f MB.%n", portal.residentMegabytes()));
    } finally {
      StartBench.delete(data);
    }
  }

  /** The static file is the style sheet that the pages themselves name. */
  private static Map<String, String> subjects(int port) throws IOException, InterruptedException {
    Map<String, String> subjects = new LinkedHashMap<>();
    subjects.put("static file", styleSheet(port));
    subjects.put("home", "/");
    subjects.put("search", "/datasets?q=nha+may+dien");
    subjects.put("search, facet", "/datasets?q=gia&sector=agriculture&sort=title");
    subjects.put("dataset", "/datasets/power-plants");
    subjects.put("JSON search", "/api/datasets?q=nha+may+dien");
    return subjects;
  }

  private static String styleSheet(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
              .header("Accept", "text/html")
              .build();
      String home = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher matcher = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"").matcher(home);
      if (!matcher.find()) {
        throw new IOException("the home page names no style sheet");
      }
      return matcher.group(1);
    }
  }

  private static Map<String, List<Sample>> measure(
      int port, Map<String, String> subjects, int connections, Arguments options)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < options.get("rounds"); round++) {
      for (Map.Entry<String, String> subject : subjects.entrySet()) {
        samples
            .computeIfAbsent(subject.getKey(), name -> new ArrayList<>())
            .add(
                load(
                    port,
                    subject.getValue(),
                    connections,
                    Duration.ofSeconds(options.get("seconds"))));
      }
    }
    return samples;
  }

  private static Sample load(int port, String path, int connections, Duration duration)
      throws IOException, InterruptedException, ExecutionException {
    byte[] request = Connection.request(port, path);
    List<Future<long[]>> running = new ArrayList<>();
    long bytes;
    try (Connection probe = new Connection(port)) {
      bytes = probe.exchange(request);
    }
    long started = System.nanoTime();
    long end = started + duration.toNanos();
    try (ExecutorService executor = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        running.add(executor.submit(() -> exchangeUntil(end, port, request)));
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> one : running) {
      all.add(one.get());
    }
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Sample(nanos.length / seconds, nanos, bytes);
  }

  private static long[] exchangeUntil(long end, int port, byte[] request) throws IOException {
    long[] nanos = new long[4096];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      for (long now = System.nanoTime(); now < end; ) {
        connection.exchange(request);
        long after = System.nanoTime();
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = after - now;
        now = after;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private static void print(
      int connections, Map<String, String> subjects, Map<String, List<Sample>> samples) {
    System.out.println(
        Figures.format("%d connection%s%n", connections, connections == 1 ? "" : "s"));
    System.out.println(
        "| what | address | bytes | requests/s | of the static file | p50, ms | p95, ms | p99, ms |");
    System.out.println("|---|---|--:|--:|--:|--:|--:|--:|");
    double reference = perSecond(samples.get("static file"));
    subjects.forEach(
        (name, path) -> {
          List<Sample> all = samples.get(name);
          System.out.println(
              Figures.format(
                  "| %s | `%s` | %d | %.0f | %.0f %% | %.2f | %.2f | %.2f |",
                  name,
                  path,
                  all.getFirst().bytes(),
                  perSecond(all),
                  100 * perSecond(all) / reference,
                  milliseconds(all, 50),
                  milliseconds(all, 95),
                  milliseconds(all, 99)));
        });
    System.out.println();
  }

  private static double perSecond(List<Sample> samples) {
    return Figures.median(samples.stream().mapToDouble(Sample::perSecond).toArray());
  }

  private static double milliseconds(List<Sample> samples, double percent) {
    return Figures.median(
            samples.stream()
                .mapToDouble(one -> Figures.percentile(one.sortedNanos(), percent))
                .toArray())
        / 1e6;
  }
}
