package vn.sen.catalog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import vn.sen.catalog.Change;
import vn.sen.platform.Session;

/** Writes an entry of the change log; part of the transaction that makes the change. */
final class Log {
  private Log() {}

  static void append(Connection connection, Change.Kind kind, String key, Instant at)
      throws SQLException {
    Session.update(
        connection,
        "INSERT INTO change_log (kind, key, at) VALUES (?, ?, ?)",
        kind.name(),
        key,
        Timestamp.from(at));
  }
}
