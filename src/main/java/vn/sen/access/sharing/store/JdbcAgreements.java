package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.array;
import static vn.sen.access.sharing.store.Rows.at;
import static vn.sen.access.sharing.store.Rows.orNull;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.AgreementEvent;
import vn.sen.access.sharing.Agreements;
import vn.sen.platform.Session;

@Singleton
final class JdbcAgreements implements Agreements {
  private final Session session;

  JdbcAgreements(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Agreement> find(UUID id) {
    return session.read(
        connection ->
            Session.find(connection, Rows.AGREEMENT + "WHERE a.id = ?", Rows::agreement, id));
  }

  @Override
  public List<Agreement> listOfOwners(Set<String> agencies) {
    return list("WHERE a.owner = ANY (?)", (Object) array(agencies));
  }

  @Override
  public List<Agreement> listOfParties(UUID account, Set<String> agencies) {
    return list("WHERE a.person = ? OR a.agency = ANY (?)", account, array(agencies));
  }

  @Override
  public List<Agreement> listOfDataset(UUID dataset) {
    return list("WHERE a.dataset = ?", dataset);
  }

  private List<Agreement> list(String condition, Object... parameters) {
    return session.read(
        connection ->
            Session.list(
                connection,
                Rows.AGREEMENT + condition + " ORDER BY a.created DESC, a.id LIMIT 1000",
                Rows::agreement,
                parameters));
  }

  @Override
  public List<AgreementEvent> listEvents(UUID agreement) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT kind, author, note, created FROM agreement_event
                WHERE agreement = ? ORDER BY sequence
                """,
                row ->
                    new AgreementEvent(
                        AgreementEvent.Kind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Rows.instant(row, "created")),
                agreement));
  }

  @Override
  public void create(Agreement agreement, String author, Instant now) {
    session.write(
        connection -> {
          insert(connection, agreement, author, now);
          return true;
        });
  }

  static void insert(Connection connection, Agreement agreement, String author, Instant now)
      throws SQLException {
    Session.update(
        connection,
        """
        INSERT INTO agreement (id, request, dataset, owner, person, agency, party_name, purpose,
          project, conditions, starts, ends, most_uses, shared_datasets, duties, report_due,
          created, granted_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        agreement.id(),
        orNull(agreement.request()),
        agreement.dataset(),
        agreement.owner(),
        orNull(agreement.person()),
        orNull(agreement.agency()),
        agreement.partyName(),
        agreement.purpose(),
        agreement.project(),
        agreement.conditions(),
        at(agreement.starts()),
        at(agreement.ends()),
        orNull(agreement.mostUses()),
        orNull(agreement.sharedDatasets()),
        array(agreement.duties().stream().map(Enum::name).collect(Collectors.toSet())),
        orNull(agreement.reportDue()),
        at(now),
        agreement.grantedBy());
    event(connection, agreement.id(), AgreementEvent.Kind.GRANTED, author, "", now);
  }

  private static void event(
      Connection connection,
      UUID agreement,
      AgreementEvent.Kind kind,
      String author,
      String note,
      Instant now)
      throws SQLException {
    Session.update(
        connection,
        "INSERT INTO agreement_event (agreement, kind, author, note, created) VALUES (?, ?, ?, ?,"
            + " ?)",
        agreement,
        kind.name(),
        author,
        note,
        at(now));
  }

  @Override
  public boolean moveEnd(
      UUID agreement,
      Instant ends,
      Optional<LocalDate> reportDue,
      AgreementEvent.Kind kind,
      String author,
      String note,
      Instant now) {
    return session.write(
        connection -> {
          int changed =
              Session.update(
                  connection,
                  """
                  UPDATE agreement SET ends = ?, expiry_told = '',
                    report_due = COALESCE(CAST(? AS date), report_due)
                  WHERE id = ? AND revoked IS NULL AND starts < ?
                  """,
                  at(ends),
                  orNull(reportDue),
                  agreement,
                  at(ends));
          if (changed == 1) {
            event(connection, agreement, kind, author, note, now);
          }
          return changed == 1;
        });
  }

  @Override
  public boolean revoke(UUID agreement, String author, String reason, Instant now) {
    return session.write(
        connection -> {
          int changed =
              Session.update(
                  connection,
                  "UPDATE agreement SET revoked = ?, revoke_reason = ? WHERE id = ? AND revoked IS"
                      + " NULL",
                  at(now),
                  reason,
                  agreement);
          if (changed == 1) {
            event(connection, agreement, AgreementEvent.Kind.REVOKED, author, reason, now);
          }
          return changed == 1;
        });
  }

  @Override
  public void report(UUID agreement, String author, String text, Instant now) {
    session.write(
        connection -> {
          event(connection, agreement, AgreementEvent.Kind.REPORTED, author, text, now);
          return true;
        });
  }

  @Override
  public boolean countUse(UUID agreement) {
    return session.write(
        connection ->
            Session.update(
                    connection,
                    """
                    UPDATE agreement SET uses = uses + 1
                    WHERE id = ? AND (most_uses IS NULL OR uses < most_uses)
                    """,
                    agreement)
                == 1);
  }

  @Override
  public List<Agreement> takeUntold(Instant now, Instant soon) {
    return session.write(
        connection -> {
          List<Agreement> untold =
              Session.list(
                  connection,
                  Rows.AGREEMENT
                      + """
                      WHERE a.revoked IS NULL
                        AND ((a.ends <= ? AND a.expiry_told <> 'ENDED')
                          OR (a.ends > ? AND a.ends <= ? AND a.expiry_told = ''))
                      ORDER BY a.ends LIMIT 500 FOR UPDATE OF a SKIP LOCKED
                      """,
                  Rows::agreement,
                  at(now),
                  at(now),
                  at(soon));
          for (Agreement agreement : untold) {
            Session.update(
                connection,
                "UPDATE agreement SET expiry_told = ? WHERE id = ?",
                agreement.ends().isAfter(now) ? "SOON" : "ENDED",
                agreement.id());
          }
          return untold;
        });
  }
}
