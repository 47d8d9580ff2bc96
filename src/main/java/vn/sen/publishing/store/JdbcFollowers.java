package vn.sen.publishing.store;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import vn.sen.platform.Session;
import vn.sen.publishing.Followers;

@Singleton
final class JdbcFollowers implements Followers {
  private final Session session;
  private final Clock clock;

  JdbcFollowers(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public void follow(UUID account, String slug) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO dataset_follower (account, slug, since) VALUES (?, ?, ?)
                ON CONFLICT (account, slug) DO NOTHING
                """,
                account,
                slug,
                Timestamp.from(clock.instant())));
  }

  @Override
  public void unfollow(UUID account, String slug) {
    session.write(
        connection ->
            Session.update(
                connection,
                "DELETE FROM dataset_follower WHERE account = ? AND slug = ?",
                account,
                slug));
  }

  @Override
  public boolean isFollowing(UUID account, String slug) {
    return listFollowed(account).contains(slug);
  }

  @Override
  public List<String> listFollowed(UUID account) {
    return session.read(
        connection ->
            Session.list(
                connection,
                "SELECT slug FROM dataset_follower WHERE account = ? ORDER BY slug",
                row -> row.getString(1),
                account));
  }

  @Override
  public List<UUID> listFollowersOf(String slug) {
    return session.read(
        connection ->
            Session.list(
                connection,
                "SELECT account FROM dataset_follower WHERE slug = ?",
                row -> row.getObject(1, UUID.class),
                slug));
  }
}
