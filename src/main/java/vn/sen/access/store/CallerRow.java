package vn.sen.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.access.Caller;
import vn.sen.access.Callers;
import vn.sen.access.Role;
import vn.sen.access.Scope;

/** What one query tells of whoever holds a session or an API token. */
final class CallerRow {
  /** Columns of an account {@code a}, with the roles that count at this moment. */
  static final String COLUMNS =
      """
      a.id AS account_id, a.name, a.email, a.language, a.administrator,
      a.terms_accepted IS NOT NULL AS terms,
      ARRAY(SELECT agency || ' ' || role || ' ' || government FROM roles_in_force(a.id)) AS roles
      """;

  private CallerRow() {}

  static Caller caller(ResultSet row, Optional<Scope> scope) throws SQLException {
    List<Callers.Held> held =
        Stream.of((String[]) row.getArray("roles").getArray()).map(CallerRow::held).toList();
    return Callers.of(
        Columns.person(row), row.getBoolean("administrator"), row.getBoolean("terms"), held, scope);
  }

  private static Callers.Held held(String text) {
    String[] parts = text.split(" ", -1);
    return new Callers.Held(parts[0], Role.valueOf(parts[1]), parts[2].equals("true"));
  }
}
