package vn.sen.access.sharing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a steward grants.
 *
 * @param ends the last day of use
 * @param reportDue needed where reporting back is a duty
 */
public record AgreementTerms(
    LocalDate starts,
    LocalDate ends,
    String conditions,
    Optional<Long> mostUses,
    Optional<Integer> sharedDatasets,
    Set<Duty> duties,
    Optional<LocalDate> reportDue) {
  public AgreementTerms {
    duties = Set.copyOf(duties);
  }
}
