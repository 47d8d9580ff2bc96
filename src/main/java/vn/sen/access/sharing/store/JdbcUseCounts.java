package vn.sen.access.sharing.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.UseRules.Action;
import vn.sen.access.sharing.UseCounts;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

@Singleton
final class JdbcUseCounts implements UseCounts {
  private static final int MOST_REPORTS = 50;

  private final Session session;
  private final BaseIri base;

  JdbcUseCounts(Session session, BaseIri base) {
    this.session = session;
    this.base = base;
  }

  @Override
  public void count(UUID dataset, Action action, Optional<String> agency, LocalDate day) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO dataset_use (dataset, day, action, agency, uses) VALUES (?, ?, ?, ?, 1)
                ON CONFLICT (dataset, day, action, agency)
                DO UPDATE SET uses = dataset_use.uses + 1
                """,
                dataset,
                day,
                action.name(),
                agency.orElse("")));
  }

  @Override
  public Benefit ofDataset(UUID dataset, LocalDate since) {
    return session.read(connection -> benefit(connection, "d.id = ?", dataset, since));
  }

  @Override
  public Benefit ofAgency(String agency, LocalDate since) {
    return session.read(
        connection ->
            benefit(
                connection,
                "d.agency = ? AND 'public' = ANY (d.discover)",
                base.agency(agency),
                since));
  }

  private static Benefit benefit(Connection connection, String which, Object key, LocalDate since)
      throws SQLException {
    Map<String, Long> uses =
        Session.list(
                connection,
                """
                SELECT u.action, sum(u.uses) FROM dataset_use u JOIN dataset d ON d.id = u.dataset
                WHERE %s AND u.day >= ? GROUP BY u.action
                """
                    .formatted(which),
                row -> Map.entry(row.getString(1), row.getLong(2)),
                key,
                since)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<GrantSum> grants =
        Session.list(
            connection,
            """
            SELECT a.purpose, a.agency, count(*)
            FROM agreement a JOIN dataset d ON d.id = a.dataset
            WHERE %s GROUP BY a.purpose, a.agency ORDER BY 3 DESC, 1, 2 LIMIT 200
            """
                .formatted(which),
            row ->
                new GrantSum(
                    row.getString(1), Optional.ofNullable(row.getString(2)), row.getLong(3)),
            key);
    List<Report> reports =
        Session.list(
            connection,
            """
            SELECT a.purpose, a.agency, e.note, CAST(e.created AS date)
            FROM agreement_event e JOIN agreement a ON a.id = e.agreement
              JOIN dataset d ON d.id = a.dataset
            WHERE %s AND e.kind = 'REPORTED' ORDER BY e.created DESC LIMIT %d
            """
                .formatted(which, MOST_REPORTS),
            row ->
                new Report(
                    row.getString(1),
                    Optional.ofNullable(row.getString(2)),
                    row.getString(3),
                    row.getObject(4, LocalDate.class)),
            key);
    return new Benefit(
        uses.getOrDefault(Action.DOWNLOAD.name(), 0L),
        uses.getOrDefault(Action.PREVIEW.name(), 0L),
        uses.getOrDefault(Action.QUERY.name(), 0L),
        grants,
        reports);
  }
}
