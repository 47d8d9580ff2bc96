package vn.sen.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.policy.Reason;

/**
 * May this caller use this data, by which rule, until when; and where not, what they can do.
 *
 * @param basis the rule that let the caller in; {@code NONE} when nothing does
 * @param reasons of the policy or agreement that decided; may be empty
 * @param remedies what helps, the easiest first; empty when permitted
 * @param until when an agreement ends, if that is the basis
 * @param agreement under which the data is used
 * @param purpose IRI of the purpose of that agreement
 */
public record UseDecision(
    Basis basis,
    List<Reason> reasons,
    List<Remedy> remedies,
    Optional<Instant> until,
    Optional<UUID> agreement,
    Optional<String> purpose,
    Optional<String> onBehalfOf) {

  public UseDecision {
    reasons = List.copyOf(reasons);
    remedies = List.copyOf(remedies);
  }

  public boolean permitted() {
    return basis != Basis.NONE;
  }

  static UseDecision permitted(Basis basis) {
    return new UseDecision(
        basis,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static UseDecision refused(List<Reason> reasons, List<Remedy> remedies) {
    return new UseDecision(
        Basis.NONE,
        reasons,
        remedies,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for somebody who is signed in: to sign in helps them no further. */
  UseDecision forKnown(boolean administrator) {
    if (!remedies.contains(Remedy.SIGN_IN)) {
      return this;
    }
    List<Remedy> others =
        administrator
            ? List.of(Remedy.ASK_OWNER)
            : remedies.stream()
                .map(remedy -> remedy == Remedy.SIGN_IN ? Remedy.ACCEPT_TERMS : remedy)
                .distinct()
                .toList();
    return new UseDecision(basis, reasons, others, until, agreement, purpose, onBehalfOf);
  }

  /** The rules, in the order in which they are tried. */
  public enum Basis {
    OWNER,
    OPEN,
    REGISTERED,
    SHARED,
    NAMED,
    AGREEMENT,
    NONE
  }

  /** Ways out of a refusal. */
  public enum Remedy {
    SIGN_IN,
    ACCEPT_TERMS,
    REQUEST_ACCESS,
    SHARE_MORE,
    REPORT_BACK,
    /** The data open by themselves. */
    WAIT,
    ASK_OWNER
  }
}
