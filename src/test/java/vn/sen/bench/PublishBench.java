package vn.sen.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import vn.sen.bench.generate.RecordLoader;
import vn.sen.command.UploadingPortal;

/**
 * What publishing costs: from “publish” to found in search and SPARQL while 8 clients read; a large
 * upload beside the same bytes copied through a plain socket to disk; bulk registration with
 * validation; drafts saved while pages are read. {@code ./sen bench publish [--publications 60]
 * [--megabytes 5000] [--datasets 10000] [--seconds 20] [--warm-up 240]}. Client and server share
 * the machine. Prints Markdown.
 */
final class PublishBench {
  private static final int READERS = 8;
  private static final int ROWS = 500;
  private static final long PIECE_BYTES = 64L << 20;
  private static final String[] READ = {
    "/datasets?q=nha+may+dien", "/datasets/power-plants", "/", "/api/datasets?q=gia"
  };

  private final int port;
  private final String token;
  private final long pid;
  private final Path folder;
  private final ProcessorTime time;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private PublishBench(int port, String token, long pid, Path folder) {
    this.port = port;
    this.token = token;
    this.pid = pid;
    this.folder = folder;
    this.time = new ProcessorTime(pid, folder.resolve("data"));
  }

  public static void main(String[] arguments) throws Exception {
    Arguments options =
        Arguments.parse(
            arguments,
            Map.of(
                "publications", 60,
                "megabytes", 5_000,
                "datasets", 10_000,
                "seconds", 20,
                "warm-up", 240));
    String machine = Machine.describe();
    Path folder = Files.createTempDirectory("sen-bench-");
    int port = PortalProcess.freePort();
    String base = "http://localhost:" + port + "/";
    PortalProcess.shareDatabaseBinaries();
    AtomicReference<String> token = new AtomicReference<>();
    RecordLoader.load(
        folder.resolve("data"),
        base,
        (context, catalog) -> Stream.empty(),
        context -> token.set(UploadingPortal.token(context, "mae")));
    try (PortalProcess process =
        PortalProcess.start(folder.resolve("data"), port, Map.of("SEN_BASE_IRI", base))) {
      PublishBench bench = new PublishBench(port, token.get(), process.pid(), folder);
      System.out.println(Figures.format("**Publishing** (%s)%n", machine));
      bench.warmUp(options.get("warm-up"));
      bench.found(options.get("publications"));
      bench.drafts(options.get("seconds"));
      bench.upload(options.get("megabytes"));
      bench.bulk(options.get("datasets"));
    } finally {
      StartBench.delete(folder);
    }
  }

