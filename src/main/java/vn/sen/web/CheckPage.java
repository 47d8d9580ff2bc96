package vn.sen.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.Finding;
import vn.sen.privacy.PublicationDecision;
import vn.sen.privacy.StepChoice;

/**
 * The form for a file, and what came of one.
 *
 * @param k smallest group allowed, as in the form
 * @param quasi headers as typed
 * @param sensitive headers as typed
 */
public record CheckPage(
    int k, String quasi, String sensitive, @Nullable Checked checked, @Nullable Compared compared) {

  /**
   * A file that was checked.
   *
   * @param columns each with what is proposed, or was chosen, for it
   */
  public record Checked(String fileName, DisclosureReport report, List<Column> columns) {

    /** In the order open, registered, shared, restricted. */
    public List<Level> levels() {
      return Arrays.stream(AccessLevel.values())
          .map(
              level ->
                  new Level(
                      level,
                      DisclosureGate.judge(
                          fileName, report, java.time.Instant.EPOCH, level, DataWeight.OTHER)))
          .toList();
    }

    public boolean isTransformable() {
      return report.reading().isComplete() && !columns.isEmpty();
    }
  }

  public record Level(AccessLevel level, PublicationDecision decision) {
    /** As in the code list. */
    public String code() {
      return level.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A column in the form of transformations. */
  public record Column(int index, String header, List<Finding> findings, StepChoice choice) {}

  /** A file before and after. */
  public record Compared(FileTrials.Comparison comparison) {
    public DisclosureReport before() {
      return comparison.before();
    }

    public DisclosureReport after() {
      return comparison.after();
    }
  }

  /** What to do with each column: as chosen, else what its findings propose. */
  static List<Column> columns(DisclosureReport report, Map<String, StepChoice> chosen) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < report.columns().size(); i++) {
      int index = i;
      String header = report.columns().get(i);
      List<Finding> findings =
          report.findings().stream().filter(one -> one.columnIndex() == index).toList();
      StepChoice proposed =
          findings.stream().findFirst().map(StepChoice::proposedFor).orElse(StepChoice.KEEP);
      boolean small = report.smallCells().stream().anyMatch(one -> one.columnIndex() == index);
      if (proposed == StepChoice.KEEP && small) {
        proposed = StepChoice.SUPPRESS;
      }
      columns.add(new Column(i, header, findings, chosen.getOrDefault(header, proposed)));
    }
    return columns;
  }
}
