package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.sen.privacy.LabelledTable.Cell;
import vn.sen.privacy.detect.Detectors;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Shape;
import vn.sen.privacy.detect.TextScanner;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/** Recall and precision on the labelled test set: over columns and over values. */
class DetectionQualityTest {
  private static final long SEED = 20260101L;
  private static final int ROWS = 520;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  /** True and false alarms and misses. */
  private static final class Score {
    private long hits;
    private long falseAlarms;
    private long misses;

    double recall() {
      return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }

    double precision() {
      return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    void add(Score other) {
      hits += other.hits;
      falseAlarms += other.falseAlarms;
      misses += other.misses;
    }
  }

  private final Map<Kind, Score> columns = new EnumMap<>(Kind.class);
  private final Map<Kind, Score> values = new EnumMap<>(Kind.class);
  private final List<String> mistakes = new ArrayList<>();

  @Test
  void labelledSet_isLargeAndHalfDecoys() {
    List<LabelledTable> tables = LabelledTables.generate(SEED, ROWS);

    assertThat(tables).hasSize(40);
    assertThat(tables.stream().filter(LabelledTable::isDecoy)).hasSize(20);
    assertThat(tables.stream().mapToInt(table -> table.rows().size()).sum())
        .isGreaterThanOrEqualTo(20_000);
  }

  @Test
  void directIdentifiers_reachRecallAndPrecision() throws IOException {
    for (LabelledTable table : LabelledTables.generate(SEED, ROWS)) {
      score(table);
    }

    Score overColumns = total(columns);
    Score overValues = total(values);
    String figures = figures(overColumns, overValues);
    assertThat(overColumns.recall()).as(figures).isGreaterThanOrEqualTo(0.98);
    assertThat(overColumns.precision()).as(figures).isGreaterThanOrEqualTo(0.95);
    assertThat(overValues.recall()).as(figures).isGreaterThanOrEqualTo(0.98);
    assertThat(overValues.precision()).as(figures).isGreaterThanOrEqualTo(0.95);
    if (Boolean.getBoolean("sen.privacy.figures")) {
      java.util.logging.Logger.getLogger(getClass().getName()).info(figures);
    }
  }

  private void score(LabelledTable table) throws IOException {
    char delimiter = table.name().length() % 2 == 0 ? ',' : ';';
    byte[] csv = table.csv(delimiter).getBytes(StandardCharsets.UTF_8);
    DisclosureReport report =
        new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
            .check(
                new ByteArrayInputStream(csv),
                TableFormat.DELIMITED,
                CheckOptions.DEFAULT,
                _ -> {});
    assertThat(report.columns()).as(table.name()).isEqualTo(table.headers());
    for (int column = 0; column < table.headers().size(); column++) {
      Set<Kind> found = EnumSet.noneOf(Kind.class);
      for (Finding finding : report.findings()) {
        if (finding.columnIndex() == column) {
          found.add(finding.kind());
        }
      }
      String place = table.name() + "/" + table.headers().get(column);
      compare(columns, table.kindsOf(column), found, place, 1);
      scoreValues(table, column, found, place);
    }
  }

  private void scoreValues(LabelledTable table, int column, Set<Kind> found, String place) {
    ColumnInspector inspector =
        new ColumnInspector(
            table.headers().get(column),
            Detectors.all(Year.of(2026)),
            new TextScanner(Year.of(2026)));
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
      compare(values, cell.kinds(), marked, place + " “" + cell.text() + "”", 0);
    }
  }

  private void compare(
      Map<Kind, Score> scores, Set<Kind> truth, Set<Kind> found, String place, int always) {
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
      if (kind.isDirectIdentifier() && (always == 1 || mistakes.size() < 60)) {
        mistakes.add((missed ? "missed " : "false ") + kind + " in " + place);
      }
    }
  }

  private static Score total(Map<Kind, Score> scores) {
    Score total = new Score();
    scores.forEach(
        (kind, score) -> {
          if (kind.isDirectIdentifier()) {
            total.add(score);
          }
        });
    return total;
  }

  private String figures(Score overColumns, Score overValues) {
    StringBuilder text = new StringBuilder("\n");
    line(text, "all direct, columns", overColumns);
    line(text, "all direct, values", overValues);
    columns.forEach((kind, score) -> line(text, kind + " columns", score));
    values.forEach((kind, score) -> line(text, kind + " values", score));
    mistakes.forEach(mistake -> text.append(mistake).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Score score) {
    text.append(
        String.format(
            "%-32s recall %.4f precision %.4f (%d hits, %d missed, %d false)%n",
            what, score.recall(), score.precision(), score.hits, score.misses, score.falseAlarms));
  }
}
