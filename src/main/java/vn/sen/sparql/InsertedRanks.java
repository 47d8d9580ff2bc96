package vn.sen.sparql;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;

/** The ranking of many terms with a few more inserted, without putting the many in order again. */
final class InsertedRanks implements Ranking {
  private final Ranks many;
  // Of each distinct value inserted, in order: the rank that it comes after.
  private final int[] after;
  private final long[] ids;
  private final int[] ranks;

  private InsertedRanks(Ranks many, int[] after, long[] ids, int[] ranks) {
    this.many = many;
    this.after = after;
    this.ids = ids;
    this.ranks = ranks;
  }

  /**
   * @param ids ascending, each once; those that {@code many} knows keep their place
   */
  static Ranking of(Ranks many, long[] ids, LongFunction<Node> nodes, Deadline deadline) {
    long[] more = Arrays.stream(ids).filter(id -> many.rank(id) < 0).toArray();
    if (more.length == 0) {
      return many;
    }
    Ranks own = Ranks.of(more, nodes, deadline);
    long[] ownTerms = own.representatives();
    long[] manyTerms = many.representatives();
    int[] after = new int[ownTerms.length];
    int[] byOwnRank = new int[ownTerms.length + 1];
    int inserted = 0;
    for (int rank = 1; rank <= ownTerms.length; rank++) {
      Node term = nodes.apply(ownTerms[rank - 1]);
      int low = 0;
      int high = manyTerms.length;
      boolean isThere = false;
      while (low < high && !isThere) {
        int middle = (low + high) >>> 1;
        deadline.step();
        int order = Ranks.compare(nodes.apply(manyTerms[middle]), term);
        isThere = order == 0;
        if (order < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      if (isThere) {
        // "high" is the place of the equal one, its rank is one more.
        byOwnRank[rank] = high + 1 + inserted;
      } else {
        after[inserted++] = low;
        byOwnRank[rank] = low + inserted;
      }
    }
    int[] ranks = new int[more.length];
    for (int i = 0; i < more.length; i++) {
      ranks[i] = byOwnRank[own.rank(more[i])];
    }
    return new InsertedRanks(many, Arrays.copyOf(after, inserted), more, ranks);
  }

  @Override
  public int rank(long id) {
    int rank = many.rank(id);
    if (rank > 0) {
      return rank + countBefore(rank);
    }
    int place = rank < 0 ? Arrays.binarySearch(ids, id) : -1;
    return place < 0 ? rank : ranks[place];
  }

  /** How many values are inserted before a rank. */
  private int countBefore(int rank) {
    int low = 0;
    int high = after.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (after[middle] < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
