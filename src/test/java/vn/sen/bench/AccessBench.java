package vn.sen.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.sen.platform.BaseIri;

/**
 * What the gate costs: {@code ./sen bench access [--datasets 100000] [--agreements 1000] [--rounds
 * 5] [--millis 1200] [--warm-up 40]}. Two portals, each as its operator starts it, hold the same
 * generated catalog: one at every access level, with policies, hidden datasets and agreements; the
 * other with everything open, and without what the first hides. Measured are searches, pages and
 * SPARQL for everybody and for somebody signed in who belongs to an agency and holds agreements, in
 * turns within a round, as throughput beside the open portal's. SPARQL's cache of answers is off.
 * Prints Markdown. The catalogs are made once and kept in {@code SEN_BENCH_DATA} when that names a
 * folder.
 */
final class AccessBench {
  private static final int CLIENTS = 8;

  /**
   * The open portal, and between its turns who asks the gated one: each answers as often as the
   * other, so that neither is compiled better.
   */
  private static final int[] TURNS = {0, 1, 0, 2};

  private static final Set<String> QUERIES =
      Set.of(
          "describe a dataset",
          "titles and publisher of a dataset",
          "files of a dataset",
          "keyword in a title",
          "newest of a theme",
          "counts by theme of a publisher",
          "count of all",
          "page of the catalog");

  private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

  private final Arguments options;
  private final AccessCatalogs catalogs;
  private final Map<String, List<String>> surfaces;

  private AccessBench(Arguments options, Path folder) {
    this.options = options;
    this.catalogs = new AccessCatalogs(folder, options.get("datasets"), options.get("agreements"));
    this.surfaces = surfaces();
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    PortalProcess.shareDatabaseBinaries();
    Arguments options =
        Arguments.parse(
            arguments,
            Map.of(
                "datasets",
                100_000,
                "agreements",
                1_000,
                "rounds",
                5,
                "millis",
                1_200,
                "warm-up",
                40));
    String kept = System.getenv("SEN_BENCH_DATA");
    Path folder = kept == null ? Files.createTempDirectory("sen-bench-") : Path.of(kept);
    Files.createDirectories(folder);
    try {
      new AccessBench(options, folder).run();
    } finally {
      if (kept == null) {
        StartBench.delete(folder);
      }
    }
  }

  /** Whoever asks, and where. */
  private record Subject(String name, int port, String cookie) {
    byte[] request(String path) {
      return ("GET "
              + path
              + " HTTP/1.1\r\nHost: localhost:"
              + port
              + (cookie.isEmpty() ? "" : "\r\nCookie: " + cookie)
              + "\r\nAccept: text/html,*/*;q=0.8\r\nUser-Agent: sen-bench\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Map<String, List<String>> surfaces() {
    Map<String, List<String>> surfaces = new LinkedHashMap<>();
    List<String> words = List.of("nuoc", "giao+thong", "ngan+sach", "y+te", "nong+nghiep+lua");
    surfaces.put("search page", words.stream().map(word -> "/datasets?q=" + word).toList());
    surfaces.put(
        "search page, facets",
        List.of(
            "/datasets?sector=health&sort=title",
            "/datasets?q=gia&sector=agriculture",
            "/datasets?sector=environment&sort=newest"));
    surfaces.put("search API", words.stream().map(word -> "/api/datasets?q=" + word).toList());
    List<String> slugs = catalogs.samples();
    surfaces.put("dataset page", slugs.stream().map(slug -> "/datasets/" + slug).toList());
    surfaces.put(
        "dataset in Turtle", slugs.stream().map(slug -> "/datasets/" + slug + ".ttl").toList());
    for (SparqlMix.Query query :
        SparqlMix.of(new BaseIri(AccessCatalogs.BASE), options.get("datasets"))) {
      if (!QUERIES.contains(query.name())) {
        continue;
      }
      String form = query.isGraph() ? "nt" : "tsv";
      surfaces.put(
          "SPARQL: " + query.name(),
          query.texts().stream()
              .map(
                  text ->
                      "/sparql?format="
                          + form
                          + "&query="
                          + URLEncoder.encode(text, StandardCharsets.UTF_8))
              .toList());
    }
    return surfaces;
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    catalogs.load();
    Map<String, String> environment =
        Map.of(
            "SEN_BASE_IRI",
            AccessCatalogs.BASE,
            "SEN_JAVA_OPTIONS",
            "-Xmx2g -Dsen.sparql.cache-bytes=0 -Dsen.sparql.concurrent-queries=4"
                + " -Dsen.sparql.queue-limit=30s -Dsen.sparql.time-limit=50s");
    try (PortalProcess open =
            PortalProcess.start(catalogs.open(), PortalProcess.freePort(), environment);
        PortalProcess gated =
            PortalProcess.start(catalogs.gated(), PortalProcess.freePort(), environment)) {
      List<Subject> subjects =
          List.of(
              new Subject("open", open.port(), ""),
              new Subject("anonymous", gated.port(), ""),
              new Subject("signed in", gated.port(), catalogs.cookie()));
      awaitReadModels(subjects);
      System.out.println(
          Figures.format(
              "**Access** (%s; %d datasets, %d agreements; %d connections; medians of %d rounds of"
                  + " %d ms)%n",
              Machine.describe(),
              options.get("datasets"),
              options.get("agreements"),
              CLIENTS,
              options.get("rounds"),
              options.get("millis")));
      compareTotals(subjects);
      warm(subjects);
      print(measure(subjects));
    }
  }

  /** A first start builds the read models while it answers already. */
  private void awaitReadModels(List<Subject> subjects) throws IOException, InterruptedException {
    String count =
        "/sparql?format=csv&query="
            + URLEncoder.encode(
                "SELECT (count(*) AS ?n) { ?d a <http://www.w3.org/ns/dcat#Dataset> }",
                StandardCharsets.UTF_8);
    int least = options.get("datasets") * 9 / 10;
    for (Subject subject : subjects) {
      while (total(subject, "/api/datasets?size=1") < least || number(subject, count) < least) {
        Thread.sleep(Duration.ofSeconds(2));
      }
    }
  }

  private static long number(Subject subject, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(subject, path);
    return answer.statusCode() == 200
        ? Long.parseLong(answer.body().lines().skip(1).findFirst().orElse("0").strip())
        : 0;
  }

  private static long total(Subject subject, String path) throws IOException, InterruptedException {
    Matcher total = TOTAL.matcher(answer(subject, path).body());
    return total.find() ? Long.parseLong(total.group(1)) : 0;
  }

  private static HttpResponse<String> answer(Subject subject, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + subject.port() + path));
      if (!subject.cookie().isEmpty()) {
        request.header("Cookie", subject.cookie());
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Ends the run where everybody would find something else in the two portals. */
  private void compareTotals(List<Subject> subjects) throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>(surfaces.get("search API"));
    surfaces.get("search page, facets").forEach(path -> paths.add("/api" + path));
    for (String path : paths) {
      long open = total(subjects.get(0), path);
      long gated = total(subjects.get(1), path);
      if (open != gated) {
        throw new IOException(path + ": " + open + " hits where all is open, else " + gated);
      }
    }
    System.out.println(
        Figures.format(
            "Everybody finds %d datasets in both portals, whoever is signed in %d.%n",
            total(subjects.get(1), "/api/datasets?size=1"),
            total(subjects.get(2), "/api/datasets?size=1")));
  }

