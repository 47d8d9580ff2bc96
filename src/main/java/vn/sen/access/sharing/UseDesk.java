package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.sen.access.AccessLevel;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Tokens;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules.Action;
import vn.sen.access.audit.Refusals;
import vn.sen.catalog.Dataset;
import vn.sen.platform.BaseIri;

/**
 * Where data is used: asks the gate, and counts and records what was used. What is open is counted
 * only; who used it is not kept.
 */
@Singleton
public final class UseDesk {
  private final Gate gate;
  private final UseCounts counts;
  private final Agreements agreements;
  private final AuditLog audit;
  private final Refusals refusals;
  private final BaseIri base;
  private final Clock clock;

  UseDesk(
      Gate gate,
      UseCounts counts,
      Agreements agreements,
      AuditLog audit,
      Refusals refusals,
      BaseIri base,
      Clock clock) {
    this.base = base;
    this.gate = gate;
    this.counts = counts;
    this.agreements = agreements;
    this.audit = audit;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * A refusal of data that are not open is recorded once a day when it met somebody with a name.
   */
  public UseDecision decide(Caller caller, Dataset dataset, Action action) {
    UseDecision decision = gate.decide(caller, dataset, action);
    if (!decision.permitted() && caller.isSignedIn()) {
      AuditAction refused =
          caller.administrator() ? AuditAction.ADMINISTRATION_REFUSED : AuditAction.USE_REFUSED;
      refusals.record(event(refused, caller, dataset, action, decision));
    }
    return decision;
  }

  /**
   * Counts a use that was permitted.
   *
   * @return false when the agreement was used up by another request meanwhile: then it is refused
   */
  public boolean count(Caller caller, Dataset dataset, Action action, UseDecision decision) {
    if (decision.agreement().isPresent() && !agreements.countUse(decision.agreement().get())) {
      return false;
    }
    counts.count(
        dataset.id(),
        action,
        agency(caller, dataset, decision),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    boolean isOpen =
        gate.findLevel(dataset.view()).filter(level -> level == AccessLevel.OPEN).isPresent();
    if (!isOpen || gate.isHidden(dataset.view())) {
      audit.record(event(AuditAction.DATA_USED, caller, dataset, action, decision));
    }
    return true;
  }

  /** The agency in whose name the data is used: the agreement's, else the caller's only one. */
  private Optional<String> agency(Caller caller, Dataset dataset, UseDecision decision) {
    if (decision.agreement().isPresent()) {
      return decision.onBehalfOf();
    }
    if (decision.basis() == UseDecision.Basis.OWNER) {
      return gate.findOwner(dataset.view());
    }
    return Tokens.agencies(caller.tokens()).stream().sorted().findFirst();
  }

  private AuditEvent event(
      AuditAction kind, Caller caller, Dataset dataset, Action action, UseDecision decision) {
    AuditEvent event =
        AuditEvent.of(kind, caller)
            .about(base.dataset(dataset.slug()))
            .with("action", action.name())
            .with("basis", decision.basis().name());
    Optional<String> owner = gate.findOwner(dataset.view());
    if (owner.isPresent()) {
      event = event.inAgency(owner.get());
    }
    if (decision.agreement().isPresent()) {
      event = event.with("agreement", decision.agreement().get().toString());
    }
    if (decision.purpose().isPresent()) {
      event = event.with("purpose", code(decision.purpose().get()));
    }
    return event;
  }

  private String code(String purpose) {
    String purposes = base.concept("purposes", "");
    return purpose.startsWith(purposes) ? purpose.substring(purposes.length()) : purpose;
  }
}
