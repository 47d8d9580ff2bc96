package vn.sen.catalog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import vn.sen.catalog.Change;
import vn.sen.metadata.Description;
import vn.sen.platform.Session;

/** Agencies and targets share the shape of their tables: a key and a description. */
final class DescriptionTable {
  private DescriptionTable() {}

  /**
   * Inserts or replaces, and logs the change; neither when the description is there already.
   *
   * @param upsert takes key, description and instant; changes no row when nothing changed
   */
  static boolean publish(
      Connection connection,
      String upsert,
      Object key,
      Description description,
      Change.Kind kind,
      Instant now)
      throws SQLException {
    int changed =
        Session.update(connection, upsert, key, description.nTriples(), Timestamp.from(now));
    if (changed == 0) {
      return false;
    }
    Log.append(connection, kind, key.toString(), now);
    return true;
  }
}
