package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.at;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

/** Counts in PostgreSQL, by the projections of the descriptions. */
@Singleton
final class JdbcLedger implements Ledger {
  /** Codes of the EU frequency list to the days of a period. */
  private static final Map<String, Integer> PERIOD_DAYS = periods();

  private final Session session;
  private final SharingRules rules;
  private final String agencies;
  private final String levels;
  private final String current;

  JdbcLedger(Session session, SharingRules rules, BaseIri base) {
    this.session = session;
    this.rules = rules;
    this.agencies = base.agency("");
    this.levels = base.concept("access-levels", "");
    this.current = current(rules);
  }

  private static Map<String, Integer> periods() {
    Map<String, Integer> days = new LinkedHashMap<>();
    days.put("DAILY", 3);
    days.put("WEEKLY", 10);
    days.put("BIWEEKLY", 18);
    days.put("MONTHLY", 35);
    days.put("QUARTERLY", 100);
    days.put("ANNUAL_2", 200);
    days.put("ANNUAL", 400);
    return days;
  }

  /** Whether a dataset {@code d} is kept up to date at the instant of the one parameter. */
  private static String current(SharingRules rules) {
    StringBuilder days = new StringBuilder("CASE ");
    PERIOD_DAYS.forEach(
        (code, period) ->
            days.append("WHEN d.frequency LIKE '%/")
                .append(code)
                .append("' THEN ")
                .append(period * rules.frequencyFactor())
                .append(' '));
    days.append("ELSE ").append(rules.currentDays()).append(" END");
    return "d.modified > CAST(? AS timestamptz) - (%s) * interval '1 day'".formatted(days);
  }

  private static final String OFFERED =
      """
      d.state = 'PUBLISHED' AND d.status = 'available' AND 'public' = ANY (d.discover)
      AND d.access_level = ANY (?)
      """;

  private String[] circle() {
    return new String[] {levels + "open", levels + "registered", levels + "shared"};
  }

  @Override
  public long countOffered(String agency, Instant now) {
    return session.read(
        connection ->
            Session.find(
                    connection,
                    "SELECT count(*) FROM dataset d WHERE d.agency = ? AND "
                        + OFFERED
                        + " AND "
                        + current,
                    row -> row.getLong(1),
                    agencies + agency,
                    circle(),
                    at(now))
                .orElse(0L));
  }

  @Override
  public long countShared(String agency, String counterpart, Instant now) {
    return session.read(
        connection ->
            Session.find(
                    connection,
                    """
                    SELECT count(*) FROM dataset d
                    WHERE d.agency = ? AND d.state = 'PUBLISHED' AND d.status = 'available'
                      AND (d.access_level = ANY (?) AND 'public' = ANY (d.discover)
                        OR EXISTS (SELECT 1 FROM agreement a WHERE a.dataset = d.id
                          AND a.agency = ? AND a.revoked IS NULL AND a.starts <= ? AND a.ends > ?))
                      AND
                    """
                        + current,
                    row -> row.getLong(1),
                    agencies + agency,
                    circle(),
                    counterpart,
                    at(now),
                    at(now),
                    at(now))
                .orElse(0L));
  }

  @Override
  public List<Sum> listSums(Instant now) {
    return session.read(connection -> sums(connection, now));
  }

  private List<Sum> sums(Connection connection, Instant now) throws SQLException {
    Map<String, long[]> sums = new TreeMap<>();
    Session.list(
        connection,
        "SELECT d.agency, d.access_level, count(*), count(*) FILTER (WHERE "
            + current
            + ") FROM dataset d WHERE "
            + OFFERED
            + " AND d.agency LIKE ? GROUP BY 1, 2",
        row -> {
          long[] sum = sums.computeIfAbsent(slug(row.getString(1)), key -> new long[7]);
          int level = List.of(circle()).indexOf(row.getString(2));
          sum[level] += row.getLong(3);
          sum[3] += row.getLong(4);
          return sum;
        },
        at(now),
        circle(),
        agencies + "%");
    add(
        connection,
        sums,
        4,
        """
        SELECT a.owner, count(*) FROM agreement a JOIN dataset d ON d.id = a.dataset
        WHERE a.revoked IS NULL AND a.starts <= ? AND a.ends > ? AND 'public' = ANY (d.discover)
        GROUP BY 1
        """,
        at(now),
        at(now));
    add(
        connection,
        sums,
        5,
        """
        SELECT replace(d.agency, ?, ''), sum(u.uses)
        FROM dataset_use u JOIN dataset d ON d.id = u.dataset
        WHERE u.day >= ? AND 'public' = ANY (d.discover) AND d.agency <> ? || u.agency
          AND d.agency LIKE ? GROUP BY 1
        """,
        agencies,
        since(now),
        agencies,
        agencies + "%");
    add(
        connection,
        sums,
        6,
        """
        SELECT u.agency, sum(u.uses) FROM dataset_use u JOIN dataset d ON d.id = u.dataset
        WHERE u.day >= ? AND u.agency <> '' AND 'public' = ANY (d.discover)
          AND d.agency <> ? || u.agency GROUP BY 1
        """,
        since(now),
        agencies);
    return sums.entrySet().stream()
        .map(
            e ->
                new Sum(
                    e.getKey(),
                    e.getValue()[0],
                    e.getValue()[1],
                    e.getValue()[2],
                    e.getValue()[3],
                    e.getValue()[4],
                    e.getValue()[5],
                    e.getValue()[6]))
        .toList();
  }

