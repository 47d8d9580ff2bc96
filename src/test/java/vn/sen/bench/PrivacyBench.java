package vn.sen.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.sen.privacy.CheckOptions;
import vn.sen.privacy.DetectionScore;
import vn.sen.privacy.DisclosureCheck;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.MeasuredFiles;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/**
 * The disclosure check: throughput by format and by detector, by the processor time of one thread,
 * beside reading the same bytes line by line and parsing them with Commons CSV; memory of {@code
 * ./sen check} at a large CSV; recall and precision by kind on the set that the rules were made
 * with and on the one held out. {@code ./sen bench privacy [--megabytes 48] [--rounds 3] [--large
 * 1024]}. Prints Markdown.
 */
final class PrivacyBench {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Arguments options;
  private final MeasuredFiles files;

  private PrivacyBench(Arguments options, Path folder) {
    this.options = options;
    this.files = new MeasuredFiles(folder, (long) options.get("megabytes") << 20);
  }

  public static void main(String[] arguments) throws Exception {
    Arguments options =
        Arguments.parse(
            arguments, Map.of("megabytes", 48, "rounds", 3, "large", 1024, "quality", 1));
    Path folder = Files.createTempDirectory("sen-bench-");
    try {
      System.out.println(
          Figures.format(
              "**Disclosure check** (%s; medians of %d rounds over files of %d MB; seconds of processor time"
                  + " of one thread)%n",
              Machine.describe(), options.get("rounds"), options.get("megabytes")));
      PrivacyBench bench = new PrivacyBench(options, folder);
      bench.formats();
      bench.detectors();
      if (options.get("large") > 0) {
        bench.memory(folder);
      }
      if (options.get("quality") == 1) {
        quality();
      }
    } finally {
      StartBench.delete(folder);
    }
  }

  private void formats() throws Exception {
    Map<String, Path> subjects = new LinkedHashMap<>();
    subjects.put("CSV, plain columns", files.plainCsv());
    subjects.put("TSV, plain columns", files.plainTsv());
    subjects.put("CSV, persons", files.persons());
    subjects.put("CSV, remarks", files.remarks());
    subjects.put("JSON", files.json());
    subjects.put("GeoJSON", files.geoJson());
    subjects.put("XLSX", files.workbook());
    subjects.put("Parquet", files.parquet());
    System.out.println(
        "By format; “lines” decodes the same file and splits it into lines, “Commons CSV” parses it"
            + " and looks at every cell's length.\n");
    System.out.println("| file | MB | rows | MB/s | rows/s | lines, MB/s | Commons CSV, MB/s |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    measure(subjects, true);
  }

  private void detectors() throws Exception {
    Map<String, Path> subjects = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Optional<Path> file = files.ofKind(kind);
      file.ifPresent(path -> subjects.put(kind.label().in(Locale.ENGLISH), path));
    }
    System.out.println(
        "\nBy detector; a number, a word and one column of the kind, under a header that names"
            + " it.\n");
    System.out.println("| column | MB | rows | MB/s | rows/s |");
    System.out.println("|---|--:|--:|--:|--:|");
    measure(subjects, false);
  }

