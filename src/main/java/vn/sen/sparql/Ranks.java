package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.NodeValue;

/** The ranking of one set of terms. */
final class Ranks implements Ranking {
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
    return of(ids, terms(ids, nodes, deadline), order(deadline));
  }

  /**
   * The terms that come first, and those that are equal to the last of them.
   *
   * @param ids ascending, each once
   * @param most terms that are wanted; at least one
   */
  static Ranks ofFirst(
      long[] ids, int most, boolean isDescending, LongFunction<Node> nodes, Deadline deadline) {
    Term[] terms = terms(ids, nodes, deadline);
    Comparator<Term> order = order(deadline);
    Comparator<Term> wanted = isDescending ? order.reversed() : order;
    PriorityQueue<Term> first = new PriorityQueue<>(wanted.reversed());
    for (Term term : terms) {
      if (first.size() < most) {
        first.add(term);
      } else if (wanted.compare(term, first.element()) < 0) {
        first.remove();
        first.add(term);
      }
    }
    Term last = first.element();
    long[] kept = new long[terms.length];
    List<Term> keptTerms = new ArrayList<>();
    for (Term term : terms) {
      if (wanted.compare(term, last) <= 0) {
        kept[keptTerms.size()] = ids[term.index()];
        keptTerms.add(new Term(keptTerms.size(), term.value()));
      }
    }
    return of(Arrays.copyOf(kept, keptTerms.size()), keptTerms.toArray(Term[]::new), order);
  }

  private static Term[] terms(long[] ids, LongFunction<Node> nodes, Deadline deadline) {
    Term[] terms = new Term[ids.length];
    for (int i = 0; i < ids.length; i++) {
      deadline.step();
      terms[i] = new Term(i, NodeValue.makeNode(nodes.apply(ids[i])));
    }
    return terms;
  }

  private static Comparator<Term> order(Deadline deadline) {
    return (one, other) -> {
      deadline.step();
      return BindingComparator.compareNodesRaw(one.value(), other.value());
    };
  }

  private static Ranks of(long[] ids, Term[] terms, Comparator<Term> order) {
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

  /** One term of each rank, in order. */
  long[] representatives() {
    long[] terms = new long[Arrays.stream(ranks).max().orElse(0)];
    for (int i = 0; i < ids.length; i++) {
      terms[ranks[i] - 1] = ids[i];
    }
    return terms;
  }

  /** The order of ORDER BY, for terms. */
  static int compare(Node one, Node other) {
    return BindingComparator.compareNodesRaw(NodeValue.makeNode(one), NodeValue.makeNode(other));
  }

  long bytes() {
    return 12L * ids.length;
  }

  @Override
  public int rank(long id) {
    if (id == Ids.NONE) {
      return 0;
    }
    int place = Arrays.binarySearch(ids, id);
    return place < 0 ? -1 : ranks[place];
  }
}