  private static void add(
      Connection connection, Map<String, long[]> sums, int column, String sql, Object... parameters)
      throws SQLException {
    Session.list(
        connection,
        sql,
        row -> {
          sums.computeIfAbsent(row.getString(1), key -> new long[7])[column] += row.getLong(2);
          return column;
        },
        parameters);
  }

  private LocalDate since(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(rules.usesDays());
  }

  private String slug(String iri) {
    return iri.substring(agencies.length());
  }

  @Override
  public List<Pair> listPairs(String agency, Instant now) {
    Set<String> others = new TreeSet<>(listAgencies());
    others.remove(agency);
    Map<String, Long> used = uses(agency, now, true);
    Map<String, Long> usedInReturn = uses(agency, now, false);
    return others.stream()
        .map(
            other ->
                new Pair(
                    agency,
                    other,
                    countShared(agency, other, now),
                    used.getOrDefault(other, 0L),
                    countShared(other, agency, now),
                    usedInReturn.getOrDefault(other, 0L)))
        .filter(p -> p.offered() + p.used() + p.received() + p.usedInReturn() > 0)
        .toList();
  }

  /** Uses of the agency's datasets by others, or of others' datasets by it, by the other. */
  private Map<String, Long> uses(String agency, Instant now, boolean ofOwn) {
    String sql =
        ofOwn
            ? """
            SELECT u.agency, sum(u.uses) FROM dataset_use u JOIN dataset d ON d.id = u.dataset
            WHERE u.day >= ? AND d.agency = ? AND u.agency <> '' GROUP BY 1
            """
            : """
            SELECT replace(d.agency, ?, ''), sum(u.uses)
            FROM dataset_use u JOIN dataset d ON d.id = u.dataset
            WHERE u.day >= ? AND u.agency = ? GROUP BY 1
            """;
    Object[] parameters =
        ofOwn
            ? new Object[] {since(now), agencies + agency}
            : new Object[] {agencies, since(now), agency};
    Map<String, Long> uses = new HashMap<>();
    session.read(
        connection ->
            Session.list(
                connection, sql, row -> uses.put(row.getString(1), row.getLong(2)), parameters));
    return uses;
  }

  @Override
  public Optional<Standings.Shortfall> findShortfall(
      String agency, String counterpart, Instant now) {
    return session
        .read(
            connection ->
                Session.find(
                    connection,
                    """
                    SELECT required, deadline FROM reciprocity_shortfall
                    WHERE agency = ? AND counterpart = ?
                    """,
                    row -> Map.entry(row.getInt(1), row.getTimestamp(2).toInstant()),
                    agency,
                    counterpart))
        .map(
            row ->
                new Standings.Shortfall(
                    agency,
                    counterpart.isEmpty()
                        ? countOffered(agency, now)
                        : countShared(agency, counterpart, now),
                    row.getKey(),
                    row.getValue()))
        // Mended since the last review: it counts from now on.
        .filter(shortfall -> shortfall.offered() < shortfall.required());
  }

  @Override
  public boolean startShortfall(
      String agency, String counterpart, int required, Instant now, Instant deadline) {
    return session.write(
        connection ->
            Session.update(
                    connection,
                    """
                    INSERT INTO reciprocity_shortfall (agency, counterpart, required, since, deadline)
                    VALUES (?, ?, ?, ?, ?) ON CONFLICT (agency, counterpart) DO NOTHING
                    """,
                    agency,
                    counterpart,
                    required,
                    at(now),
                    at(deadline))
                == 1);
  }

  @Override
  public boolean endShortfall(String agency, String counterpart) {
    return session.write(
        connection ->
            Session.update(
                    connection,
                    "DELETE FROM reciprocity_shortfall WHERE agency = ? AND counterpart = ?",
                    agency,
                    counterpart)
                == 1);
  }

  @Override
  public boolean tellSuspension(String agency, String counterpart) {
    return session.write(
        connection ->
            Session.update(
                    connection,
                    """
                    UPDATE reciprocity_shortfall SET suspension_told = true
                    WHERE agency = ? AND counterpart = ? AND NOT suspension_told
                    """,
                    agency,
                    counterpart)
                == 1);
  }

  @Override
  public List<Requirement> listRequirements(Instant now) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT agency, owner, max(shared_datasets) FROM agreement
                WHERE agency IS NOT NULL AND shared_datasets IS NOT NULL AND revoked IS NULL
                  AND starts <= ? AND ends > ? GROUP BY 1, 2 ORDER BY 1, 2
                """,
                row -> new Requirement(row.getString(1), row.getString(2), row.getInt(3)),
                at(now),
                at(now)));
  }

  @Override
  public Set<String> listAgencies() {
    List<String> slugs =
        session.read(
            connection ->
                Session.list(
                    connection,
                    "SELECT slug FROM agency WHERE merged_into IS NULL ORDER BY slug",
                    row -> row.getString(1)));
    return new TreeSet<>(slugs);
  }
}
