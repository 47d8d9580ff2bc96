package vn.sen.access.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The agreements. */
public interface Agreements {

  Optional<Agreement> find(UUID id);

  /** Of the owners' datasets, the newest first. */
  List<Agreement> listOfOwners(Set<String> agencies);

  /** Made with the person or one of the agencies, the newest first. */
  List<Agreement> listOfParties(UUID account, Set<String> agencies);

  /** Of one dataset, the newest first. */
  List<Agreement> listOfDataset(UUID dataset);

  /** In the order in which they happened. */
  List<AgreementEvent> listEvents(UUID agreement);

  /** Writes an agreement that no request led to. */
  void create(Agreement agreement, String author, Instant now);

  /**
   * Moves the end of one that is not revoked; later is a renewal, earlier a reduction.
   *
   * @return false when it was revoked
   */
  boolean moveEnd(
      UUID agreement,
      Instant ends,
      Optional<LocalDate> reportDue,
      AgreementEvent.Kind kind,
      String author,
      String note,
      Instant now);

  /**
   * @return false when it was revoked before
   */
  boolean revoke(UUID agreement, String author, String reason, Instant now);

  /** Writes what came of the use. */
  void report(UUID agreement, String author, String text, Instant now);

  /** Counts one use under the agreement; false when the last one was used up meanwhile. */
  boolean countUse(UUID agreement);

  /**
   * Agreements that end within the time, or have ended, and whose parties were not told so yet;
   * they count as told from then on.
   */
  List<Agreement> takeUntold(Instant now, Instant soon);
}
