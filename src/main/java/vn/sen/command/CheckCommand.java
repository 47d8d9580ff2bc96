package vn.sen.command;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import vn.sen.api.CheckView;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.StartupException;
import vn.sen.privacy.CheckOptions;
import vn.sen.privacy.DisclosureCheck;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.Finding;
import vn.sen.privacy.Severity;
import vn.sen.privacy.SmallCells;
import vn.sen.privacy.risk.ReidentificationRisk;
import vn.sen.privacy.table.TableLimits;

/**
 * Checks one file for what it would disclose of persons; needs neither a portal nor a data folder.
 * Ends with 0 when the file is passed, with 3 when it is not.
 */
final class CheckCommand {
  private static final int NOT_PASSED = 3;
  private static final long PROGRESS_BYTES = 16L << 20;
  private static final int PROGRESS_WIDTH = "100 %".length();

  private final Path file;
  private final CheckOptions options;
  private final boolean json;
  private final Locale locale;

  private CheckCommand(Path file, CheckOptions options, boolean json, Locale locale) {
    this.file = file;
    this.options = options;
    this.json = json;
    this.locale = locale;
  }

  /**
   * @param words those after the command's name
   * @throws StartupException when they make no sense
   */
  static CheckCommand parse(List<String> words, Map<String, String> environment) {
    String name = "";
    int k = CheckOptions.DEFAULT.k();
    int l = CheckOptions.DEFAULT.l();
    List<String> quasi = List.of();
    List<String> sensitive = List.of();
    boolean json = false;
    Locale locale = Locale.of(language(environment));
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--json" -> json = true;
        case "--k" -> k = number(word, value(word, rest), 2, 1000);
        case "--l" -> l = number(word, value(word, rest), 1, 64);
        case "--quasi" -> quasi = headers(value(word, rest));
        case "--sensitive" -> sensitive = headers(value(word, rest));
        case "--lang" -> locale = Locale.of(value(word, rest));
        default -> {
          if (word.startsWith("--") || !name.isEmpty()) {
            throw usage();
          }
          name = word;
        }
      }
    }
    if (name.isEmpty()) {
      throw usage();
    }
    return new CheckCommand(path(name), new CheckOptions(k, l, quasi, sensitive), json, locale);
  }

  private static StartupException usage() {
    return new StartupException(
        "check needs one file: ./sen check FILE [--k 10] [--l 2] [--quasi HEADER,HEADER]"
            + " [--sensitive HEADER,HEADER] [--lang vi|en] [--json]");
  }

  private static String language(Map<String, String> environment) {
    String set = environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", ""));
    return set.startsWith("vi") ? "vi" : "en";
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new StartupException("The option " + option + " of check needs a value.");
    }
    return rest.next();
  }

  private static int number(String option, String text, int least, int most) {
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new StartupException(
          "%s must be a whole number from %d to %d, not “%s”."
              .formatted(option, least, most, text));
    }
    return Integer.parseInt(text);
  }

  private static List<String> headers(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static Path path(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isRegularFile(path) && Files.isReadable(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new StartupException("“" + name + "” cannot be the name of a file.", e);
    }
    throw new StartupException("There is no readable file “" + name + "”.");
  }

  /**
   * @return status to end with
   */
  int run(PrintStream out, PrintStream err) {
    return run(out, err, System.console() != null && System.console().isTerminal());
  }

  /**
   * @param watched whether a person reads along, who is told how far it is
   */
  int run(PrintStream out, PrintStream err, boolean watched) {
    try (InputStream in = Files.newInputStream(file)) {
      DisclosureCheck check = new DisclosureCheck(TableLimits.DEFAULT, InstantSource.system());
      String name = file.getFileName().toString();
      DisclosureReport report;
      if (watched) {
        report = check.check(in, name, options, progress(err));
        err.print("\r" + " ".repeat(PROGRESS_WIDTH) + "\r");
        err.flush();
      } else {
        report = check.check(in, name, options, _ -> {});
      }
      if (json) {
        byte[] bytes = ObjectMapper.getDefault().writeValueAsBytes(CheckView.of(name, report));
        out.println(new String(bytes, StandardCharsets.UTF_8));
      } else {
        print(report, out);
      }
      return report.verdict().isPassed() ? 0 : NOT_PASSED;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + file, e);
    }
  }

  /** A line that is written over. */
  private LongConsumer progress(PrintStream err) throws IOException {
    long total = Math.max(1, Files.size(file));
    long[] told = {0};
    return bytes -> {
      if (bytes - told[0] >= PROGRESS_BYTES) {
        told[0] = bytes;
        err.printf(Locale.ROOT, "\r%3d %%", Math.min(100, bytes * 100 / total));
        err.flush();
      }
    };
  }

  private void print(DisclosureReport report, PrintStream out) {
    out.println(say(report.summary()));
    out.println(
        vi()
            ? "Đã đọc %,d dòng, %,d byte."
                .formatted(report.reading().rows(), report.reading().bytes())
            : "Read %,d rows, %,d bytes."
                .formatted(report.reading().rows(), report.reading().bytes()));
    for (Finding finding : report.findings()) {
      print(finding, out);
    }
    for (SmallCells cells : report.smallCells()) {
      out.println();
      out.println("• " + say(cells.why()));
    }
    report.risk().ifPresent(risk -> print(risk, out));
  }

  private void print(Finding finding, PrintStream out) {
    String severity =
        finding.severity() == Severity.BLOCKING
            ? vi() ? "CHẶN" : "BLOCKS"
            : vi() ? "LƯU Ý" : "NOTE";
    out.println();
    out.printf(
        Locale.ROOT,
        vi()
            ? "• [%s] %s: %s, %s (%d, %.1f %%; độ tin cậy %.0f %%)%n"
            : "• [%s] %s: %s, %s (%d, %.1f %%; confidence %.0f %%)%n",
        severity,
        finding.column(),
        say(finding.kind().label()),
        say(finding.sensitivity().label()),
        finding.count(),
        100 * finding.share(),
        100 * finding.confidence());
    if (!finding.samples().isEmpty()) {
      out.println("  " + String.join("  ", finding.samples()));
    }
    out.println("  " + say(finding.why()));
    out.println("  → " + say(finding.remedy()));
  }

  private void print(ReidentificationRisk risk, PrintStream out) {
    out.println();
    out.printf(
        Locale.ROOT,
        vi()
            ? "• Nhận diện lại theo (%s): nhóm nhỏ nhất %d, dòng duy nhất %.1f %%, k cần %d%n"
            : "• Re-identification by (%s): smallest group %d, unique rows %.1f %%, k wanted %d%n",
        String.join(", ", risk.quasiIdentifiers()),
        risk.smallestGroup(),
        100 * risk.uniqueShare(),
        risk.demandedK());
    if (!risk.sensitive().isEmpty()) {
      out.printf(
          vi()
              ? "  Ít nhất bao nhiêu giá trị khác nhau của (%s) trong một nhóm: %d, l cần %d%n"
              : "  Fewest distinct values of (%s) in a group: %d, l wanted %d%n",
          String.join(", ", risk.sensitive()),
          risk.diversity(),
          risk.demandedL());
    }
  }

  private boolean vi() {
    return locale.getLanguage().equals("vi");
  }

  private String say(LocalizedText text) {
    return text.in(locale);
  }
}
