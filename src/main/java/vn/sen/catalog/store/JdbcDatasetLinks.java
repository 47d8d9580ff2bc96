package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.sen.catalog.DatasetLinks;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Session;

@Singleton
final class JdbcDatasetLinks implements DatasetLinks {
  private final Session session;
  private final BaseIri base;

  JdbcDatasetLinks(Session session, BaseIri base) {
    this.session = session;
    this.base = base;
  }

  @Override
  public Optional<String> findSlug(String iri) {
    return session.read(
        connection ->
            Session.find(
                connection,
                "SELECT slug FROM dataset WHERE iri = ? OR (iri IS NULL AND slug = ?)",
                row -> row.getString(1),
                iri,
                slug(iri)));
  }

  @Override
  public Map<String, Linked> listByIri(Collection<String> iris, Set<String> tokens) {
    if (iris.isEmpty()) {
      return Map.of();
    }
    List<String> slugs = new ArrayList<>();
    iris.forEach(iri -> slugs.add(slug(iri)));
    Map<String, Linked> found = new HashMap<>();
    session
        .read(
            connection ->
                Session.list(
                    connection,
                    """
                    SELECT slug, iri, title_vi, title_en FROM dataset
                    WHERE (iri = ANY (?) OR (iri IS NULL AND slug = ANY (?)))
                      AND state = 'PUBLISHED' AND discover && ?
                    """,
                    this::linked,
                    iris.toArray(String[]::new),
                    slugs.toArray(String[]::new),
                    tokens.toArray(String[]::new)))
        .forEach(linked -> found.put(linked.iri(), linked));
    return found;
  }

  @Override
  public List<Incoming> listIncoming(String iri, Set<String> tokens, int limit) {
    return session.read(
        connection ->
            Session.list(
                connection,
                """
                SELECT d.slug, d.iri, d.title_vi, d.title_en, l.property
                FROM dataset_link l JOIN dataset d ON d.id = l.dataset
                WHERE l.target = ? AND d.state = 'PUBLISHED' AND d.discover && ?
                ORDER BY l.property, d.title_vi, d.slug LIMIT ?
                """,
                row -> new Incoming(row.getString("property"), linked(row)),
                iri,
                tokens.toArray(String[]::new),
                limit));
  }

  private Linked linked(ResultSet row) throws SQLException {
    String slug = row.getString("slug");
    String iri = row.getString("iri");
    return new Linked(
        iri == null ? base.dataset(slug) : iri,
        slug,
        LocalizedText.of(row.getString("title_vi"), row.getString("title_en")));
  }

  /** Of one of the portal's own IRIs; "" of any other, which is no slug. */
  private String slug(String iri) {
    String datasets = base.dataset("");
    return iri.startsWith(datasets) ? iri.substring(datasets.length()) : "";
  }
}
