package vn.sen.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Person;

/** How rows hold what several tables have. */
final class Columns {
  private Columns() {}

  static Timestamp at(Instant instant) {
    return Timestamp.from(instant);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static Optional<Instant> findInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** From the columns {@code account_id}, {@code name}, {@code email} and {@code language}. */
  static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("account_id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        row.getString("language"));
  }
}
