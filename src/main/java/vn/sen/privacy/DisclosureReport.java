package vn.sen.privacy;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import vn.sen.metadata.LocalizedText;
import vn.sen.privacy.risk.ReidentificationRisk;
import vn.sen.privacy.table.Reading;

/**
 * What a file would disclose. A value: holds no raw value of the file.
 *
 * @param columns headers in order
 * @param findings by column, then kind
 * @param risk of re-identification; empty when no quasi-identifiers were chosen or proposed
 */
@Serdeable
public record DisclosureReport(
    Reading reading,
    List<String> columns,
    List<Finding> findings,
    List<SmallCells> smallCells,
    Optional<ReidentificationRisk> risk) {

  public DisclosureReport {
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
    smallCells = List.copyOf(smallCells);
  }

  public Verdict verdict() {
    return verdict(List.of());
  }

  /**
   * The verdict once stewards have judged single findings. Neither an unfinished check nor a group
   * below k or l can be overridden.
   */
  public Verdict verdict(List<FindingOverride> overrides) {
    if (!reading.isComplete()) {
      return Verdict.NOT_FINISHED;
    }
    boolean risky = risk.filter(one -> one.isBelowK() || one.isBelowL()).isPresent();
    if (risky
        || standing(overrides).stream().anyMatch(one -> one.severity() == Severity.BLOCKING)) {
      return Verdict.BLOCKED;
    }
    if (risk.filter(one -> !one.complete()).isPresent()) {
      return Verdict.NOT_FINISHED;
    }
    return findings.isEmpty() && smallCells.isEmpty() ? Verdict.CLEAN : Verdict.WARNED;
  }

  /** Findings that no override covers. */
  public List<Finding> standing(List<FindingOverride> overrides) {
    return findings.stream()
        .filter(finding -> overrides.stream().noneMatch(one -> one.covers(finding)))
        .toList();
  }

  /** The same, for those who may not see the data. */
  public DisclosureReport withoutSamples() {
    return new DisclosureReport(
        reading,
        columns,
        findings.stream().map(Finding::withoutSamples).toList(),
        smallCells,
        risk);
  }

  /** The verdict in one or two sentences, no steward's decision counted. */
  public LocalizedText summary() {
    return summary(verdict());
  }

  /** A verdict on this report in one or two sentences. */
  public LocalizedText summary(Verdict verdict) {
    return switch (verdict) {
      case CLEAN ->
          LocalizedText.of("Không tìm thấy dữ liệu cá nhân.", "No personal data were found.");
      case WARNED ->
          LocalizedText.of(
              "Có điểm cần xem lại trước khi công bố.",
              "Some points want a look before publication.");
      case BLOCKED ->
          findings.stream().anyMatch(one -> one.severity() == Severity.BLOCKING)
              ? LocalizedText.of(
                  "Tệp này để lộ dữ liệu cá nhân; chưa thể công bố mở.",
                  "This file would disclose personal data; it cannot become open as it is.")
              : LocalizedText.of(
                  "Ghép vài cột lại là có thể nhận ra từng người trong tệp này; chưa thể công bố mở.",
                  "Single persons can be told by putting some columns of this file together; it"
                      + " cannot become open as it is.");
      case NOT_FINISHED -> notFinished();
    };
  }

  private LocalizedText notFinished() {
    return reading
        .stop()
        .map(
            stop ->
                LocalizedText.of(
                    "Không kiểm tra hết được tệp (" + stop.vietnamese() + "), nên coi là chưa đạt.",
                    "The file could not be checked to its end ("
                        + stop.english()
                        + "): not passed."))
        .orElse(
            LocalizedText.of(
                "Có quá nhiều nhóm bản ghi để tính nguy cơ nhận diện, nên coi là chưa đạt.",
                "Too many groups of records to compute the risk of re-identification: not"
                    + " passed."));
  }
}
