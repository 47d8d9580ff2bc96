package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.sen.access.account.SignInAttempts;
import vn.sen.platform.Session;

@Singleton
final class JdbcSignInAttempts implements SignInAttempts {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Session session;
  private final Clock clock;

  JdbcSignInAttempts(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  private record Row(int failures, Instant last) {}

  @Override
  public Optional<Instant> count(byte[] key, int free) {
    Instant now = clock.instant();
    return session.write(
        connection -> {
          Session.update(
              connection,
              "DELETE FROM sign_in_attempt WHERE last < ?",
              Columns.at(now.minus(KEPT)));
          int counted =
              Session.update(
                  connection,
                  """
                  INSERT INTO sign_in_attempt (key, failures, since, last) VALUES (?, 1, ?, ?)
                  ON CONFLICT (key) DO UPDATE
                    SET failures = CASE WHEN sign_in_attempt.last < ? THEN 1
                                        ELSE sign_in_attempt.failures + 1 END,
                        last = excluded.last
                    WHERE sign_in_attempt.failures < ?
                       OR sign_in_attempt.last + make_interval(secs => least(?, ? * power(2,
                            least(sign_in_attempt.failures - ?, 30)))) <= excluded.last
                  """,
                  key,
                  Columns.at(now),
                  Columns.at(now),
                  Columns.at(now.minus(FORGOTTEN)),
                  free,
                  (double) LONGEST_WAIT.toSeconds(),
                  (double) FIRST_WAIT.toSeconds(),
                  free);
          if (counted == 1) {
            return Optional.empty();
          }
          return Session.find(
                  connection,
                  "SELECT failures, last FROM sign_in_attempt WHERE key = ?",
                  row -> new Row(row.getInt("failures"), Columns.instant(row, "last")),
                  key)
              .map(row -> row.last().plus(wait(row.failures() - free)));
        });
  }

  private static Duration wait(int beyondFree) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyondFree, 30));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  @Override
  public void uncount(byte[] key) {
    session.write(
        connection ->
            Session.update(
                connection,
                "UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0) WHERE key = ?",
                key));
  }

  @Override
  public void delete(byte[] key) {
    session.write(
        connection -> Session.update(connection, "DELETE FROM sign_in_attempt WHERE key = ?", key));
  }
}
