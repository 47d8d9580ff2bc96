package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.Finding;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.PublicationDecision;
import vn.sen.privacy.SmallCells;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.Verdict;
import vn.sen.privacy.risk.ReidentificationRisk;
import vn.sen.privacy.table.Reading;

/** A disclosure report in JSON. Every text is there in Vietnamese and English. */
@Serdeable
@Schema(name = "DisclosureReport")
public record CheckView(
    @Schema(description = "Name of the file that was checked.") String file,
    @Schema(
            type = "string",
            allowableValues = {"clean", "warned", "blocked", "not_finished"})
        String verdict,
    @Schema(description = "Whether the file may become open; an unfinished check never passes.")
        boolean passed,
    @Schema(description = "The verdict in a sentence or two.") Map<String, String> summary,
    ReadingView reading,
    @Schema(description = "Headers, or paths in JSON, in order.") List<String> columns,
    List<FindingView> findings,
    @Schema(description = "Counts of persons below k.") List<SmallCellsView> smallCells,
    @Schema(description = "Absent when nothing suggests a table of persons.")
        @Nullable RiskView risk,
    @Schema(description = "At which access levels the file may be published.")
        List<LevelView> levels) {

  /** How the reading ended. */
  @Serdeable
  @Schema(name = "DisclosureReading")
  public record ReadingView(
      long rows,
      long bytes,
      boolean complete,
      @Schema(description = "Why it stopped; absent when complete.") @Nullable String stop,
      @Nullable Map<String, String> reason,
      @Nullable String place) {}

  /** One kind of personal data in one column. */
  @Serdeable
  @Schema(name = "DisclosureFinding")
  public record FindingView(
      int columnIndex,
      String column,
      @Schema(example = "citizen_id") String kind,
      Map<String, String> label,
      @Schema(
              type = "string",
              allowableValues = {"basic", "sensitive"},
              description = "As Law 91/2025/QH15 names it.")
          String sensitivity,
      @Schema(
              type = "string",
              allowableValues = {"warning", "blocking"})
          String severity,
      @Schema(description = "Whether it stands inside running text.") boolean embedded,
      long count,
      @Schema(description = "Of the column's values that are not empty.") double share,
      double confidence,
      @Schema(description = "Redacted.") List<String> samples,
      Map<String, String> why,
      Map<String, String> remedy,
      @Schema(description = "The transformation that mends it with the least loss.") String step) {}

  /** Counts of persons so small that they point to persons. */
  @Serdeable
  @Schema(name = "DisclosureSmallCells")
  public record SmallCellsView(
      int columnIndex, String column, long cells, int threshold, Map<String, String> why) {}

  /** Risk of re-identification. */
  @Serdeable
  @Schema(name = "ReidentificationRisk")
  public record RiskView(
      List<String> quasiIdentifiers,
      List<String> sensitive,
      long rows,
      @Schema(description = "k of k-anonymity.") long smallestGroup,
      long uniqueRows,
      double uniqueShare,
      long rowsBelowK,
      @Schema(description = "l of l-diversity; 0 without sensitive columns.") int diversity,
      int demandedK,
      @Schema(description = "The l asked for.") int demandedL,
      boolean acceptable,
      @Schema(description = "False when only a sample of the groups could be kept.")
          boolean complete) {}

  /** One access level. */
  @Serdeable
  @Schema(name = "DisclosureLevel")
  public record LevelView(
      @Schema(
              type = "string",
              allowableValues = {"open", "registered", "shared", "restricted"})
          String level,
      boolean permitted,
      List<GroundView> refusals,
      List<GroundView> warnings) {}

  /** What speaks against publication. */
  @Serdeable
  @Schema(name = "DisclosureGround")
  public record GroundView(String code, Map<String, String> text) {}

  /** The report on a file that was tried. */
  public static CheckView of(String file, DisclosureReport report) {
    return of(
        file,
        report,
        List.of(),
        level -> DisclosureGate.judge(file, report, Instant.EPOCH, level, DataWeight.OTHER));
  }

  /**
   * The report on a dataset's file, stewards' decisions counted.
   *
   * @param report as far as the reader may see it
   */
  static CheckView of(CheckedFile file, DisclosureReport report, DataWeight weight) {
    return of(
        file.file().fileName(),
        report,
        file.overrides(),
        level -> DisclosureGate.judge(file, level, weight));
  }

  private static CheckView of(
      String file,
      DisclosureReport report,
      List<FindingOverride> overrides,
      Function<AccessLevel, PublicationDecision> decisions) {
    Verdict verdict = report.verdict(overrides);
    return new CheckView(
        file,
        lower(verdict),
        verdict.isPassed(),
        report.summary(verdict).values(),
        reading(report.reading()),
        report.columns(),
        report.findings().stream().map(CheckView::finding).toList(),
        report.smallCells().stream().map(CheckView::smallCells).toList(),
        report.risk().map(CheckView::risk).orElse(null),
        Arrays.stream(AccessLevel.values())
            .map(level -> level(level, decisions.apply(level)))
            .toList());
  }

  private static String lower(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  private static ReadingView reading(Reading reading) {
    return new ReadingView(
        reading.rows(),
        reading.bytes(),
        reading.isComplete(),
        reading.stop().map(CheckView::lower).orElse(null),
        reading.stop().map(CheckView::reason).orElse(null),
        reading.place().isEmpty() ? null : reading.place());
  }

  private static Map<String, String> reason(Reading.Stop stop) {
    Map<String, String> reason = new LinkedHashMap<>();
    reason.put("vi", stop.vietnamese());
    reason.put("en", stop.english());
    return reason;
  }

  private static FindingView finding(Finding one) {
    return new FindingView(
        one.columnIndex(),
        one.column(),
        lower(one.kind()),
        one.kind().label().values(),
        lower(one.sensitivity()),
        lower(one.severity()),
        one.embedded(),
        one.count(),
        one.share(),
        one.confidence(),
        one.samples(),
        one.why().values(),
        one.remedy().values(),
        StepChoice.proposedFor(one).code());
  }

  private static SmallCellsView smallCells(SmallCells one) {
    return new SmallCellsView(
        one.columnIndex(), one.column(), one.cells(), one.threshold(), one.why().values());
  }

  private static RiskView risk(ReidentificationRisk risk) {
    return new RiskView(
        risk.quasiIdentifiers(),
        risk.sensitive(),
        risk.rows(),
        risk.smallestGroup(),
        risk.uniqueRows(),
        risk.uniqueShare(),
        risk.rowsBelowK(),
        risk.diversity(),
        risk.demandedK(),
        risk.demandedL(),
        risk.isAcceptable(),
        risk.complete());
  }

  private static LevelView level(AccessLevel level, PublicationDecision decision) {
    return new LevelView(
        lower(level),
        decision.isPermitted(),
        decision.refusals().stream().map(CheckView::ground).toList(),
        decision.warnings().stream().map(CheckView::ground).toList());
  }

  private static GroundView ground(PublicationDecision.Ground ground) {
    return new GroundView(lower(ground), ground.text().values());
  }
}
