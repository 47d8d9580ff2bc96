package vn.sen.publishing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.sen.metadata.Description;

/**
 * A description on its way to the record.
 *
 * @param slug last part of the dataset's address, now or once published
 * @param agency slug of the agency whose editors write it
 * @param edition counts every change, from 1; the draft's entity tag
 * @param base revision of the published dataset that it was begun from; 0 for a new one
 * @param notes what is new in this version, for its readers
 * @param publishAt when it is published by itself, once accepted
 * @param submittedBy who asked for the review
 */
public record Draft(
    UUID id,
    String slug,
    String agency,
    State state,
    int edition,
    int base,
    Description description,
    String notes,
    Optional<Instant> publishAt,
    Optional<UUID> submittedBy,
    String authorName,
    String editorName,
    Instant created,
    Instant modified) {

  /** Where a draft stands. */
  public enum State {
    DRAFT,
    IN_REVIEW,
    /** Accepted, and waiting for its time. */
    SCHEDULED,
    PUBLISHED,
    DISCARDED;

    /** As addresses, JSON and messages have it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean isOpen() {
      return this == DRAFT || this == IN_REVIEW || this == SCHEDULED;
    }
  }

  public boolean isUpdate() {
    return base > 0;
  }
}
