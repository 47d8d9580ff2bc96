package vn.sen.sparql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a query may be answered from in memory: terms as numbers, and columns of properties. The
 * statements of a property may lie in several columns, none of them in two. For one query, on its
 * thread.
 */
interface ColumnSource {

  /** {@link Ids#NONE} for a term that is not there. */
  long id(Node term);

  Node node(long id);

  /** As {@link #node}, for many terms in ascending order of their ids. */
  LongFunction<Node> scan();

  /** Whether the columns of a property are made already. */
  boolean has(long property);

  /**
   * Whether a property's columns should be made for a pattern: it has many statements, or few have
   * been asked for so often that they would have paid by now.
   *
   * @param subject null for a variable
   * @param object null for a variable
   */
  boolean isWorthMaking(@Nullable Long subject, long property, @Nullable Long object);

  /** Made if need be; empty when there is no room for them. */
  Optional<List<Column>> columns(long property);

  /**
   * Objects of a property that may hold one of some texts: all that do, and some that do not;
   * ascending. Empty when that is not known.
   */
  Optional<long[]> mayHold(long property, Set<String> texts);

  /**
   * Whether ranks of all terms are there, or sorting without them has cost as much by now as making
   * them would have.
   *
   * @param rows to be sorted now
   */
  boolean isWorthRanking(Columns.RankKey key, int rows);

  /** Made if need be; empty when there is no room for it. */
  Optional<Ranking> ranking(Columns.RankKey key);

  /** To be made anew: a ranking did not know every term. */
  void forget(Columns.RankKey key);

  /** Told of each part of a query that was answered from columns. */
  void countAnswer();
}
