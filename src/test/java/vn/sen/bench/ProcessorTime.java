package vn.sen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Processor time of a portal and its PostgreSQL, on Linux: all of it by the kernel's count, and by
 * steps of the work by the flight recorder's samples. Rates suffer from what else runs; this does
 * hardly.
 */
final class ProcessorTime {
  private static final String RECORDING = "steps";

  /** The kernel counts in hundredths of a second. */
  private static final double TICK = 0.01;

  /** By the first frame from the innermost that fits one. */
  private static final Map<String, Pattern> STEPS = new LinkedHashMap<>();

  static {
    step(
        "validation",
        "org\\.apache\\.jena\\.shacl|vn\\.sen\\.metadata\\.(DescriptionValidator|Repairs)|vn\\.sen\\.privacy\\.");
    step("record (JDBC)", "org\\.postgresql\\.|com\\.zaxxer\\.|io\\.micronaut\\.transaction\\.");
    step("description: fields, RDF, names of its nodes", "vn\\.sen\\.metadata\\.");
    step("quality, versions, followers, log", "vn\\.sen\\.(publishing|access|catalog)\\.");
    step("HTTP and JSON", "io\\.netty\\.|io\\.micronaut\\.|vn\\.sen\\.api\\.");
  }

  private final long portal;
  private final Path data;

  /**
   * @param data the portal's folder, with the PostgreSQL of its own
   */
  ProcessorTime(long portal, Path data) {
    this.portal = portal;
    this.data = data;
  }

  private static void step(String name, String frame) {
    STEPS.put(name, Pattern.compile("^(" + frame + ")"));
  }

  /**
   * Seconds since their start.
   *
   * @param compiler of it, what the virtual machine's compilers took
   */
  record Spent(double portal, double compiler, double postgres) {
    Spent since(Spent before) {
      return new Spent(
          portal - before.portal, compiler - before.compiler, postgres - before.postgres);
    }
  }

  Spent now() throws IOException {
    double compiler = 0;
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + portal + "/task"))) {
      for (Path task : tasks.toList()) {
        Optional<String> stat = read(task.resolve("stat"));
        if (stat.isPresent() && stat.get().matches("(?s).*\\(C[12] Compiler.*")) {
          compiler += seconds(stat.get());
        }
      }
    }
    return new Spent(process(portal), compiler, postgres());
  }

  private double postgres() throws IOException {
    long server =
        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    double all = process(server);
    for (ProcessHandle child :
        ProcessHandle.of(server).stream().flatMap(ProcessHandle::children).toList()) {
      all += process(child.pid());
    }
    return all;
  }

  private static double process(long pid) throws IOException {
    return read(Path.of("/proc/" + pid + "/stat")).map(ProcessorTime::seconds).orElse(0.0);
  }

  /** Empty for what has just ended. */
  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (java.nio.file.NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static double seconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK;
  }

  void record() throws IOException, InterruptedException {
    jcmd(
        "JFR.start",
        "name=" + RECORDING,
        "settings=none",
        "+jdk.CPUTimeSample#enabled=true",
        "+jdk.CPUTimeSample#throttle=10ms");
  }

  /** Shares of the samples since {@link #record}, by step, in the steps' order. */
  Map<String, Double> stop(Path file) throws IOException, InterruptedException {
    jcmd("JFR.stop", "name=" + RECORDING, "filename=" + file);
    Map<String, Integer> counts = new LinkedHashMap<>();
    STEPS.keySet().forEach(step -> counts.put(step, 0));
    List.of("search follows", "SPARQL follows", "the rest").forEach(step -> counts.put(step, 0));
    int all = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
          counts.merge(step(event), 1, Integer::sum);
          all++;
        }
      }
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      shares.put(one.getKey(), (double) one.getValue() / Math.max(1, all));
    }
    return shares;
  }

  private static String step(RecordedEvent event) {
    RecordedThread thread = event.getThread("eventThread");
    String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    if (name.equals("follow-search") || name.startsWith("Lucene")) {
      return "search follows";
    }
    if (name.equals("follow-sparql") || name.startsWith("sparql")) {
      return "SPARQL follows";
    }
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, Pattern> step : STEPS.entrySet()) {
        if (step.getValue().matcher(type).find()) {
          return step.getKey();
        }
      }
    }
    return "the rest";
  }

  private void jcmd(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(portal));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("the flight recorder refused: " + said);
    }
  }
}
