package vn.sen.access.sharing.store;

import static vn.sen.access.sharing.store.Rows.array;
import static vn.sen.access.sharing.store.Rows.at;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Grant;
import vn.sen.access.Grants;
import vn.sen.access.Tokens;
import vn.sen.access.sharing.GrantReader;
import vn.sen.platform.Session;

/** Reads the agreements in force, at the time of each request. */
@Singleton
final class JdbcGrants implements Grants {
  /** A person that no account has: for callers who act by their agencies alone. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Session session;
  private final GrantReader reader;
  private final Clock clock;

  JdbcGrants(Session session, GrantReader reader, Clock clock) {
    this.session = session;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public Set<String> listDatasets(Set<String> tokens) {
    Set<String> agencies = Tokens.agencies(tokens);
    UUID person = Tokens.findAccount(tokens).orElse(NOBODY);
    if (agencies.isEmpty() && person.equals(NOBODY)) {
      return Set.of();
    }
    Instant now = clock.instant();
    return new HashSet<>(
        session.read(
            connection ->
                Session.list(
                    connection,
                    """
                    SELECT DISTINCT d.slug FROM agreement a JOIN dataset d ON d.id = a.dataset
                    WHERE a.revoked IS NULL AND a.starts <= ? AND a.ends > ?
                      AND (a.person = ? OR a.agency = ANY (?))
                    """,
                    row -> row.getString(1),
                    at(now),
                    at(now),
                    person,
                    array(agencies))));
  }

  @Override
  public List<Grant> list(String slug, Set<String> tokens) {
    Instant now = clock.instant();
    UUID person = Tokens.findAccount(tokens).orElse(NOBODY);
    return session
        .read(
            connection ->
                Session.list(
                    connection,
                    Rows.AGREEMENT
                        + """
                        WHERE d.slug = ? AND a.revoked IS NULL AND a.starts <= ? AND a.ends > ?
                          AND (a.person = ? OR a.agency = ANY (?)) ORDER BY a.ends DESC, a.id
                        """,
                    Rows::agreement,
                    slug,
                    at(now),
                    at(now),
                    person,
                    array(Tokens.agencies(tokens))))
        .stream()
        .map(agreement -> reader.grant(agreement, now))
        .toList();
  }
}
