package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.catalog.CatalogListing;
import vn.sen.platform.Session;

@Singleton
final class JdbcCatalogListing implements CatalogListing {
  private static final String CHOSEN =
      """
      FROM dataset
      WHERE discover && ?
        AND ((? AND modified >= ?) OR (NOT ? AND state = 'PUBLISHED'))
      """;

  private final Session session;

  JdbcCatalogListing(Session session) {
    this.session = session;
  }

  @Override
  public int count(Optional<Instant> modifiedSince, Set<String> tokens) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    "SELECT count(*) " + CHOSEN,
                    row -> row.getInt(1),
                    tokens.toArray(String[]::new),
                    modifiedSince.isPresent(),
                    timestamp(modifiedSince),
                    modifiedSince.isPresent()))
        .orElse(0);
  }

  @Override
  public List<String> listSlugs(
      Optional<Instant> modifiedSince, Set<String> tokens, int offset, int limit) {
    return session.read(
        connection ->
            Session.list(
                connection,
                // Whatever the database's own collation: the order must outlive a move.
                "SELECT slug " + CHOSEN + "ORDER BY slug COLLATE \"C\" OFFSET ? LIMIT ?",
                row -> row.getString(1),
                tokens.toArray(String[]::new),
                modifiedSince.isPresent(),
                timestamp(modifiedSince),
                modifiedSince.isPresent(),
                offset,
                limit));
  }

  private static Timestamp timestamp(Optional<Instant> instant) {
    return Timestamp.from(instant.orElse(Instant.EPOCH));
  }
}
