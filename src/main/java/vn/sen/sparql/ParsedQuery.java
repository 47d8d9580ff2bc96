package vn.sen.sparql;

import java.util.List;
import java.util.Locale;
import org.apache.jena.query.Query;

/**
 * A query that has been read and may be run. It is made by {@link SparqlQueries#parse} alone.
 *
 * <p>Only {@code sparql} looks at the Jena query inside.
 */
public final class ParsedQuery {
  private static final List<String> NOT_REPEATABLE = List.of("NOW", "RAND", "UUID", "BNODE");

  private final Query query;
  private final String canonical;
  private final boolean isRepeatable;

  ParsedQuery(Query query, String canonical) {
    this.query = query;
    this.canonical = canonical;
    String text = canonical.toUpperCase(Locale.ROOT);
    this.isRepeatable = NOT_REPEATABLE.stream().noneMatch(text::contains);
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
    return isRepeatable;
  }
}
