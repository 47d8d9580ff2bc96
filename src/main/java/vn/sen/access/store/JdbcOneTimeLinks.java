package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.account.OneTimeLink;
import vn.sen.access.account.OneTimeLinks;
import vn.sen.access.account.SecretToken;
import vn.sen.platform.Session;

@Singleton
final class JdbcOneTimeLinks implements OneTimeLinks {
  private static final String SELECT =
      """
      SELECT l.id, l.purpose, l.email AS for_email, l.agency, l.role, l.expires,
        a.id AS account_id, a.name, a.email, a.language
      FROM one_time_link l LEFT JOIN account a ON a.id = l.given_by
      """;

  private final Session session;
  private final Clock clock;

  JdbcOneTimeLinks(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public SecretToken create(OneTimeLink link, Duration lifetime) {
    SecretToken token = SecretToken.random();
    Instant now = clock.instant();
    session.write(
        connection -> {
          Session.update(
              connection, "DELETE FROM one_time_link WHERE expires <= ?", Columns.at(now));
          return Session.update(
              connection,
              """
              INSERT INTO one_time_link
                (hash, id, purpose, email, agency, role, given_by, created, expires)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              token.hash(),
              UUID.randomUUID(),
              link.purpose().name(),
              link.email(),
              link.agency().orElse(null),
              link.role().map(Role::name).orElse(null),
              link.givenBy().map(Person::id).orElse(null),
              Columns.at(now),
              Columns.at(now.plus(lifetime)));
        });
    return token;
  }

  @Override
  public Optional<OneTimeLink> find(SecretToken token) {
    return session.read(
        connection ->
            Session.find(
                connection,
                SELECT + "WHERE l.hash = ? AND l.used IS NULL AND l.expires > ?",
                JdbcOneTimeLinks::link,
                token.hash(),
                Columns.at(clock.instant())));
  }

  @Override
  public boolean use(SecretToken token) {
    Instant now = clock.instant();
    return session.write(
            connection ->
                Session.update(
                    connection,
                    """
                    UPDATE one_time_link SET used = ?
                    WHERE hash = ? AND used IS NULL AND expires > ?
                    """,
                    Columns.at(now),
                    token.hash(),
                    Columns.at(now)))
        == 1;
  }

  @Override
  public List<OneTimeLink> listInvitations(String agency) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT
                    + """
                    WHERE l.purpose = 'INVITATION' AND l.agency = ? AND l.used IS NULL
                      AND l.expires > ?
                    ORDER BY l.email, l.created
                    """,
                JdbcOneTimeLinks::link,
                agency,
                Columns.at(clock.instant())));
  }

  @Override
  public boolean deleteInvitation(String agency, UUID id) {
    return session.write(
            connection ->
                Session.update(
                    connection,
                    """
                    DELETE FROM one_time_link
                    WHERE purpose = 'INVITATION' AND agency = ? AND id = ? AND used IS NULL
                    """,
                    agency,
                    id))
        == 1;
  }

  @Override
  public void deleteAll(OneTimeLink.Purpose purpose) {
    session.write(
        connection ->
            Session.update(
                connection,
                "DELETE FROM one_time_link WHERE purpose = ? AND used IS NULL",
                purpose.name()));
  }

  private static OneTimeLink link(ResultSet row) throws SQLException {
    return new OneTimeLink(
        row.getObject("id", UUID.class),
        OneTimeLink.Purpose.valueOf(row.getString("purpose")),
        row.getString("for_email"),
        Optional.ofNullable(row.getString("agency")),
        Optional.ofNullable(row.getString("role")).map(Role::valueOf),
        row.getObject("account_id") == null ? Optional.empty() : Optional.of(Columns.person(row)),
        Columns.instant(row, "expires"));
  }
}
