package vn.sen.access.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.metadata.LocalizedText;

/**
 * What somebody asks of one owner for one dataset.
 *
 * @param form the form it came with; requests of one form are for one project
 * @param agency slug of the agency for which access is asked; the person themself when absent
 * @param purpose code of {@code vocab/purposes}
 * @param turned when it last became the other side's turn
 * @param reason of a refusal, else ""
 */
public record AccessRequest(
    UUID id,
    UUID form,
    UUID dataset,
    String slug,
    LocalizedText title,
    String owner,
    UUID requester,
    String requesterName,
    Optional<String> agency,
    String purpose,
    String project,
    LocalDate starts,
    LocalDate ends,
    State state,
    Instant created,
    Instant turned,
    Optional<Instant> decided,
    String reason) {

  /** Whose turn it is, or how it ended. */
  public enum State {
    /** The owner's stewards have to answer. */
    OPEN,
    /** The owner asked back; the requester has to answer. */
    ASKED,
    GRANTED,
    REFUSED,
    WITHDRAWN;

    public boolean isPending() {
      return this == OPEN || this == ASKED;
    }

    /** Lower case, as in addresses and JSON. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whole days from the request until its decision, or until now. */
  public long daysWaiting(Instant now) {
    return Duration.between(created, decided.orElse(now)).toDays();
  }

  /** Whole days since it became the present side's turn. */
  public long daysInTurn(Instant now) {
    return Duration.between(turned, decided.orElse(now)).toDays();
  }

  /** The requester, the owner's stewards, and those of the agency it is for. */
  public boolean concerns(Caller caller) {
    return caller.person().map(Person::id).filter(requester::equals).isPresent()
        || caller.isSteward(owner)
        || agency.filter(caller::isSteward).isPresent();
  }
}
