package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Person;
import vn.sen.access.audit.AuditEntry;
import vn.sen.access.audit.AuditTrail;
import vn.sen.platform.Session;

@Singleton
final class JdbcAuditLog implements AuditLog, AuditTrail {
  /** Held to the end of a transaction that records: entries are one chain. */
  private static final long CHAIN = 0x53454e_4c4f47L;

  private static final String SELECT =
      """
      SELECT sequence, at, action, actor, actor_name, agency, subject, details, previous, hash
      FROM audit_entry
      """;

  private static final String NEWEST_FIRST = "ORDER BY sequence DESC LIMIT ?";

  private final Session session;
  private final Clock clock;

  /** What transactions under way are to record at their end, by their connections. */
  private final Map<Connection, List<AuditEvent>> waiting =
      Collections.synchronizedMap(new IdentityHashMap<>());

  JdbcAuditLog(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public void recordAll(List<AuditEvent> events) {
    if (!session.isInTransaction()) {
      append(events);
      return;
    }
    session.write(
        connection ->
            waiting.computeIfAbsent(connection, this::untilCommit).addAll(List.copyOf(events)));
  }

  private List<AuditEvent> untilCommit(Connection connection) {
    List<AuditEvent> events = new ArrayList<>();
    session.beforeCommit(() -> append(events), () -> waiting.remove(connection));
    return events;
  }

  private void append(List<AuditEvent> events) {
    session.write(
        connection -> {
          Session.find(connection, "SELECT pg_advisory_xact_lock(?)", row -> "", CHAIN);
          Optional<AuditEntry> last =
              Session.find(connection, SELECT + NEWEST_FIRST, JdbcAuditLog::entry, 1);
          for (AuditEvent event : events) {
            AuditEntry entry = next(last, event);
            insert(connection, entry);
            last = Optional.of(entry);
          }
          return events.size();
        });
  }

  private AuditEntry next(Optional<AuditEntry> last, AuditEvent event) {
    List<String> details = new ArrayList<>();
    event
        .details()
        .forEach(
            (name, value) -> {
              details.add(name);
              details.add(clean(value));
            });
    return new AuditEntry(
            last.map(AuditEntry::sequence).orElse(0L) + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            event.action().name(),
            event.actor().map(Person::id),
            event.actor().map(Person::name).orElse(""),
            event.agency(),
            event.subject().map(JdbcAuditLog::clean),
            details,
            last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING),
            "")
        .sealed();
  }

  /** PostgreSQL holds no NUL in a text. */
  private static String clean(String text) {
    return text.replace("\0", "");
  }

  private static int insert(Connection connection, AuditEntry entry) throws SQLException {
    return Session.update(
        connection,
        """
        INSERT INTO audit_entry
          (sequence, at, action, actor, actor_name, agency, subject, details, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.sequence(),
        Columns.at(entry.at()),
        entry.action(),
        entry.actor().orElse(null),
        entry.actorName(),
        entry.agency().orElse(null),
        entry.subject().orElse(null),
        entry.detailsArray(),
        HexFormat.of().parseHex(entry.previous()),
        HexFormat.of().parseHex(entry.hash()));
  }

  @Override
  public List<AuditEntry> list(Question question, int most) {
    return list(
        """
        WHERE agency IS NOT DISTINCT FROM ?::text
          AND (?::text IS NULL OR subject = ?) AND (?::uuid IS NULL OR actor = ?)
          AND (?::text IS NULL OR action = ?) AND position(lower(?) IN lower(actor_name)) > 0
          AND at >= ? AND at < ? AND sequence < ?
        """
            + NEWEST_FIRST,
        question.agency().orElse(null),
        question.subject().orElse(null),
        question.subject().orElse(null),
        question.actor().orElse(null),
        question.actor().orElse(null),
        question.action().map(AuditAction::name).orElse(null),
        question.action().map(AuditAction::name).orElse(null),
        clean(question.actorName()),
        Columns.at(question.from()),
        Columns.at(question.until()),
        question.before(),
        most);
  }

  @Override
  public List<AuditEntry> listAfter(long sequence, int most) {
    return list("WHERE sequence > ? ORDER BY sequence LIMIT ?", sequence, most);
  }

  @Override
  public Set<String> listSubjects(UUID actor, AuditAction action, Instant since) {
    return Set.copyOf(
        session.read(
            connection ->
                Session.list(
                    connection,
                    """
                    SELECT DISTINCT subject FROM audit_entry
                    WHERE at >= ? AND actor = ? AND action = ? AND subject IS NOT NULL
                    """,
                    row -> row.getString(1),
                    Columns.at(since),
                    actor,
                    action.name())));
  }

  @Override
  public Optional<AuditEntry> find(long sequence) {
    return list("WHERE sequence = ?", sequence).stream().findFirst();
  }

  @Override
  public Optional<AuditEntry> findLast() {
    return list(NEWEST_FIRST, 1).stream().findFirst();
  }

  @Override
  public Optional<AuditEntry> findLastBefore(Instant time) {
    return list("WHERE at < ? " + NEWEST_FIRST, Columns.at(time), 1).stream().findFirst();
  }

  @Override
  public long prune(long through) {
    return session
        .write(
            connection ->
                Session.find(connection, "SELECT audit_prune(?)", row -> row.getLong(1), through))
        .orElse(0L);
  }

  private List<AuditEntry> list(String which, Object... parameters) {
    return session.read(
        connection -> Session.list(connection, SELECT + which, JdbcAuditLog::entry, parameters));
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("sequence"),
        Columns.instant(row, "at"),
        row.getString("action"),
        Optional.ofNullable(row.getObject("actor", UUID.class)),
        row.getString("actor_name"),
        Optional.ofNullable(row.getString("agency")),
        Optional.ofNullable(row.getString("subject")),
        List.of((String[]) row.getArray("details").getArray()),
        HexFormat.of().formatHex(row.getBytes("previous")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
