package vn.sen.privacy;

import java.time.Instant;
import java.util.Optional;
import vn.sen.privacy.detect.Kind;

/**
 * A steward's decision that a finding is no disclosure; recorded and shown to the agency.
 *
 * @param column header as in the finding; "" for the whole of a file whose format no check reads
 * @param kind of the finding; empty for the whole file
 * @param reason never blank
 * @param steward account that decided
 */
public record FindingOverride(
    String column, Optional<Kind> kind, String reason, String steward, Instant decided) {

  public FindingOverride {
    if (reason.isBlank() || steward.isBlank()) {
      throw new IllegalArgumentException("an override has a reason and somebody who decided");
    }
  }

  /** Whether a steward vouches for a file that cannot be read by the check. */
  public boolean isOfWholeFile() {
    return kind.isEmpty();
  }

  /** Whether the decision is about this finding. */
  public boolean covers(Finding finding) {
    return finding.column().equals(column) && kind.filter(finding.kind()::equals).isPresent();
  }
}
