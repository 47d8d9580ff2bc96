package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.at;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import vn.sen.access.sharing.Notifications;
import vn.sen.platform.Session;

@Singleton
final class JdbcNotifications implements Notifications {
  private final Session session;

  JdbcNotifications(Session session) {
    this.session = session;
  }

  @Override
  public void create(Collection<UUID> accounts, Notice notice, Instant now) {
    session.write(
        connection -> {
          for (UUID account : accounts) {
            Session.update(
                connection,
                "INSERT INTO notification (account, vi, en, link, created) VALUES (?, ?, ?, ?, ?)",
                account,
                notice.vietnamese(),
                notice.english(),
                notice.link(),
                at(now));
          }
          return accounts.size();
        });
  }

  @Override
  public List<Entry> list(UUID account) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT vi, en, link, created, seen IS NOT NULL FROM notification
                WHERE account = ? ORDER BY id DESC LIMIT 200
                """,
                row ->
                    new Entry(
                        Rows.text(row.getString(1), row.getString(2)),
                        row.getString(3),
                        Rows.instant(row, "created"),
                        row.getBoolean(5)),
                account));
  }

  @Override
  public long countUnseen(UUID account) {
    return session.read(
        connection ->
            Session.find(
                    connection,
                    "SELECT count(*) FROM notification WHERE account = ? AND seen IS NULL",
                    row -> row.getLong(1),
                    account)
                .orElse(0L));
  }

  @Override
  public void markSeen(UUID account, Instant now) {
    session.write(
        connection ->
            Session.update(
                connection,
                "UPDATE notification SET seen = ? WHERE account = ? AND seen IS NULL",
                at(now),
                account));
  }
}