  /** Subjects take turns within a round; the first round warms up and does not count. */
  private void measure(Map<String, Path> subjects, boolean beside) throws IOException {
    int rounds = options.get("rounds");
    Map<String, double[]> seconds = new LinkedHashMap<>();
    Map<String, double[]> reading = new LinkedHashMap<>();
    Map<String, double[]> parsing = new LinkedHashMap<>();
    Map<String, Long> rows = new LinkedHashMap<>();
    subjects
        .keySet()
        .forEach(
            name -> {
              seconds.put(name, new double[rounds]);
              reading.put(name, new double[rounds]);
              parsing.put(name, new double[rounds]);
            });
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Path> subject : subjects.entrySet()) {
        long started = processorTime();
        DisclosureReport report = check(subject.getValue());
        double took = (processorTime() - started) / 1e9;
        if (!report.reading().isComplete()) {
          throw new IOException(subject.getKey() + ": " + report.reading());
        }
        rows.put(subject.getKey(), report.reading().rows());
        if (round >= 0) {
          seconds.get(subject.getKey())[round] = took;
          if (beside) {
            reading.get(subject.getKey())[round] = read(subject.getValue());
            parsing.get(subject.getKey())[round] = parse(subject.getValue());
          }
        }
      }
    }
    for (Map.Entry<String, Path> subject : subjects.entrySet()) {
      double took = Figures.median(seconds.get(subject.getKey()));
      double megabytes = Files.size(subject.getValue()) / 1048576.0;
      String peers =
          beside
              ? rate(megabytes, Figures.median(reading.get(subject.getKey())))
                  + rate(megabytes, Figures.median(parsing.get(subject.getKey())))
              : "";
      System.out.println(
          Figures.format(
              "| %s | %.1f | %d | %.0f | %.0f |%s",
              subject.getKey(),
              megabytes,
              rows.get(subject.getKey()),
              megabytes / took,
              rows.get(subject.getKey()) / took,
              peers));
    }
  }

  private static DisclosureReport check(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new DisclosureCheck(TableLimits.DEFAULT, java.time.InstantSource.system())
          .check(
              in,
              TableFormat.findByName(file.getFileName().toString()).orElseThrow(),
              CheckOptions.DEFAULT,
              _ -> {});
    }
  }

  private static String rate(double megabytes, double seconds) {
    return seconds == 0 ? " – |" : Figures.format(" %.0f |", megabytes / seconds);
  }

  /** Seconds of Commons CSV; 0 for what is no delimited text. */
  private static double parse(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(".csv") && !name.endsWith(".tsv")) {
      return 0;
    }
    CSVFormat format =
        (name.endsWith(".tsv")
                ? CSVFormat.RFC4180.builder().setDelimiter('\t')
                : CSVFormat.RFC4180.builder())
            .get();
    long started = processorTime();
    long characters = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (CSVRecord row : format.parse(reader)) {
        for (String cell : row) {
          characters += cell.length();
        }
      }
    }
    if (characters == 0) {
      throw new IOException("nothing to parse in " + file);
    }
    return (processorTime() - started) / 1e9;
  }

  /** Seconds for the lines of a text; 0 for what is none. */
  private static double read(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".xlsx") || name.endsWith(".parquet")) {
      return 0;
    }
    long started = processorTime();
    long lines = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new BufferedInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      while (reader.readLine() != null) {
        lines++;
      }
    }
    if (lines == 0) {
      throw new IOException("nothing to read in " + file);
    }
    return (processorTime() - started) / 1e9;
  }

  /** Nanoseconds of this thread on a core: what else the machine does falls on nobody. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** {@code ./sen check} in a process of its own, as an operator runs it. */
  private void memory(Path folder) throws IOException, InterruptedException {
    System.out.println(
        "\nMemory of `./sen check` in a process of its own, heap bounded by -Xmx512m.\n");
    System.out.println("| file | MB | seconds | MB/s | peak resident, MB | verdict |");
    System.out.println("|---|--:|--:|--:|--:|---|");
    for (String kind : List.of("plain", "persons")) {
      Path file = folder.resolve("large-" + kind + ".csv");
      files.large(file, kind.equals("plain"), (long) options.get("large") << 20);
      long started = System.nanoTime();
      Checked checked = checkInAProcess(file);
      double took = (System.nanoTime() - started) / 1e9;
      double megabytes = Files.size(file) / 1048576.0;
      System.out.println(
          Figures.format(
              "| CSV, %s | %.0f | %.1f | %.0f | %.0f | %s |",
              kind, megabytes, took, megabytes / took, checked.peak(), checked.verdict()));
      Files.delete(file);
    }
  }

  private record Checked(double peak, String verdict) {}

  private static Checked checkInAProcess(Path file) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("sen.root", "."));
    ProcessBuilder builder =
        new ProcessBuilder(
            root.resolve("sen").toString(), "check", "--json", "--lang", "en", file.toString());
    builder.environment().put("SEN_JAVA_OPTIONS", "-Xmx512m");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Path answer = Files.createTempFile("sen-bench-", ".json");
    builder.redirectOutput(answer.toFile());
    Process process = builder.start();
    double peak = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakOf(process));
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("the check did not end within " + PATIENCE);
      }
    }
    String json = Files.readString(answer);
    Files.delete(answer);
    int at = json.indexOf("\"verdict\":\"");
    if (at < 0) {
      throw new IOException("the check answered: " + json);
    }
    return new Checked(peak, json.substring(at + 11, json.indexOf('"', at + 11)));
  }

  private static double peakOf(Process process) {
    try {
      return PortalProcess.statusMegabytes(process.pid(), "VmHWM:");
    } catch (IOException e) {
      // It has just ended; what was read before stands.
      return 0;
    }
  }

  private static void quality() throws IOException {
    Map<String, DetectionScore> sets = new LinkedHashMap<>();
    sets.put("the set that the rules were made with", DetectionScore.ofKnownStyles(20260101L));
    sets.put("the same styles, another seed", DetectionScore.ofKnownStyles(41_725_093L));
    sets.put("the held-out set", DetectionScore.ofHeldOutStyles(41_725_093L));
    List<String> lines = new ArrayList<>();
    sets.forEach(
        (name, score) ->
            lines.add(
                Figures.format(
                    "%nRecall and precision on %s: %d tables, %d rows, half of them decoys.%n%n%s",
                    name, score.tables(), score.rows(), score.markdown())));
    lines.forEach(System.out::println);
  }
}
