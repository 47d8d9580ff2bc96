package vn.sen.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The portal as its operator starts it: {@code ./sen run} in a process of its own. */
final class PortalProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final Duration ready;

  private PortalProcess(Process process, int port, Duration ready) {
    this.process = process;
    this.port = port;
    this.ready = ready;
  }

  /** Returns once it has printed that it is ready. */
  static PortalProcess start(Path data, int port) throws IOException, InterruptedException {
    return start(data, port, Map.of());
  }

  /**
   * @param environment beside what it inherits, such as {@code SEN_JAVA_OPTIONS}
   */
  static PortalProcess start(Path data, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("sen.root", "."));
    ProcessBuilder builder =
        new ProcessBuilder(
            root.resolve("sen").toString(), "run", "--port", "" + port, "--data", data.toString());
    builder.environment().remove("SEN_DATABASE_URL");
    builder.environment().remove("SEN_BASE_IRI");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    long started = System.nanoTime();
    Process process = builder.start();
    StringBuilder output = new StringBuilder();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.startsWith("Sen is ready")) {
        Duration ready = Duration.ofNanos(System.nanoTime() - started);
        Thread.ofVirtual().start(() -> drain(reader));
        return new PortalProcess(process, port, ready);
      }
    }
    process.waitFor();
    throw new IOException("the portal did not start:\n" + output);
  }

  /** Reads on, so that the portal never waits for somebody to take its words. */
  static void drain(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        // Nothing after "ready" is of interest here.
      }
    } catch (IOException e) {
      // Ending the process closes its stream under the reader: there is nothing left to read.
    }
  }

  /** For parts of the portal that run in this process: PostgreSQL as {@code ./sen} unpacked it. */
  static void shareDatabaseBinaries() {
    System.setProperty(
        "sen.postgres-binaries",
        Path.of(System.getProperty("sen.root", "."), "target", "postgres-binaries")
            .toAbsolutePath()
            .toString());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** From the start of the process to its word that it is ready. */
  Duration ready() {
    return ready;
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** Resident memory of the Java process, as Linux counts it. */
  double residentMegabytes() throws IOException {
    return statusMegabytes("VmRSS:");
  }

  /** The most it ever was. */
  double peakMegabytes() throws IOException {
    return statusMegabytes("VmHWM:");
  }

  private double statusMegabytes(String field) throws IOException {
    // The launcher is replaced by Java, so that both have one process id.
    return statusMegabytes(process.pid(), field);
  }

  static double statusMegabytes(long pid, String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IOException("no " + field + " of process " + pid);
  }

  /** As Ctrl-C does. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the portal did not stop within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
