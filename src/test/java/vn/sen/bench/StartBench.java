package vn.sen.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a start takes and how much memory it needs, on a new data folder and on an existing one:
 * {@code ./sen bench start [--rounds 5]}. Prints Markdown.
 */
final class StartBench {
  private static final String[] PAGES = {
    "/",
    "/datasets",
    "/datasets?q=dien",
    "/datasets/power-plants",
    "/targets",
    "/api/datasets?size=100"
  };

  private StartBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Arguments.parse(arguments, Map.of("rounds", 5)).get("rounds");
    String machine = Machine.describe();
    Measured fresh = new Measured(rounds);
    Measured existing = new Measured(rounds);
    for (int round = 0; round < rounds; round++) {
      Path data = Files.createTempDirectory("sen-bench-");
      try {
        int port = PortalProcess.freePort();
        fresh.measure(round, data, port);
        existing.measure(round, data, port);
      } finally {
        delete(data);
      }
    }
    System.out.println("### Start (" + machine + "; medians of " + rounds + " rounds)\n");
    System.out.println(
        "| data folder | ready, s | slowest, s | resident when ready, MB | after "
            + PAGES.length
            + " pages, MB | peak, MB |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    fresh.print("new");
    existing.print("existing");
  }

  private static final class Measured {
    private final double[] ready;
    private final double[] resident;
    private final double[] used;
    private final double[] peak;

    Measured(int rounds) {
      ready = new double[rounds];
      resident = new double[rounds];
      used = new double[rounds];
      peak = new double[rounds];
    }

    void measure(int round, Path data, int port) throws IOException, InterruptedException {
      try (PortalProcess portal = PortalProcess.start(data.resolve("data"), port)) {
        ready[round] = portal.ready().toMillis() / 1000.0;
        resident[round] = portal.residentMegabytes();
        visit(portal.port());
        used[round] = portal.residentMegabytes();
        peak[round] = portal.peakMegabytes();
      }
    }

    private static void visit(int port) throws IOException, InterruptedException {
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (String page : PAGES) {
          URI uri = URI.create("http://localhost:" + port + page);
          int status =
              client
                  .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                  .statusCode();
          if (status != 200) {
            throw new IOException(uri + " answered " + status);
          }
        }
      }
    }

    void print(String name) {
      double slowest = Stream.of(ready).flatMapToDouble(java.util.Arrays::stream).max().orElse(0);
      System.out.println(
          Figures.format(
              "| %s | %.1f | %.1f | %.0f | %.0f | %.0f |",
              name,
              Figures.median(ready),
              slowest,
              Figures.median(resident),
              Figures.median(used),
              Figures.median(peak)));
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
