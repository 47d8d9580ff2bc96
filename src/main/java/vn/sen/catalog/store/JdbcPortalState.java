package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import vn.sen.catalog.PortalState;
import vn.sen.platform.Session;

@Singleton
final class JdbcPortalState implements PortalState {
  private final Session session;

  JdbcPortalState(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> find(String key) {
    return session.read(connection -> find(connection, key));
  }

  @Override
  public void put(String key, String value) {
    session.write(connection -> put(connection, key, value));
  }

  static Optional<String> find(Connection connection, String key) throws SQLException {
    return Session.find(
        connection, "SELECT value FROM portal_state WHERE key = ?", row -> row.getString(1), key);
  }

  static int put(Connection connection, String key, String value) throws SQLException {
    return Session.update(
        connection,
        """
        INSERT INTO portal_state (key, value) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """,
        key,
        value);
  }
}
