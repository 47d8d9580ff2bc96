package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.Scope;
import vn.sen.access.account.ApiToken;
import vn.sen.access.account.ApiTokens;
import vn.sen.access.account.SecretToken;
import vn.sen.platform.Session;

@Singleton
final class JdbcApiTokens implements ApiTokens {
  /** The time of last use is kept about this exactly, so that reading seldom writes. */
  private static final Duration EXACTNESS = Duration.ofMinutes(1);

  private final Session session;
  private final Clock clock;

  JdbcApiTokens(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  private record Found(Caller caller, Optional<Instant> lastUsed) {}

  @Override
  public SecretToken create(UUID account, String name, Scope scope, Duration lifetime) {
    SecretToken token = SecretToken.randomForApi();
    Instant now = clock.instant();
    Duration given = lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO api_token (id, hash, account, name, scope, created, expires)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                token.hash(),
                account,
                name,
                scope.name(),
                Columns.at(now),
                Columns.at(now.plus(given))));
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
                    "SELECT t.scope, t.last_used, "
                        + CallerRow.COLUMNS
                        + """
                        FROM api_token t JOIN account a ON a.id = t.account
                        WHERE t.hash = ? AND t.expires > ?
                        """,
                    row ->
                        new Found(
                            CallerRow.caller(
                                row, Optional.of(Scope.valueOf(row.getString("scope")))),
                            Columns.findInstant(row, "last_used")),
                    hash,
                    Columns.at(now)));
    found
        .filter(one -> one.lastUsed().map(t -> t.isBefore(now.minus(EXACTNESS))).orElse(true))
        .ifPresent(
            one ->
                session.write(
                    connection ->
                        Session.update(
                            connection,
                            "UPDATE api_token SET last_used = ? WHERE hash = ?",
                            Columns.at(now),
                            hash)));
    return found.map(Found::caller);
  }

  @Override
  public List<ApiToken> list(UUID account) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT id, name, scope, created, expires, last_used FROM api_token
                WHERE account = ? ORDER BY created DESC, id
                """,
                row ->
                    new ApiToken(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Scope.valueOf(row.getString("scope")),
                        Columns.instant(row, "created"),
                        Columns.instant(row, "expires"),
                        Columns.findInstant(row, "last_used")),
                account));
  }

  @Override
  public boolean delete(UUID account, UUID id) {
    return session.write(
            connection ->
                Session.update(
                    connection, "DELETE FROM api_token WHERE account = ? AND id = ?", account, id))
        == 1;
  }
}
