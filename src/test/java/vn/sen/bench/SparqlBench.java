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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import vn.sen.bench.SparqlMix.Query;
import vn.sen.platform.BaseIri;

/**
 * The portal's SPARQL endpoint beside Fuseki over a copy of the same TDB2 database, each in a
 * process of its own with the same heap: {@code ./sen bench sparql [--datasets 100000] [--heap-mb
 * 2048] [--warm-up 60] [--rounds 3] [--millis 1500] [--cold 1] [--clients 0] [--repeated 1]
 * [--fuseki 1]}; 0 clients are 1 and 8 in turn, and 0 leaves the cold and the repeated part out, or
 * Fuseki and the two copies of the database that it serves. Fuseki serves a copy in each of two
 * layouts, a union and a concrete default graph. The answer cache is off, the gate is on; repeated
 * queries are measured apart, with the cache on. Subjects take turns within a round. Prints
 * Markdown. The catalog is made once and kept in {@code SEN_BENCH_DATA} when that names a folder.
 */
final class SparqlBench {
  static final String BASE = "http://localhost:8080/";
  private static final int[] CLIENTS = {1, 8};

  private record Endpoint(String name, ProcessHandle process, int port, String path) {
    byte[] request(Query query, String text) {
      return (head(query, text) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String head(Query query, String text) {
      return "GET "
          + address(text)
          + " HTTP/1.1\r\nHost: localhost:"
          + port
          + "\r\nAccept: "
          + accept(query)
          + "\r\nUser-Agent: sen-bench\r\n";
    }

    String address(String text) {
      return path + "?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String accept(Query query) {
      return query.isGraph() ? "application/n-triples" : "text/tab-separated-values";
    }
  }

  /**
   * @param processorNanos of the endpoint's process, for each answer
   */
  private record Sample(double perSecond, long[] sortedNanos, double processorNanos) {}

  private final Arguments options;
  private final List<Query> queries;

  private SparqlBench(Arguments options) {
    this.options = options;
    this.queries = new ArrayList<>(SparqlMix.of(new BaseIri(BASE), options.get("datasets")));
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Arguments options =
        Arguments.parse(
            arguments,
            Map.of(
                "datasets",
                100_000,
                "heap-mb",
                2048,
                "warm-up",
                60,
                "rounds",
                3,
                "millis",
                1500,
                "cold",
                1,
                "clients",
                0,
                "repeated",
                1,
                "fuseki",
                1));
    String kept = System.getenv("SEN_BENCH_DATA");
    Path folder = kept == null ? Files.createTempDirectory("sen-bench-") : Path.of(kept);
    Files.createDirectories(folder);
    try {
      new SparqlBench(options).run(folder);
    } finally {
      if (kept == null) {
        StartBench.delete(folder);
      }
    }
  }

  private void run(Path folder) throws IOException, InterruptedException, ExecutionException {
    int datasets = options.get("datasets");
    SparqlPeers peers = new SparqlPeers(folder, options.get("heap-mb"));
    boolean isAlone = options.get("fuseki") == 0;
    String loaded = peers.load(datasets);
    System.out.println(
        Figures.format(
            "**SPARQL** (%s; %d datasets; heap %d MB each; %d s of warm-up each; medians of %d"
                + " rounds of %d ms; %s)%n",
            Machine.describe(),
            datasets,
            options.get("heap-mb"),
            options.get("warm-up"),
            options.get("rounds"),
            options.get("millis"),
            loaded));
    if (!isAlone) {
      peers.copyForFuseki(datasets);
    }
    if (options.get("cold") != 0) {
      printCold(subjects(peers, datasets, isAlone));
    }
    if (isAlone) {
      try (SparqlPeers.Running portal = peers.portal(datasets, 0)) {
        ask(List.of(endpoint(portal)));
        printMemory("Sen", portal);
      }
      return;
    }
    try (SparqlPeers.Running fuseki = peers.fuseki(datasets)) {
      Endpoint concrete = endpoint("Fuseki, concrete", fuseki, "/concrete");
      Endpoint union = endpoint("Fuseki, union", fuseki, "/union");
      try (SparqlPeers.Running portal = peers.portal(datasets, 0)) {
        ask(List.of(endpoint(portal), concrete, union));
        printMemory("Sen", portal);
        printMemory("Fuseki, both layouts", fuseki);
      }
      if (options.get("repeated") == 0) {
        return;
      }
      try (SparqlPeers.Running portal = peers.portal(datasets, 64 << 20)) {
        repeated(endpoint(portal), concrete);
      }
    }
  }

  /** Who is asked cold, and how each is started. */
  private static List<Subject> subjects(SparqlPeers peers, int datasets, boolean isAlone) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject("Sen", "/sparql", () -> peers.portal(datasets, 0)));
    if (!isAlone) {
      subjects.add(new Subject("Fuseki, concrete", "/concrete", () -> peers.fuseki(datasets)));
      subjects.add(new Subject("Fuseki, union", "/union", () -> peers.fuseki(datasets)));
    }
    return subjects;
  }

