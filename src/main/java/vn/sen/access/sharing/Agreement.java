package vn.sen.access.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.metadata.LocalizedText;

/**
 * A grant of use to one person or one agency.
 *
 * @param person account it was made with; else {@code agency} is present
 * @param purpose code of {@code vocab/purposes}
 * @param conditions in the owner's words, may be ""
 * @param ends first instant at which it is over
 * @param mostUses how many uses it allows, all when absent
 * @param sharedDatasets how many up-to-date datasets the agency must share in return
 * @param reportDue until when it has to be reported back
 * @param reported whether it was
 */
public record Agreement(
    UUID id,
    Optional<UUID> request,
    UUID dataset,
    String slug,
    LocalizedText title,
    String owner,
    Optional<UUID> person,
    Optional<String> agency,
    String partyName,
    String purpose,
    String project,
    String conditions,
    Instant starts,
    Instant ends,
    Optional<Long> mostUses,
    long uses,
    Optional<Integer> sharedDatasets,
    Set<Duty> duties,
    Optional<LocalDate> reportDue,
    boolean reported,
    Instant created,
    String grantedBy,
    Optional<Instant> revoked,
    String revokeReason) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  public Agreement {
    duties = Set.copyOf(duties);
  }

  /** As far as time and revocation decide; reciprocity and duties are asked at each use. */
  public enum Status {
    UPCOMING,
    ACTIVE,
    EXPIRED,
    REVOKED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Status status(Instant now) {
    if (revoked.isPresent()) {
      return Status.REVOKED;
    }
    if (now.isBefore(starts)) {
      return Status.UPCOMING;
    }
    return now.isBefore(ends) ? Status.ACTIVE : Status.EXPIRED;
  }

  /** The last day of use. */
  public LocalDate lastDay() {
    return lastDay(ends);
  }

  /** The last day, in Viet Nam, of what ends at this instant. */
  public static LocalDate lastDay(Instant ends) {
    return LocalDate.ofInstant(ends.minusNanos(1), ZONE);
  }

  /** A report back was due and has not come. */
  public boolean isReportOverdue(Instant now) {
    return duties.contains(Duty.REPORT_BACK)
        && !reported
        && reportDue
            .filter(due -> !now.isBefore(due.plusDays(1).atStartOfDay(ZONE).toInstant()))
            .isPresent();
  }

  /** The owner's stewards and the party: nobody else knows of an agreement. */
  public boolean concerns(Caller caller) {
    return caller.isSteward(owner) || isParty(caller);
  }

  public boolean isParty(Caller caller) {
    return caller
            .person()
            .map(Person::id)
            .filter(id -> person.filter(id::equals).isPresent())
            .isPresent()
        || agency.filter(caller::isMember).isPresent();
  }
}
