package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import vn.sen.catalog.DatasetHistories;
import vn.sen.platform.Session;

@Singleton
final class JdbcDatasetHistories implements DatasetHistories {
  private final Session session;

  JdbcDatasetHistories(Session session) {
    this.session = session;
  }

  @Override
  public List<String> listSlugs(String agencyIri) {
    return session.read(
        connection ->
            Session.list(
                connection,
                "SELECT slug FROM dataset WHERE agency = ? ORDER BY slug",
                row -> row.getString(1),
                agencyIri));
  }

  @Override
  public List<Entry> list(String slug) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT r.number, r.created, r.author, r.note, r.description
                FROM dataset d JOIN dataset_revision r ON r.dataset = d.id
                WHERE d.slug = ? ORDER BY r.number
                """,
                row ->
                    new Entry(
                        row.getInt(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                slug));
  }

  @Override
  public void date(String slug, int number, Instant created) {
    Timestamp then = Timestamp.from(created);
    session.write(
        connection -> {
          int changed =
              Session.update(
                  connection,
                  """
                  UPDATE dataset_revision r SET created = ? FROM dataset d
                  WHERE d.id = r.dataset AND d.slug = ? AND r.number = ?
                  """,
                  then,
                  slug,
                  number);
          Session.update(
              connection,
              """
              UPDATE dataset SET created = CASE WHEN ? = 1 THEN ?::timestamptz ELSE created END,
                modified = CASE WHEN revision = ? THEN ?::timestamptz ELSE modified END
              WHERE slug = ?
              """,
              number,
              then,
              number,
              then,
              slug);
          return changed;
        });
  }
}
