package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.catalog.Change;
import vn.sen.catalog.ChangeLog;
import vn.sen.catalog.CommitSignal;
import vn.sen.catalog.LogPosition;
import vn.sen.platform.Session;

@Singleton
final class JdbcChangeLog implements ChangeLog {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcChangeLog.class);
  private static final String IDENTITY = "record-identity";
  private static final String CLUSTER = "cluster";
  private static final String EPOCH = "rebuild-epoch";

  private final Session session;
  private final CommitSignal signal;
  private final String recordIdentity;

  JdbcChangeLog(Session session, CommitSignal signal) {
    this.session = session;
    this.signal = signal;
    this.recordIdentity = session.write(JdbcChangeLog::identify);
  }

  @Override
  public List<Change> read(LogPosition after, int limit) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT transaction::text::bigint, sequence, kind, key FROM change_log
                WHERE (transaction, sequence) > (?::text::xid8, ?)
                  AND transaction < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY transaction, sequence LIMIT ?
                """,
                row ->
                    new Change(
                        position(row), Change.Kind.valueOf(row.getString(3)), row.getString(4)),
                Long.toString(after.transaction()),
                after.sequence(),
                limit));
  }

  @Override
  public LogPosition newestSettled() {
    return newest("WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())");
  }

  @Override
  public LogPosition newestCommitted() {
    return newest("");
  }

  @Override
  public long countAfter(LogPosition position) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    """
                    SELECT count(*) FROM change_log
                    WHERE (transaction, sequence) > (?::text::xid8, ?)
                    """,
                    row -> row.getLong(1),
                    Long.toString(position.transaction()),
                    position.sequence()))
        .orElseThrow();
  }

  @Override
  public String recordIdentity() {
    return recordIdentity;
  }

  @Override
  public long rebuildEpoch() {
    return session
        .read(connection -> JdbcPortalState.find(connection, EPOCH))
        .map(Long::parseLong)
        .orElse(0L);
  }

  @Override
  public void requestRebuild() {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO portal_state (key, value) VALUES (?, '1')
                ON CONFLICT (key) DO UPDATE SET value = (portal_state.value::bigint + 1)::text
                """,
                EPOCH));
    signal.committed();
  }

  private LogPosition newest(String condition) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    "SELECT transaction::text::bigint, sequence FROM change_log "
                        + condition
                        + " ORDER BY transaction DESC, sequence DESC LIMIT 1",
                    JdbcChangeLog::position))
        .orElse(LogPosition.START);
  }

  private static LogPosition position(ResultSet row) throws SQLException {
    return new LogPosition(row.getLong(1), row.getLong(2));
  }

  /**
   * The record's own name. A copy restored into another cluster gets a new one, and its log starts
   * over before the new cluster's transactions: their numbers may be lower than the old ones.
   */
  private static String identify(Connection connection) throws SQLException {
    String cluster = systemIdentifier(connection);
    Optional<String> known = JdbcPortalState.find(connection, CLUSTER);
    Optional<String> identity = JdbcPortalState.find(connection, IDENTITY);
    if (identity.isPresent() && known.equals(Optional.of(cluster))) {
      return identity.get();
    }
    if (known.isPresent()) {
      LOG.info("The record was restored into another PostgreSQL; the read models are rebuilt");
      Session.update(connection, "UPDATE change_log SET transaction = '0'");
    }
    String made = UUID.randomUUID().toString();
    JdbcPortalState.put(connection, CLUSTER, cluster);
    JdbcPortalState.put(connection, IDENTITY, made);
    return made;
  }

  /** Of the cluster, where the operator's PostgreSQL lets this user read it. */
  private static String systemIdentifier(Connection connection) throws SQLException {
    boolean permitted =
        Session.find(
                connection,
                "SELECT has_function_privilege('pg_control_system()', 'EXECUTE')",
                row -> row.getBoolean(1))
            .orElseThrow();
    if (!permitted) {
      return "not readable";
    }
    return Session.find(
            connection,
            "SELECT system_identifier::text FROM pg_control_system()",
            row -> row.getString(1))
        .orElseThrow();
  }
}
