package vn.sen.privacy;

import java.time.Instant;
import vn.sen.privacy.detect.Kind;

/**
 * A steward's decision that a finding is no disclosure; recorded and shown to the agency.
 *
 * @param column header as in the finding
 * @param reason never blank
 * @param steward account that decided
 */
public record FindingOverride(
    String column, Kind kind, String reason, String steward, Instant decided) {

  public FindingOverride {
    if (reason.isBlank() || steward.isBlank()) {
      throw new IllegalArgumentException("an override has a reason and somebody who decided");
    }
  }

  boolean covers(Finding finding) {
    return finding.column().equals(column) && finding.kind() == kind;
  }
}
