package vn.sen.access;

/**
 * Who did what with data that is not open, and with access to it. Entries are only ever added; each
 * is chained to the one before it by its hash.
 */
public interface AuditLog {

  /**
   * Records the event; inside a transaction it belongs to that transaction, and goes last in it:
   * entries form one chain, so that from here to the commit every other recording waits.
   */
  void record(AuditEvent event);
}
