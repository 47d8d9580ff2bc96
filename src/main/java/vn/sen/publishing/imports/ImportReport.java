package vn.sen.publishing.imports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.sen.metadata.ValidationReport;

/**
 * What an import did, or would do.
 *
 * @param created datasets, series and services that are new
 * @param changed that got a new revision
 * @param unchanged that the record had word for word
 * @param repairs statements mended
 * @param leftOver statements that belong to none of the descriptions
 * @param issues one for each record, or document, that was not taken
 * @param judged all descriptions by the profile; at most 50 occurrences of each cause
 * @param time where it went, by step
 */
public record ImportReport(
    int created,
    int changed,
    int unchanged,
    int repairs,
    int leftOver,
    List<ImportIssue> issues,
    ValidationReport judged,
    Map<Step, Duration> time) {

  /** What an import spends its time on. */
  public enum Step {
    READ,
    VALIDATE,

    /** Whether the record may take it: whose it is, and what there is already. */
    ADMIT,
    SAVE
  }

  public ImportReport {
    issues = List.copyOf(issues);
    time = Map.copyOf(time);
  }

  public int taken() {
    return created + changed + unchanged;
  }
}
