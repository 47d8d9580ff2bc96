package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import vn.sen.access.Membership;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.Session;

@Singleton
final class JdbcMemberships implements Memberships {
  private static final String SELECT =
      """
      SELECT a.id AS account_id, a.name, a.email, a.language, m.agency, m.role, m.since
      FROM membership m JOIN account a ON a.id = m.account
      """;

  private final Session session;
  private final Clock clock;

  JdbcMemberships(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public List<Membership> listOfAgency(String agency) {
    return list("WHERE m.agency = ? ORDER BY a.name, a.id", agency);
  }

  @Override
  public List<Membership> listOfPerson(UUID person) {
    return list("WHERE m.account = ? ORDER BY m.agency", person);
  }

  private List<Membership> list(String which, Object key) {
    return session.read(
        connection -> Session.list(connection, SELECT + which, JdbcMemberships::membership, key));
  }

  @Override
  public List<Person> listStewards(String agency) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT
                    + """
                    WHERE m.agency = agency_in_charge(?) AND m.role = 'STEWARD'
                    ORDER BY a.name, a.id
                    """,
                Columns::person,
                agency));
  }

  @Override
  public void put(UUID person, String agency, Role role, UUID givenBy) {
    int put =
        session.write(
            connection -> {
              JdbcAccounts.lock(connection, person);
              return Session.update(
                  connection,
                  """
                  INSERT INTO membership (account, agency, role, given_by, since)
                  SELECT id, ?, ?, ?, ? FROM account WHERE id = ? AND NOT administrator
                  ON CONFLICT (account, agency) DO UPDATE
                    SET role = excluded.role, given_by = excluded.given_by, since = excluded.since
                  """,
                  agency,
                  role.name(),
                  givenBy,
                  Columns.at(clock.instant()),
                  person);
            });
    if (put == 0) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Người quản trị Cổng không giữ vai trò trong cơ quan nào. Hãy dùng một tài khoản khác.",
          "An administrator of the portal holds no role in an agency. Use another account.");
    }
  }

  @Override
  public boolean delete(UUID person, String agency) {
    return session.write(
            connection ->
                Session.update(
                    connection,
                    "DELETE FROM membership WHERE account = ? AND agency = ?",
                    person,
                    agency))
        == 1;
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        Columns.person(row),
        row.getString("agency"),
        Role.valueOf(row.getString("role")),
        Columns.instant(row, "since"));
  }
}
