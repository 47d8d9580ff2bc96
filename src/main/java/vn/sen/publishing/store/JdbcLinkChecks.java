package vn.sen.publishing.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.Session;
import vn.sen.publishing.LinkChecks;

@Singleton
final class JdbcLinkChecks implements LinkChecks {
  private static final String SELECT =
      "SELECT slug, url, checked, problem_vi, problem_en, failures FROM link_check ";

  private final Session session;

  JdbcLinkChecks(Session session) {
    this.session = session;
  }

  @Override
  public List<Entry> list(String slug) {
    return session.read(
        connection ->
            Session.list(
                connection, SELECT + "WHERE slug = ? ORDER BY url", JdbcLinkChecks::entry, slug));
  }

  @Override
  public List<Entry> listBroken(Collection<String> slugs) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT + "WHERE slug = ANY (?) AND failures > 0 ORDER BY slug, url",
                JdbcLinkChecks::entry,
                (Object) slugs.toArray(String[]::new)));
  }

  @Override
  public void put(String slug, String url, Instant checked, LocalizedText problem) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO link_check (slug, url, checked, problem_vi, problem_en, failures)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (slug, url) DO UPDATE SET checked = excluded.checked,
                  problem_vi = excluded.problem_vi, problem_en = excluded.problem_en,
                  failures = CASE WHEN excluded.failures = 0 THEN 0 ELSE link_check.failures + 1 END
                """,
                slug,
                url,
                Timestamp.from(checked),
                problem.values().getOrDefault("vi", ""),
                problem.values().getOrDefault("en", ""),
                problem.isEmpty() ? 0 : 1));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String vietnamese = row.getString(4);
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getTimestamp(3).toInstant(),
        vietnamese.isEmpty()
            ? LocalizedText.EMPTY
            : new LocalizedText(
                java.util.Map.of("vi", vietnamese, Locale.ENGLISH.getLanguage(), row.getString(5))),
        row.getInt(6));
  }
}
