package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.at;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.sharing.Notifications;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.Session;

@Singleton
final class JdbcNotifications implements Notifications {
  /** Stands for a text that names what the reader may not know of any more. */
  private static final LocalizedText GONE =
      Rows.text(
          "Tin về một bộ dữ liệu nay không còn hiển thị với bạn.",
          "News of a dataset that is no longer shown to you.");

  private final Session session;

  /** Every page shows the count; what another node writes is seen a few seconds later. */
  private final Cache<UUID, Long> unseen =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(10)).build();

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
                "INSERT INTO notification (account, dataset, vi, en, link, created)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                account,
                notice.dataset().orElse(null),
                notice.vietnamese(),
                notice.english(),
                notice.link(),
                at(now));
          }
          return accounts.size();
        });
    unseen.invalidateAll(accounts);
  }

  @Override
  public List<Entry> list(UUID account, Set<String> tokens) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT n.vi, n.en, n.link, n.created, n.seen IS NOT NULL,
                  d.id IS NULL OR d.discover && ?
                FROM notification n LEFT JOIN dataset d ON d.id = n.dataset
                WHERE n.account = ? ORDER BY n.id DESC LIMIT 200
                """,
                row ->
                    new Entry(
                        row.getBoolean(6) ? Rows.text(row.getString(1), row.getString(2)) : GONE,
                        row.getString(3),
                        Rows.instant(row, "created"),
                        row.getBoolean(5)),
                tokens.toArray(String[]::new),
                account));
  }

  @Override
  public long countUnseen(UUID account) {
    return unseen.get(
        account,
        key ->
            session.read(
                connection ->
                    Session.find(
                            connection,
                            "SELECT count(*) FROM notification WHERE account = ? AND seen IS NULL",
                            row -> row.getLong(1),
                            key)
                        .orElse(0L)));
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
    unseen.invalidate(account);
  }
}
