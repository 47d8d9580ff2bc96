package vn.sen.sparql;

import java.util.List;
import org.apache.jena.query.Query;

/**
 * A query that has been read and may be run. It is made by {@link SparqlQueries#parse} alone.
 *
 * <p>Only {@code sparql} looks at the Jena query inside.
 */
public final class ParsedQuery {
  private final Query query;
  private final String canonical;

  ParsedQuery(Query query, String canonical) {
    this.query = query;
    this.canonical = canonical;
  }

  /** Whether the answer is a table (SELECT, ASK) or a graph (CONSTRUCT, DESCRIBE). */
  public ResultFormat.Kind kind() {
    return query.isSelectType() || query.isAskType()
        ? ResultFormat.Kind.TABLE
        : ResultFormat.Kind.GRAPH;
  }

  /** True for an ASK query, which the CSV and TSV formats have no form for. */
  public boolean isAsk() {
    return query.isAskType();
  }

  Query query() {
    return query;
  }

  /** The same for two queries that differ in layout alone, dataset included. */
  String canonical() {
    return canonical;
  }

  /** Whether it answers the same when asked again of the same store. */
  boolean isRepeatable() {
    String text = canonical.toUpperCase(java.util.Locale.ROOT);
    return List.of("NOW", "RAND", "UUID", "BNODE").stream().noneMatch(text::contains);
  }
}
