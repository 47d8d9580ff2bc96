package vn.sen.access.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The entries of the audit log, to be read. */
public interface AuditTrail {

  /**
   * Which entries.
   *
   * @param agency whose part; empty for the portal's own: what concerns no agency
   * @param subject an IRI
   * @param actor who did it
   */
  record Question(
      Optional<String> agency,
      Optional<String> subject,
      Optional<UUID> actor,
      Instant from,
      Instant until) {}

  /** The newest first. */
  List<AuditEntry> list(Question question, int most);

  /** In ascending order, from the one after the given. */
  List<AuditEntry> listAfter(long sequence, int most);

  Optional<AuditEntry> find(long sequence);

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
