package vn.sen.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.CheckOptions;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.Finding;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.PublicationDecision;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.Verdict;

/**
 * The form for a file, and what came of one.
 *
 * @param options as in the form
 */
public record CheckPage(
    CheckOptions options, @Nullable Checked checked, @Nullable Compared compared) {

  /**
   * A file that was checked.
   *
   * @param overrides decisions of stewards; empty for a file that is only tried
   * @param levels in the order open, registered, shared, restricted
   * @param columns each with what is proposed, or was chosen, for it
   */
  public record Checked(
      String fileName,
      DisclosureReport report,
      List<FindingOverride> overrides,
      List<Level> levels,
      List<Column> columns) {

    /** A file that somebody tries; counts as data of no weight. */
    static Checked tried(String fileName, DisclosureReport report, List<Column> columns) {
      List<Level> levels =
          Arrays.stream(AccessLevel.values())
              .map(
                  level ->
                      new Level(
                          level,
                          DisclosureGate.judge(
                              fileName, report, java.time.Instant.EPOCH, level, DataWeight.OTHER)))
              .toList();
      return new Checked(fileName, report, List.of(), levels, columns);
    }

    /** A dataset's file. */
    static Checked stored(
        CheckedFile file, DisclosureReport report, DataWeight weight, List<Column> columns) {
      List<Level> levels =
          Arrays.stream(AccessLevel.values())
              .map(level -> new Level(level, DisclosureGate.judge(file, level, weight)))
              .toList();
      return new Checked(file.file().fileName(), report, file.overrides(), levels, columns);
    }

    public Verdict verdict() {
      return report.verdict(overrides);
    }

    /** The decision that sets the finding aside. */
    public Optional<FindingOverride> overrideOf(Finding finding) {
      return overrides.stream().filter(one -> one.covers(finding)).findFirst();
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
