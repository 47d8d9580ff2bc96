package vn.sen.access.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.audit.ClosedDatasets;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

@Singleton
final class JdbcClosedDatasets implements ClosedDatasets {
  private static final String SELECT =
      "SELECT slug, agency FROM dataset WHERE NOT ('public' = ANY (discover)) AND ";

  private final Session session;
  private final BaseIri base;

  JdbcClosedDatasets(Session session, BaseIri base) {
    this.session = session;
    this.base = base;
  }

  @Override
  public List<Closed> listAmong(Collection<String> slugs) {
    return list("slug = ANY (?)", slugs.toArray(String[]::new));
  }

  @Override
  public List<Closed> listOf(Set<String> tokens) {
    return list("discover && ?", tokens.toArray(String[]::new));
  }

  private List<Closed> list(String which, String[] parameter) {
    return session.read(
        connection -> Session.list(connection, SELECT + which, this::closed, (Object) parameter));
  }

  private Closed closed(ResultSet row) throws SQLException {
    String slug = row.getString(1);
    String agencies = base.agency("");
    return new Closed(
        slug,
        base.dataset(slug),
        Optional.ofNullable(row.getString(2))
            .filter(iri -> iri.startsWith(agencies))
            .map(iri -> iri.substring(agencies.length())));
  }
}
