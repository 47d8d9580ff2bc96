package vn.sen.access;

import java.util.List;

/**
 * Who did what with data that is not open, and with access to it. Entries are only ever added; each
 * is chained to the one before it by its hash.
 */
public interface AuditLog {

  /**
   * Records the event; inside a transaction it belongs to that transaction, and is written last in
   * it, before the commit: entries form one chain, so that meanwhile every other recording waits.
   */
  default void record(AuditEvent event) {
    recordAll(List.of(event));
  }

  /** The same for several, in their order; all or none. */
  void recordAll(List<AuditEvent> events);
}
