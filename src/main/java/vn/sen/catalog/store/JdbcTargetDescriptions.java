package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.sen.catalog.Change;
import vn.sen.catalog.CommitSignal;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

@Singleton
final class JdbcTargetDescriptions implements TargetDescriptions {
  private final Session session;
  private final DescriptionReader reader;
  private final BaseIri base;
  private final CommitSignal signal;
  private final Clock clock;

  JdbcTargetDescriptions(
      Session session, DescriptionReader reader, BaseIri base, CommitSignal signal, Clock clock) {
    this.session = session;
    this.reader = reader;
    this.base = base;
    this.signal = signal;
    this.clock = clock;
  }

  @Override
  public List<Description> list() {
    return session.read(
        connection ->
            Session.list(
                connection,
                "SELECT number, description FROM target ORDER BY number",
                this::description));
  }

  @Override
  public Optional<Description> find(int number) {
    return session.read(
        connection ->
            Session.find(
                connection,
                "SELECT number, description FROM target WHERE number = ?",
                this::description,
                number));
  }

  @Override
  public void publish(int number, Description description) {
    boolean changed =
        session.write(
            connection ->
                DescriptionTable.publish(
                    connection,
                    """
                    INSERT INTO target (number, description, modified) VALUES (?, ?, ?)
                    ON CONFLICT (number) DO UPDATE
                      SET description = excluded.description, modified = excluded.modified
                      WHERE target.description <> excluded.description
                    """,
                    number,
                    description,
                    Change.Kind.TARGET,
                    clock.instant()));
    if (changed) {
      signal.committed();
    }
  }

  private Description description(ResultSet row) throws SQLException {
    return reader.fromNTriples(base.target(row.getInt(1)), row.getString(2));
  }
}