  /** Drafts, publications and pages at once, for as long as the compilers have much to do. */
  private void warmUp(int seconds) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService executor = Executors.newFixedThreadPool(READERS + 3)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        String slug = "khoi-dong-nhap-" + i;
        require(201, call("POST", "/api/datasets", fields(slug, "Nháp")));
        running.add(executor.submit(writing(slug, done, new AtomicLong())));
      }
      running.add(executor.submit(reading(done, new AtomicLong())));
      running.add(executor.submit(reading(done, new AtomicLong())));
      running.add(executor.submit(publishing(done)));
      Thread.sleep(seconds * 1000L);
      done.set(true);
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private Callable<Void> publishing(AtomicBoolean done) {
    return () -> {
      for (int i = 0; !done.get(); i++) {
        publishOne("khoi-dong-" + i, "Khởi động");
      }
      return null;
    };
  }

  private void publishOne(String slug, String title) throws Exception {
    require(201, call("POST", "/api/datasets", fields(slug, title)));
    require(200, call("POST", "/api/datasets/" + slug + "/publish", "{}"));
  }

  /** From the call to the moment both read models have it. */
  private void found(int publications) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong reads = new AtomicLong();
    long[] nanos = new long[publications];
    long[] answered = new long[publications];
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        running.add(readers.submit(reading(done, reads)));
      }
      for (int i = 0; i < publications; i++) {
        String word = "tukhoa" + i;
        String slug = "tim-thay-" + i;
        require(201, call("POST", "/api/datasets", fields(slug, word)));
        long started = System.nanoTime();
        require(200, call("POST", "/api/datasets/" + slug + "/publish", "{}"));
        answered[i] = System.nanoTime() - started;
        awaitBoth(slug, word);
        nanos[i] = System.nanoTime() - started;
      }
      done.set(true);
      for (Future<?> one : running) {
        one.get();
      }
    }
    Arrays.sort(nanos);
    Arrays.sort(answered);
    System.out.println(
        Figures.format(
            """
            From “publish” to found in search and SPARQL, while %d clients read (%d pages meanwhile):

            | publications | answered p50, ms | answered p95, ms | found p50, ms | found p95, ms | slowest, ms |
            |--:|--:|--:|--:|--:|--:|
            | %d | %.0f | %.0f | %.0f | %.0f | %.0f |
            """,
            READERS,
            reads.get(),
            publications,
            Figures.percentile(answered, 50) / 1e6,
            Figures.percentile(answered, 95) / 1e6,
            Figures.percentile(nanos, 50) / 1e6,
            Figures.percentile(nanos, 95) / 1e6,
            nanos[publications - 1] / 1e6));
  }

  private Callable<Void> reading(AtomicBoolean done, AtomicLong reads) {
    return () -> {
      try (Connection connection = new Connection(port)) {
        for (int i = 0; !done.get(); i++) {
          connection.exchange(Connection.request(port, READ[i % READ.length]));
          reads.incrementAndGet();
        }
      }
      return null;
    };
  }

  private void awaitBoth(String slug, String word) throws Exception {
    String ask =
        "/sparql?query="
            + URLEncoder.encode(
                "ASK { <http://localhost:" + port + "/datasets/" + slug + "> ?p ?o }",
                StandardCharsets.UTF_8);
    boolean inSearch = false;
    boolean inSparql = false;
    while (!inSearch || !inSparql) {
      inSearch = inSearch || get("/api/datasets?q=" + word).body().contains(slug);
      inSparql =
          inSparql
              || call("GET", ask, "", "Accept", "application/sparql-results+json")
                  .body()
                  .contains("true");
    }
  }

  /** Eight people type; two read, and their pages are timed. */
  private void drafts(int seconds) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong saved = new AtomicLong();
    List<long[]> pages = new ArrayList<>();
    ProcessorTime.Spent before = time.now();
    long started = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(READERS + 2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        String slug = "nhap-" + i;
        require(201, call("POST", "/api/datasets", fields(slug, "Nháp")));
        writers.add(executor.submit(writing(slug, done, saved)));
      }
      List<Future<long[]>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(executor.submit(() -> timed(done)));
      }
      Thread.sleep(seconds * 1000L);
      done.set(true);
      for (Future<?> one : writers) {
        one.get();
      }
      for (Future<long[]> one : readers) {
        pages.add(one.get());
      }
    }
    double elapsed = (System.nanoTime() - started) / 1e9;
    ProcessorTime.Spent spent = time.now().since(before);
    long[] nanos = pages.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.println(
        Figures.format(
            """
            Drafts saved (`PATCH` with `If-Match`, checked by the profile each time) while two clients read pages:

            | drafts saved/s | pages read/s | page p50, ms | page p95, ms | portal, %% of a processor | of it compiling | PostgreSQL |
            |--:|--:|--:|--:|--:|--:|--:|
            | %.0f | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f |
            """,
            saved.get() / elapsed,
            nanos.length / elapsed,
            Figures.percentile(nanos, 50) / 1e6,
            Figures.percentile(nanos, 95) / 1e6,
            100 * spent.portal() / elapsed,
            100 * spent.compiler() / elapsed,
            100 * spent.postgres() / elapsed));
  }

  /** At most 25 a second each, so that all eight together come to the 200 that are asked for. */
  private Callable<Void> writing(String slug, AtomicBoolean done, AtomicLong saved) {
    return () -> {
      long next = System.nanoTime();
      try (Connection connection = new Connection(port)) {
        for (int edition = 1; !done.get(); edition++) {
          byte[] body =
              ("{\"descriptionEn\": \"Typed " + edition + "\"}").getBytes(StandardCharsets.UTF_8);
          String headers = "Content-Type: application/json\r\nIf-Match: \"" + edition + "\"\r\n";
          send(
              connection,
              head("PATCH", "/api/datasets/" + slug, headers, body.length),
              new ByteArrayInputStream(body));
          saved.incrementAndGet();
          next += 40_000_000L;
          long wait = next - System.nanoTime();
          if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
          }
        }
      }
      return null;
    };
  }

  private long[] timed(AtomicBoolean done) throws Exception {
    List<Long> nanos = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (int i = 0; !done.get(); i++) {
        long started = System.nanoTime();
        connection.exchange(Connection.request(port, READ[i % READ.length]));
        nanos.add(System.nanoTime() - started);
      }
    }
    return nanos.stream().mapToLong(Long::longValue).toArray();
  }

  private void upload(int megabytes) throws Exception {
    long bytes = megabytes * 1_000_000L;
    require(201, call("POST", "/api/datasets", fields("tep-lon", "Tệp lớn")));
    double plain = bytes / 1e6 / seconds(() -> copyThroughSocket(bytes));
    double idle = PortalProcess.statusMegabytes(pid, "VmRSS:");
    forgetPeak();
    double whole =
        bytes
            / 1e6
            / seconds(
                () -> {
                  try (Connection connection = new Connection(port)) {
                    send(
                        connection,
                        head("PUT", "/api/datasets/tep-lon/files/whole.bin", "", bytes),
                        new Noise(bytes));
                  }
                });
    double peak = PortalProcess.statusMegabytes(pid, "VmHWM:");
    double again = bytes / 1e6 / seconds(() -> copyThroughSocket(bytes));
    double idleBefore = PortalProcess.statusMegabytes(pid, "VmRSS:");
    forgetPeak();
    double resumable = bytes / 1e6 / seconds(() -> tus(bytes));
    double resumablePeak = PortalProcess.statusMegabytes(pid, "VmHWM:");
    double plainMean = (plain + again) / 2;
    System.out.println(
        Figures.format(
            """
            A file of %.1f GB, uploaded (hashed, stored, looked into), beside the same bytes through a plain socket to disk:

            | | MB/s | of the plain copy | memory above idle, MB |
            |---|--:|--:|--:|
            | plain socket to disk, before and after | %.0f, %.0f | | |
            | `PUT …/files/{name}` | %.0f | %.0f %% | %.0f |
            | tus, pieces of 64 MB, and attached | %.0f | %.0f %% | %.0f |
            """,
            bytes / 1e9,
            plain,
            again,
            whole,
            100 * whole / plainMean,
            Math.max(0, peak - idle),
            resumable,
            100 * resumable / plainMean,
            Math.max(0, resumablePeak - idleBefore)));
  }

  /** As the form in the browser does it. */
  private void tus(long bytes) throws Exception {
    HttpResponse<String> created =
        client.send(
            request("/uploads")
                .headers("Tus-Resumable", "1.0.0", "Upload-Length", Long.toString(bytes))
                .header("Upload-Metadata", "filename cGllY2VzLmJpbg==")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    require(201, created);
    String location = created.headers().firstValue("Location").orElseThrow();
    String path = location.substring(location.indexOf("/uploads/"));
    try (Connection connection = new Connection(port)) {
      for (long sent = 0; sent < bytes; ) {
        long length = Math.min(PIECE_BYTES, bytes - sent);
        String headers =
            "Tus-Resumable: 1.0.0\r\nUpload-Offset: "
                + sent
                + "\r\nContent-Type: application/offset+octet-stream\r\n";
        send(connection, head("PATCH", path, headers, length), new Noise(length));
        sent += length;
      }
    }
    require(200, call("POST", path + "/attach/tep-lon", ""));
  }

  /** Linux counts the peak anew from here. */
  private void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
  }

  private byte[] head(String method, String path, String headers, long bytes) {
    return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n%sContent-Length: %d\r\n\r\n"
        .formatted(method, path, port, token, headers, bytes)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** From a plain socket, as the copy that an upload is compared with. */
  private static void send(Connection connection, byte[] head, InputStream body)
      throws IOException {
    int status = connection.send(head, body);
    if (status >= 300) {
      throw new IOException(status + " was answered");
    }
  }

  private void copyThroughSocket(long bytes) throws Exception {
    Path target = folder.resolve("plain.bin");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<?> sending =
          executor.submit(
              () -> {
                try (Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                    OutputStream out = socket.getOutputStream();
                    InputStream noise = new Noise(bytes)) {
                  noise.transferTo(out);
                }
                return null;
              });
      try (Socket socket = server.accept();
          InputStream in = socket.getInputStream();
          OutputStream out = Files.newOutputStream(target)) {
        in.transferTo(out);
      }
      sending.get();
    }
    Files.delete(target);
  }

  /** The same rows rolled back, as drafts, and published; and one by one as programs do it. */
  private void bulk(int datasets) throws Exception {
    System.out.println(
        Figures.format(
            """
            Bulk registration of %d datasets through `POST /api/datasets/batch`, tables of %d rows, each checked by the profile; a tenth as many one by one, by %d clients.
            Processor time of a dataset, ms:

            | | datasets/s | portal | of it compiling | PostgreSQL |
            |---|--:|--:|--:|--:|""",
            datasets, ROWS, READERS));
    measured(
        "read, described, validated, rolled back (by one thread)",
        datasets,
        () -> batches("thu", datasets, "dry-run=true"));
    measured("kept as drafts", datasets, () -> batches("nhap", datasets, "publish=false"));
    time.record();
    ProcessorTime.Spent spent =
        measured(
            "kept and published: checked, measured, recorded, logged, followed",
            datasets,
            () -> batches("bo", datasets, "publish=true"));
    Map<String, Double> shares = time.stop(folder.resolve("steps.jfr"));
    int few = datasets / 10;
    measured("one by one: `POST /api/datasets`", few, () -> oneByOne(few, false));
    measured("one by one, and `POST …/publish`", few, () -> oneByOne(few, true));
    System.out.println(
        Figures.format(
            """

            Where the processor time of the published ones goes (by samples of %.1f s; compilers and PostgreSQL by the kernel):

            | step | share |
            |---|--:|""",
            spent.portal() + spent.postgres()));
    double whole = spent.portal() + spent.postgres();
    double sampled = (spent.portal() - spent.compiler()) / whole;
    shares.forEach((step, share) -> share(step, share * sampled));
    share("PostgreSQL", spent.postgres() / whole);
    share("compilers of the virtual machine", spent.compiler() / whole);
    System.out.println();
  }

  private static void share(String step, double share) {
    System.out.println(Figures.format("| %s | %.0f %% |", step, 100 * share));
  }

  private ProcessorTime.Spent measured(String what, int datasets, Work work) throws Exception {
    ProcessorTime.Spent before = time.now();
    double seconds = seconds(work);
    ProcessorTime.Spent spent = time.now().since(before);
    System.out.println(
        Figures.format(
            "| %s | %.0f | %.1f | %.1f | %.1f |",
            what,
            datasets / seconds,
            1000 * spent.portal() / datasets,
            1000 * spent.compiler() / datasets,
            1000 * spent.postgres() / datasets));
    return spent;
  }

  private void oneByOne(int datasets, boolean publish) throws Exception {
    AtomicLong next = new AtomicLong();
    Callable<Void> registering =
        () -> {
          for (long i = next.getAndIncrement(); i < datasets; i = next.getAndIncrement()) {
            String slug = (publish ? "tung-bo-" : "tung-nhap-") + i;
            require(201, call("POST", "/api/datasets", fields(slug, "Từng bộ " + i)));
            if (publish) {
              require(200, call("POST", "/api/datasets/" + slug + "/publish", "{}"));
            }
          }
          return null;
        };
    try (ExecutorService clients = Executors.newFixedThreadPool(READERS)) {
      for (Future<Void> one :
          clients.invokeAll(java.util.Collections.nCopies(READERS, registering))) {
        one.get();
      }
    }
  }

  private void batches(String prefix, int datasets, String query) throws Exception {
    for (int from = 0; from < datasets; from += ROWS) {
      StringBuilder table =
          new StringBuilder(
              "[slug],[titleVi],[titleEn],[descriptionVi],[descriptionEn],[themes],[accessLevel],"
                  + "[licence],[contactNameVi],[contactUrl],[url],[urlFormat]\n");
      for (int i = from; i < Math.min(datasets, from + ROWS); i++) {
        table.append(
            "%1$s-%2$d,Bộ tổng hợp %2$d,Synthetic %2$d,Số liệu do máy tạo ra.,Synthetic figures.,agriculture,open,cc-by-4.0,Phòng Dữ liệu,https://example.vn/lh,https://example.vn/%2$d.csv,CSV\n"
                .formatted(prefix, i));
      }
      HttpResponse<String> answer =
          call(
              "POST",
              "/api/datasets/batch?agency=mae&" + query,
              table.toString(),
              "Content-Type",
              "text/csv");
      require(200, answer);
      if (!answer.body().contains("\"refused\":0")) {
        throw new IllegalStateException("some rows were refused: " + answer.body());
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e9;
  }

  private static void require(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          response.request().uri() + " answered " + response.statusCode() + response.body());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html, application/json")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> call(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return client.send(
        request
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String fields(String slug, String title) {
    return """
    {"slug": "%s", "agency": "mae", "titleVi": "%s", "titleEn": "Bench %s",
     "descriptionVi": "Dữ liệu tổng hợp.", "descriptionEn": "Synthetic.",
     "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
     "contactNameVi": "Phòng Dữ liệu", "contactUrl": "https://example.vn/lh"}
    """
        .formatted(slug, title, slug);
  }

  /** Bytes that do not repeat soon and cost next to nothing to make. */
  private static final class Noise extends InputStream {
    private static final byte[] BLOCK = new byte[1 << 20];

    static {
      new java.util.Random(5).nextBytes(BLOCK);
    }

    private long left;

    Noise(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 7 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(Math.min(length, BLOCK.length), left);
      System.arraycopy(BLOCK, 0, target, offset, count);
      left -= count;
      return count;
    }
  }
}
