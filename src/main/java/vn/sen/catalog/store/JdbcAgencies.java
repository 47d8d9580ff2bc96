package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Change;
import vn.sen.catalog.CommitSignal;
import vn.sen.metadata.AgencyMapper;
import vn.sen.metadata.AgencyView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

@Singleton
final class JdbcAgencies implements Agencies {
  private final Session session;
  private final DescriptionReader reader;
  private final AgencyMapper mapper;
  private final BaseIri base;
  private final CommitSignal signal;
  private final Clock clock;

  JdbcAgencies(
      Session session,
      DescriptionReader reader,
      AgencyMapper mapper,
      BaseIri base,
      CommitSignal signal,
      Clock clock) {
    this.session = session;
    this.reader = reader;
    this.mapper = mapper;
    this.base = base;
    this.signal = signal;
    this.clock = clock;
  }

  @Override
  public List<Agency> list() {
    return session.read(
        connection ->
            Session.list(
                connection, "SELECT slug, description FROM agency ORDER BY slug", this::agency));
  }

  @Override
  public Optional<Agency> find(String slug) {
    return session.read(
        connection ->
            Session.find(
                connection,
                "SELECT slug, description FROM agency WHERE slug = ?",
                this::agency,
                slug));
  }

  @Override
  public void publish(Description description) {
    AgencyView view = mapper.map(description);
    String slug = view.slug();
    boolean changed =
        session.write(
            connection -> {
              boolean written =
                  DescriptionTable.publish(
                      connection,
                      """
                    INSERT INTO agency (slug, description, modified) VALUES (?, ?, ?)
                    ON CONFLICT (slug) DO UPDATE
                      SET description = excluded.description, modified = excluded.modified
                      WHERE agency.description <> excluded.description
                    """,
                      slug,
                      description,
                      Change.Kind.AGENCY,
                      clock.instant());
              project(connection, view);
              return written;
            });
    if (changed) {
      signal.committed();
    }
  }

  /** What callers' roles are computed from. */
  private void project(Connection connection, AgencyView view) throws SQLException {
    String kinds = base.concept("agency-kinds", "");
    Session.update(
        connection,
        "UPDATE agency SET merged_into = ?, government = ? WHERE slug = ?",
        view.mergedInto().map(JdbcAgencies::slugOf).orElse(null),
        view.kinds().stream().anyMatch(kind -> kind.startsWith(kinds)),
        view.slug());
  }

  private static String slugOf(String iri) {
    return iri.substring(iri.lastIndexOf('/') + 1);
  }

  private Agency agency(ResultSet row) throws SQLException {
    String slug = row.getString(1);
    Description description = reader.fromNTriples(base.agency(slug), row.getString(2));
    AgencyView view = mapper.map(description);
    return new Agency(
        slug,
        view.iri(),
        view.name(),
        view.abbreviations(),
        view.homepage(),
        view.mergedInto().map(JdbcAgencies::slugOf),
        description);
  }
}
