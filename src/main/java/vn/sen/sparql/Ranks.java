package vn.sen.sparql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.NodeValue;

/** Where each of some terms stands in the order of ORDER BY; terms of equal value share a rank. */
final class Ranks {
  private final long[] ids;
  private final int[] ranks;

  private Ranks(long[] ids, int[] ranks) {
    this.ids = ids;
    this.ranks = ranks;
  }

  private record Term(int index, NodeValue value) {}

  /**
   * @param ids ascending, each once
   */
  static Ranks of(long[] ids, LongFunction<Node> nodes, Deadline deadline) {
    Term[] terms = new Term[ids.length];
    for (int i = 0; i < ids.length; i++) {
      deadline.step();
      terms[i] = new Term(i, NodeValue.makeNode(nodes.apply(ids[i])));
    }
    Comparator<Term> order =
        (one, other) -> {
          deadline.step();
          return BindingComparator.compareNodesRaw(one.value(), other.value());
        };
    Arrays.sort(terms, order);
    int[] ranks = new int[ids.length];
    for (int i = 0, rank = 1; i < terms.length; i++) {
      if (i > 0 && order.compare(terms[i - 1], terms[i]) != 0) {
        rank++;
      }
      ranks[terms[i].index()] = rank;
    }
    return new Ranks(ids, ranks);
  }

  long bytes() {
    return 12L * ids.length;
  }

  /** From 1; 0 for what is unbound, which comes before everything; -1 for a term not known. */
  int rank(long id) {
    if (id == Ids.NONE) {
      return 0;
    }
    int place = Arrays.binarySearch(ids, id);
    return place < 0 ? -1 : ranks[place];
  }
}