  private record Subject(String name, String path, Starter starter) {}

  private interface Starter {
    SparqlPeers.Running start() throws IOException, InterruptedException;
  }

  private static Endpoint endpoint(SparqlPeers.Running portal) {
    return endpoint("Sen", portal, "/sparql");
  }

  private static Endpoint endpoint(String name, SparqlPeers.Running process, String path) {
    return new Endpoint(name, process.process().toHandle(), process.port(), path);
  }

  private static void printMemory(String name, SparqlPeers.Running process) throws IOException {
    System.out.println(
        Figures.format(
            "Resident memory afterwards, %s: %.0f MB.%n", name, process.residentMegabytes()));
  }

  /** The portal first, then whom it is compared with. */
  private void ask(List<Endpoint> endpoints)
      throws IOException, InterruptedException, ExecutionException {
    if (endpoints.size() > 1) {
      compare(endpoints);
    }
    for (Endpoint endpoint : endpoints) {
      warm(endpoint, Duration.ofSeconds(options.get("warm-up")));
    }
    int only = options.get("clients");
    for (int clients : only == 0 ? CLIENTS : new int[] {only}) {
      print(clients, endpoints, measure(endpoints, clients));
    }
  }

  /** The first answer of each query after the start, each subject in a process of its own. */
  private void printCold(List<Subject> subjects) throws IOException, InterruptedException {
    Map<Query, List<Double>> milliseconds = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      try (SparqlPeers.Running process = subject.starter().start()) {
        Endpoint endpoint = endpoint(subject.name(), process, subject.path());
        for (Query query : queries) {
          milliseconds
              .computeIfAbsent(query, key -> new ArrayList<>())
              .add(firstMilliseconds(endpoint, query, subjects.size() == 1));
        }
      }
    }
    System.out.println(
        "Cold: the first answer after the start, ms; each in a fresh process, the portal's once it"
            + " has asked itself a query of each kind, as it does after every start\n");
    StringBuilder header = new StringBuilder("| query |");
    for (Subject subject : subjects) {
      header.append(" ").append(subject.name()).append(" |");
      header.append(subject == subjects.getFirst() ? "" : " times |");
    }
    System.out.println(header);
    System.out.println("|---|" + "--:|".repeat(2 * subjects.size() - 1));
    milliseconds.forEach(
        (query, all) -> {
          StringBuilder line = new StringBuilder("| " + query.name() + " |");
          for (int i = 0; i < all.size(); i++) {
            line.append(
                all.get(i).isNaN() ? " not answered |" : Figures.format(" %.1f |", all.get(i)));
            line.append(i == 0 ? "" : Figures.format(" **%.1f** |", all.get(i) / all.getFirst()));
          }
          System.out.println(line);
        });
    System.out.println();
    queries.removeIf(query -> milliseconds.get(query).getFirst().isNaN());
  }

  /**
   * @param mayFail a catalog too large for a query; it is NaN then, and left out of what follows
   */
  private static double firstMilliseconds(Endpoint endpoint, Query query, boolean mayFail)
      throws IOException {
    try (Connection connection = new Connection(endpoint.port())) {
      long start = System.nanoTime();
      connection.exchange(endpoint.request(query, query.texts().getFirst()));
      return (System.nanoTime() - start) / 1e6;
    } catch (IOException e) {
      if (!mayFail) {
        throw e;
      }
      System.err.println(query.name() + ": " + e.getMessage());
      return Double.NaN;
    }
  }

  /** Ends the run where two endpoints answer differently. */
  private void compare(List<Endpoint> endpoints) throws IOException, InterruptedException {
    int same = 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Query query : queries) {
        for (String text : query.texts()) {
          List<String> bodies = new ArrayList<>();
          for (Endpoint endpoint : endpoints) {
            bodies.add(body(client, endpoint, query, text));
          }
          for (int i = 1; i < bodies.size(); i++) {
            if (!isSame(query, bodies.getFirst(), bodies.get(i))) {
              throw new IOException(
                  endpoints.get(i).name()
                      + " answers differently:\n"
                      + text
                      + "\n"
                      + bodies.getFirst().lines().limit(5).toList()
                      + "\n"
                      + bodies.get(i).lines().limit(5).toList());
            }
          }
          same++;
        }
      }
    }
    System.out.println(same + " queries compared: the same answers from all endpoints.\n");
  }

  private static boolean isSame(Query query, String one, String other) {
    if (!query.isGraph()) {
      boolean isOrdered = query.texts().getFirst().contains("ORDER BY");
      return lines(one, isOrdered).equals(lines(other, isOrdered));
    }
    return graph(one).isIsomorphicWith(graph(other));
  }

  private static List<String> lines(String table, boolean isOrdered) {
    return isOrdered ? table.lines().toList() : table.lines().sorted().toList();
  }

  private static Graph graph(String text) {
    return RDFParser.fromString(text, Lang.NTRIPLES).toGraph();
  }

  private static String body(HttpClient client, Endpoint endpoint, Query query, String text)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + endpoint.port() + endpoint.address(text)))
                .header("Accept", Endpoint.accept(query))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(endpoint.name() + ": " + response.statusCode() + response.body());
    }
    return response.body();
  }

  private void warm(Endpoint endpoint, Duration duration) throws IOException {
    long end = System.nanoTime() + duration.toNanos();
    try (Connection connection = new Connection(endpoint.port())) {
      for (int i = 0; System.nanoTime() < end; i++) {
        Query query = queries.get(i % queries.size());
        String text = query.texts().get(i / queries.size() % query.texts().size());
        connection.exchange(endpoint.request(query, text));
      }
    }
  }

  private Map<Query, Map<Endpoint, List<Sample>>> measure(List<Endpoint> endpoints, int clients)
      throws IOException, InterruptedException, ExecutionException {
    Map<Query, Map<Endpoint, List<Sample>>> samples = new LinkedHashMap<>();
    for (int round = 0; round < options.get("rounds"); round++) {
      for (Query query : queries) {
        for (Endpoint endpoint : endpoints) {
          samples
              .computeIfAbsent(query, key -> new LinkedHashMap<>())
              .computeIfAbsent(endpoint, key -> new ArrayList<>())
              .add(load(endpoint, query, clients));
        }
      }
    }
    return samples;
  }

  private Sample load(Endpoint endpoint, Query query, int clients)
      throws InterruptedException, ExecutionException {
    List<byte[]> requests =
        query.texts().stream().map(text -> endpoint.request(query, text)).toList();
    long processorBefore = processorNanos(endpoint);
    long start = System.nanoTime();
    long end = start + options.get("millis") * 1_000_000L;
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        int offset = i;
        running.add(executor.submit(() -> exchangeUntil(end, endpoint.port(), requests, offset)));
      }
    }
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> one : running) {
      all.add(one.get());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double processor = processorNanos(endpoint) - processorBefore;
    return new Sample(nanos.length / seconds, nanos, processor / nanos.length);
  }

  /** Since the process began; counted in hundredths of a second at best. */
  private static long processorNanos(Endpoint endpoint) {
    return endpoint.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long[] exchangeUntil(long end, int port, List<byte[]> requests, int offset)
      throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      long now = System.nanoTime();
      do {
        connection.exchange(requests.get((offset + count) % requests.size()));
        long after = System.nanoTime();
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = after - now;
        now = after;
      } while (now < end);
    }
    return Arrays.copyOf(nanos, count);
  }

  private void print(
      int clients, List<Endpoint> endpoints, Map<Query, Map<Endpoint, List<Sample>>> samples) {
    System.out.println(Figures.format("%d client%s%n", clients, clients == 1 ? "" : "s"));
    StringBuilder header = new StringBuilder("| query |");
    for (Endpoint endpoint : endpoints) {
      header.append(" ").append(endpoint.name()).append(": requests/s | p50 | p95 | p99, ms |");
      header.append(endpoint == endpoints.getFirst() ? "" : " times |");
    }
    System.out.println(header);
    System.out.println("|---|" + "--:|".repeat(5 * endpoints.size() - 1));
    samples.forEach((query, byEndpoint) -> line(query, endpoints, byEndpoint));
    for (boolean isShort : new boolean[] {false, true}) {
      mix(
          isShort ? "**short queries, one after the other**" : "**the mix, without short ones**",
          endpoints,
          samples.entrySet().stream()
              .filter(entry -> entry.getKey().isShort() == isShort)
              .map(Map.Entry::getValue)
              .toList());
    }
    System.out.println();
    printProcessor(endpoints, samples);
  }

  /** What a busy machine disturbs less than the clock. */
  private static void printProcessor(
      List<Endpoint> endpoints, Map<Query, Map<Endpoint, List<Sample>>> samples) {
    System.out.println("Processor time of an answer, ms\n");
    StringBuilder header = new StringBuilder("| query |");
    for (Endpoint endpoint : endpoints) {
      header.append(" ").append(endpoint.name()).append(" |");
      header.append(endpoint == endpoints.getFirst() ? "" : " times |");
    }
    System.out.println(header);
    System.out.println("|---|" + "--:|".repeat(2 * endpoints.size() - 1));
    samples.forEach(
        (query, byEndpoint) -> {
          StringBuilder line =
              new StringBuilder("| " + query.name() + (query.isShort() ? " (short) |" : " |"));
          double own = processorMilliseconds(byEndpoint.get(endpoints.getFirst()));
          for (Endpoint endpoint : endpoints) {
            double milliseconds = processorMilliseconds(byEndpoint.get(endpoint));
            line.append(Figures.format(" %.2f |", milliseconds));
            if (endpoint != endpoints.getFirst()) {
              line.append(Figures.format(" **%.1f** |", milliseconds / own));
            }
          }
          System.out.println(line);
        });
    System.out.println();
  }

  private static double processorMilliseconds(List<Sample> samples) {
    return Figures.median(samples.stream().mapToDouble(Sample::processorNanos).toArray()) / 1e6;
  }

  private static void line(
      Query query, List<Endpoint> endpoints, Map<Endpoint, List<Sample>> byEndpoint) {
    StringBuilder line = new StringBuilder("| " + query.name() + " |");
    double own = perSecond(byEndpoint.get(endpoints.getFirst()));
    for (Endpoint endpoint : endpoints) {
      List<Sample> samples = byEndpoint.get(endpoint);
      line.append(
          Figures.format(
              " %.0f | %.2f | %.2f | %.2f |",
              perSecond(samples),
              milliseconds(samples, 50),
              milliseconds(samples, 95),
              milliseconds(samples, 99)));
      if (endpoint != endpoints.getFirst()) {
        line.append(Figures.format(" **%.1f** |", own / perSecond(samples)));
      }
    }
    System.out.println(line);
  }

  /** Each query once, one after the other: what a client waits for in sum. */
  private static void mix(
      String name, List<Endpoint> endpoints, List<Map<Endpoint, List<Sample>>> samples) {
    StringBuilder line = new StringBuilder("| " + name + " |");
    double own = 0;
    for (Endpoint endpoint : endpoints) {
      double seconds = samples.stream().mapToDouble(all -> 1 / perSecond(all.get(endpoint))).sum();
      double perSecond = samples.size() / seconds;
      line.append(Figures.format(" %.0f | | | |", perSecond));
      if (endpoint == endpoints.getFirst()) {
        own = perSecond;
      } else {
        line.append(Figures.format(" **%.1f** |", own / perSecond));
      }
    }
    System.out.println(line);
  }

  /** The same query again and again, with the portal's cache of answers. */
  private void repeated(Endpoint portal, Endpoint fuseki)
      throws IOException, InterruptedException, ExecutionException {
    warm(portal, Duration.ofSeconds(Math.max(5, options.get("warm-up") / 4)));
    List<Endpoint> endpoints = List.of(portal, fuseki);
    Map<Query, Map<Endpoint, List<Sample>>> samples = measure(endpoints, 1);
    System.out.println("Repeated queries, 1 client, the portal's cache on\n");
    System.out.println("| query | Sen: requests/s | Fuseki, concrete: requests/s | times |");
    System.out.println("|---|--:|--:|--:|");
    samples.forEach(
        (query, all) ->
            System.out.println(
                Figures.format(
                    "| %s | %.0f | %.0f | **%.1f** |",
                    query.name() + (query.isShort() ? " (short)" : ""),
                    perSecond(all.get(portal)),
                    perSecond(all.get(fuseki)),
                    perSecond(all.get(portal)) / perSecond(all.get(fuseki)))));
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
