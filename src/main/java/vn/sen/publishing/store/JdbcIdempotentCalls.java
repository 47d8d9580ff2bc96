package vn.sen.publishing.store;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import vn.sen.platform.Session;
import vn.sen.publishing.IdempotentCalls;

@Singleton
final class JdbcIdempotentCalls implements IdempotentCalls {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Session session;
  private final Clock clock;

  JdbcIdempotentCalls(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> begin(UUID account, String key, String request) {
    return session.write(
        connection -> {
          Session.update(
              connection,
              "DELETE FROM idempotent_call WHERE account = ? AND created < ?",
              account,
              Timestamp.from(clock.instant().minus(KEPT)));
          int taken =
              Session.update(
                  connection,
                  """
                  INSERT INTO idempotent_call (account, key, request, status, body, location, created)
                  VALUES (?, ?, ?, 0, '', '', ?) ON CONFLICT (account, key) DO NOTHING
                  """,
                  account,
                  key,
                  request,
                  Timestamp.from(clock.instant()));
          return taken == 1
              ? Optional.empty()
              : Session.find(
                  connection,
                  """
                  SELECT request, status, body, location FROM idempotent_call
                  WHERE account = ? AND key = ?
                  """,
                  row ->
                      new Answer(
                          row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
                  account,
                  key);
        });
  }

  @Override
  public void end(UUID account, String key, Answer answer) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                UPDATE idempotent_call SET status = ?, body = ?, location = ?
                WHERE account = ? AND key = ?
                """,
                answer.status(),
                answer.body(),
                answer.location(),
                account,
                key));
  }
}
