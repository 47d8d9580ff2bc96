package vn.sen.access.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.AuditAction;

/** The entries of the audit log, to be read. */
public interface AuditTrail {

  /**
   * Which entries.
   *
   * @param agency whose part; empty for the portal's own: what concerns no agency
   * @param subject an IRI
   * @param actor who did it
   * @param actorName part of the name they had then, letters in either case; "" for everybody
   * @param before entries with smaller numbers only
   */
  record Question(
      Optional<String> agency,
      Optional<String> subject,
      Optional<AuditAction> action,
      Optional<UUID> actor,
      String actorName,
      Instant from,
      Instant until,
      long before) {

    /** Later than whatever is recorded. */
    public static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Everything of the agency's part. */
    public static Question ofAgency(String agency) {
      return of(Optional.of(agency));
    }

    /** Everything that concerns no agency. */
    public static Question ofPortal() {
      return of(Optional.empty());
    }

    private static Question of(Optional<String> agency) {
      return new Question(
          agency,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          Instant.EPOCH,
          END,
          Long.MAX_VALUE);
    }

    public Question about(Optional<String> iri) {
      return new Question(agency, iri, action, actor, actorName, from, until, before);
    }

    public Question did(Optional<AuditAction> what) {
      return new Question(agency, subject, what, actor, actorName, from, until, before);
    }

    public Question by(UUID person) {
      return new Question(
          agency, subject, action, Optional.of(person), actorName, from, until, before);
    }

    public Question by(String partOfName) {
      return new Question(agency, subject, action, actor, partOfName, from, until, before);
    }

    public Question between(Instant start, Instant end) {
      return new Question(agency, subject, action, actor, actorName, start, end, before);
    }

    public Question before(long sequence) {
      return new Question(agency, subject, action, actor, actorName, from, until, sequence);
    }
  }

  /** The newest first. */
  List<AuditEntry> list(Question question, int most);

  /** In ascending order, from the one after the given. */
  List<AuditEntry> listAfter(long sequence, int most);

  Optional<AuditEntry> find(long sequence);

  /** What the person did this to since then. */
  Set<String> listSubjects(UUID actor, AuditAction action, Instant since);

  /** The newest of all. */
  Optional<AuditEntry> findLast();

  /** The newest of those older than the time. */
  Optional<AuditEntry> findLastBefore(Instant time);

  /**
   * Removes the entries up to this one, once a later entry says so.
   *
   * @return how many
   */
  long prune(long through);
}
