package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.account.SecretToken;
import vn.sen.access.account.SessionInfo;
import vn.sen.access.account.SignInSessions;
import vn.sen.platform.Session;

@Singleton
final class JdbcSignInSessions implements SignInSessions {
  /** The time of last use is kept about this exactly, so that reading seldom writes. */
  private static final Duration EXACTNESS = Duration.ofMinutes(5);

  private final Session session;
  private final Clock clock;

  JdbcSignInSessions(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  private record Found(Caller caller, Instant lastUsed) {}

  @Override
  public SecretToken create(UUID account, String method, String address, String userAgent) {
    SecretToken token = SecretToken.random();
    Instant now = clock.instant();
    session.write(
        connection -> {
          Session.update(
              connection, "DELETE FROM sign_in_session WHERE expires <= ?", Columns.at(now));
          return Session.update(
              connection,
              """
              INSERT INTO sign_in_session
                (hash, id, account, method, address, user_agent, created, last_used, expires)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              token.hash(),
              UUID.randomUUID(),
              account,
              method,
              address,
              userAgent,
              Columns.at(now),
              Columns.at(now),
              Columns.at(now.plus(LONGEST)));
        });
    return token;
  }

  @Override
  public Optional<Caller> findCaller(SecretToken token) {
    Instant now = clock.instant();
    byte[] hash = token.hash();
    Optional<Found> found =
        session.read(
            connection ->
                Session.find(
                    connection,
                    "SELECT s.last_used, "
                        + CallerRow.COLUMNS
                        + """
                        FROM sign_in_session s JOIN account a ON a.id = s.account
                        WHERE s.hash = ? AND s.expires > ? AND s.last_used > ?
                        """,
                    row ->
                        new Found(
                            CallerRow.caller(row, Optional.empty()),
                            Columns.instant(row, "last_used")),
                    hash,
                    Columns.at(now),
                    Columns.at(now.minus(IDLE))));
    found
        .filter(one -> one.lastUsed().isBefore(now.minus(EXACTNESS)))
        .ifPresent(
            one ->
                session.write(
                    connection ->
                        Session.update(
                            connection,
                            "UPDATE sign_in_session SET last_used = ? WHERE hash = ?",
                            Columns.at(now),
                            hash)));
    return found.map(Found::caller);
  }

  @Override
  public List<SessionInfo> list(UUID account) {
    Instant now = clock.instant();
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT id, method, address, user_agent, created, last_used FROM sign_in_session
                WHERE account = ? AND expires > ? AND last_used > ?
                ORDER BY last_used DESC, id
                """,
                row ->
                    new SessionInfo(
                        row.getObject("id", UUID.class),
                        row.getString("method"),
                        row.getString("address"),
                        row.getString("user_agent"),
                        Columns.instant(row, "created"),
                        Columns.instant(row, "last_used")),
                account,
                Columns.at(now),
                Columns.at(now.minus(IDLE))));
  }

  @Override
  public void delete(SecretToken token) {
    session.write(
        connection ->
            Session.update(connection, "DELETE FROM sign_in_session WHERE hash = ?", token.hash()));
  }

  @Override
  public boolean delete(UUID account, UUID id) {
    return session.write(
            connection ->
                Session.update(
                    connection,
                    "DELETE FROM sign_in_session WHERE account = ? AND id = ?",
                    account,
                    id))
        == 1;
  }

  @Override
  public int deleteAll(UUID account) {
    return session.write(
        connection ->
            Session.update(connection, "DELETE FROM sign_in_session WHERE account = ?", account));
  }
}
