package vn.sen.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.sen.privacy.LabelledTable.Cell;
import vn.sen.privacy.detect.Detectors;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Shape;
import vn.sen.privacy.detect.TextScanner;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/** Recall and precision on labelled tables: over columns and over values. */
public final class DetectionScore {
  private static final int ROWS = 520;
  private static final Year YEAR = Year.of(2026);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  /** True and false alarms and misses. */
  public static final class Score {
    private long hits;
    private long falseAlarms;
    private long misses;

    public double recall() {
      return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }

    public double precision() {
      return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    private void add(Score other) {
      hits += other.hits;
      falseAlarms += other.falseAlarms;
      misses += other.misses;
    }

    private String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %.4f | %.4f | %d | %d | %d |%n",
          name,
          recall(),
          precision(),
          hits,
          misses,
          falseAlarms);
    }
  }

  private final Map<Kind, Score> columns = new EnumMap<>(Kind.class);
  private final Map<Kind, Score> values = new EnumMap<>(Kind.class);
  private final List<String> mistakes = new ArrayList<>();
  private long rows;
  private int tables;

  private DetectionScore() {}

  /** The set that the rules were made with. */
  public static DetectionScore ofKnownStyles(long seed) throws IOException {
    return of(LabelledTables.generate(seed, ROWS));
  }

  /** The set that was written before the detectors were run on it. */
  public static DetectionScore ofHeldOutStyles(long seed) throws IOException {
    return of(HeldOutTables.generate(seed, ROWS));
  }

  static DetectionScore of(List<LabelledTable> tables) throws IOException {
    DetectionScore score = new DetectionScore();
    for (LabelledTable table : tables) {
      score.add(table);
    }
    return score;
  }

  public Score columns() {
    return directOf(columns);
  }

  public Score values() {
    return directOf(values);
  }

  public long rows() {
    return rows;
  }

  public int tables() {
    return tables;
  }

  private static Score directOf(Map<Kind, Score> scores) {
    Score total = new Score();
    scores.forEach(
        (kind, score) -> {
          if (kind.isDirectIdentifier()) {
            total.add(score);
          }
        });
    return total;
  }

  private void add(LabelledTable table) throws IOException {
    tables++;
    rows += table.rows().size();
    char delimiter = table.name().length() % 2 == 0 ? ',' : ';';
    byte[] csv = table.csv(delimiter).getBytes(StandardCharsets.UTF_8);
    DisclosureReport report =
        new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
            .check(
                new ByteArrayInputStream(csv),
                TableFormat.DELIMITED,
                CheckOptions.DEFAULT,
                _ -> {});
    for (int column = 0; column < table.headers().size(); column++) {
      Set<Kind> found = EnumSet.noneOf(Kind.class);
      for (Finding finding : report.findings()) {
        if (finding.columnIndex() == column) {
          found.add(finding.kind());
        }
      }
      String place = table.name() + "/" + table.headers().get(column);
      compare(columns, table.kindsOf(column), found, place, true);
      addValues(table, column, found, place);
    }
  }

  private void addValues(LabelledTable table, int column, Set<Kind> found, String place) {
    ColumnInspector inspector =
        new ColumnInspector(
            table.headers().get(column), Detectors.all(YEAR), new TextScanner(YEAR));
    Shape shape = new Shape();
    for (List<Cell> row : table.rows()) {
      Cell cell = row.get(column);
      Set<Kind> marked = EnumSet.noneOf(Kind.class);
      if (!cell.text().isEmpty()) {
        shape.read(cell.text().toCharArray(), 0, cell.text().length());
        if (!inspector.isPlain(shape)) {
          ColumnInspector.Outcome outcome = inspector.inspect(shape, cell.text());
          marked.addAll(outcome.whole().keySet());
          marked.addAll(outcome.embedded());
        }
      }
      marked.retainAll(found);
      compare(values, cell.kinds(), marked, place + " “" + cell.text() + "”", false);
    }
  }

  private void compare(
      Map<Kind, Score> scores, Set<Kind> truth, Set<Kind> found, String place, boolean always) {
    for (Kind kind : Kind.values()) {
      if (!truth.contains(kind) && !found.contains(kind)) {
        continue;
      }
      Score score = scores.computeIfAbsent(kind, _ -> new Score());
      if (truth.contains(kind) && found.contains(kind)) {
        score.hits++;
        continue;
      }
      boolean missed = truth.contains(kind);
      score.misses += missed ? 1 : 0;
      score.falseAlarms += missed ? 0 : 1;
      if (kind.isDirectIdentifier() && (always || mistakes.size() < 80)) {
        mistakes.add((missed ? "missed " : "false ") + kind + " in " + place);
      }
    }
  }

  /** A table of values by kind, in Markdown. */
  public String markdown() {
    StringBuilder text =
        new StringBuilder(
            "| kind | recall | precision | found | missed | false |\n|---|--:|--:|--:|--:|--:|\n");
    text.append(columns().row("all direct, columns")).append(values().row("all direct, values"));
    Set<Kind> ofValues = EnumSet.noneOf(Kind.class);
    Detectors.all(YEAR).forEach(detector -> ofValues.add(detector.kind()));
    values.forEach(
        (kind, score) -> {
          String name = kind.label().in(Locale.ENGLISH);
          // Told by the header alone, so there is no judgement of a single value to count.
          text.append(
              ofValues.contains(kind)
                  ? score.row(name)
                  : columns.get(kind).row(name + ", columns"));
        });
    return text.toString();
  }

  /** Every mistake over columns, and some over values. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }
}
