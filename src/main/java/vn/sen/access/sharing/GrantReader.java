package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import vn.sen.access.Grant;
import vn.sen.access.Standings;

/** Puts an agreement into the words of the gate: its policy, and what the world says to it. */
@Singleton
public final class GrantReader {
  private final AgreementPolicy policies;
  private final Ledger ledger;

  GrantReader(AgreementPolicy policies, Ledger ledger) {
    this.policies = policies;
    this.ledger = ledger;
  }

  public Grant grant(Agreement agreement, Instant now) {
    return new Grant(
        agreement.id(),
        policies.policy(agreement),
        policies.purpose(agreement),
        policies.party(agreement),
        agreement.ends(),
        agreement.uses(),
        agreement.isReportOverdue(now) ? Set.of(policies.reportDuty(agreement)) : Set.of(),
        shared(agreement, now),
        agreement.agency());
  }

  /** While a warning runs, the agency counts as sharing what was agreed. */
  private OptionalLong shared(Agreement agreement, Instant now) {
    if (agreement.sharedDatasets().isEmpty() || agreement.agency().isEmpty()) {
      return OptionalLong.empty();
    }
    int required = agreement.sharedDatasets().get();
    String agency = agreement.agency().get();
    boolean isSuspended =
        ledger
            .findShortfall(agency, agreement.owner(), now)
            .map(Standings.Shortfall::deadline)
            .filter(deadline -> !now.isBefore(deadline))
            .isPresent();
    return OptionalLong.of(
        isSuspended ? ledger.countShared(agency, agreement.owner(), now) : required);
  }
}