  private void warm(List<Subject> subjects)
      throws IOException, InterruptedException, ExecutionException {
    long each = Duration.ofSeconds(options.get("warm-up")).toNanos() / surfaces.size();
    for (List<String> paths : surfaces.values()) {
      for (int turn : TURNS) {
        load(subjects.get(turn), paths, Math.max(each, 300_000_000L));
      }
    }
  }

  /** Surface to each subject's throughput, a figure a round. */
  private Map<String, double[][]> measure(List<Subject> subjects)
      throws InterruptedException, ExecutionException {
    Map<String, double[][]> figures = new LinkedHashMap<>();
    int rounds = options.get("rounds");
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> surface : surfaces.entrySet()) {
        double[][] all =
            figures.computeIfAbsent(surface.getKey(), key -> new double[subjects.size()][rounds]);
        for (int i = 0; i < TURNS.length; i++) {
          // Who begins takes turns as well: what heats or slows the machine falls on all alike.
          int turn = TURNS[(i + round) % TURNS.length];
          long nanos = options.get("millis") * 1_000_000L;
          long turns = Arrays.stream(TURNS).filter(other -> other == turn).count();
          all[turn][round] += load(subjects.get(turn), surface.getValue(), nanos) / turns;
        }
      }
    }
    return figures;
  }

  /** Requests a second. */
  private static double load(Subject subject, List<String> paths, long nanos)
      throws InterruptedException, ExecutionException {
    List<byte[]> requests = paths.stream().map(subject::request).toList();
    long start = System.nanoTime();
    List<Future<Long>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        int offset = i;
        running.add(
            executor.submit(() -> exchange(subject.port(), requests, offset, start + nanos)));
      }
    }
    long count = 0;
    for (Future<Long> one : running) {
      count += one.get();
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static long exchange(int port, List<byte[]> requests, int offset, long end)
      throws IOException {
    long count = 0;
    try (Connection connection = new Connection(port)) {
      do {
        connection.exchange(requests.get((int) ((offset + count) % requests.size())));
        count++;
      } while (System.nanoTime() < end);
    }
    return count;
  }

  private static void print(Map<String, double[][]> figures) {
    System.out.println(
        "| surface | all open, requests/s | anonymous, requests/s | cost | signed in, requests/s |"
            + " cost |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    figures.forEach(AccessBench::line);
    for (String kind : List.of("search", "dataset", "SPARQL")) {
      List<double[][]> own =
          figures.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(kind))
              .map(Map.Entry::getValue)
              .toList();
      System.out.println(
          Figures.format(
              "| **%s, each surface once** | | | **%.1f %%** | | **%.1f %%** |",
              kind.equals("dataset") ? "pages" : kind, cost(own, 1), cost(own, 2)));
    }
  }

  private static void line(String name, double[][] figures) {
    System.out.println(
        Figures.format(
            "| %s | %.0f | %.0f | %.1f %% | %.0f | %.1f %% |",
            name,
            Figures.median(figures[0]),
            Figures.median(figures[1]),
            cost(List.<double[][]>of(figures), 1),
            Figures.median(figures[2]),
            cost(List.<double[][]>of(figures), 2)));
  }

  /**
   * How much less is answered, in percent: the median over the rounds of what each round says of
   * all the surfaces, one request of each after the other.
   */
  private static double cost(List<double[][]> surfaces, int subject) {
    int rounds = surfaces.getFirst()[0].length;
    double[] costs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double open = 0;
      double own = 0;
      for (double[][] surface : surfaces) {
        open += 1 / surface[0][round];
        own += 1 / surface[subject][round];
      }
      costs[round] = 100 * (1 - open / own);
    }
    return Figures.median(costs);
  }
}
