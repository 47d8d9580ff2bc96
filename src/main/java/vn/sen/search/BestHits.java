package vn.sen.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;

/**
 * The best by score, those with data a little before others, and among equals by {@link
 * IndexFields#RANK}. What has data is told here rather than by a clause of the query, since a
 * clause that half of the datasets match keeps Lucene from skipping.
 */
final class BestHits implements Collector {
  /** Weighs as much as a word in passing. */
  private static final float HAS_DATA = 0.25f;

  private static final Comparator<Hit> WORST_FIRST = Hit::compareTo;

  private final int wanted;
  private final PriorityQueue<Hit> best;

  private record Hit(int document, float score, long rank) implements Comparable<Hit> {

    /** The worse one is less. */
    @Override
    public int compareTo(Hit other) {
      if (score != other.score) {
        return Float.compare(score, other.score);
      }
      return rank != other.rank
          ? Long.compare(other.rank, rank)
          : Integer.compare(other.document, document);
    }
  }

  /**
   * @param wanted how many, at least 1
   */
  BestHits(int wanted) {
    this.wanted = wanted;
    this.best = new PriorityQueue<>(Math.min(wanted, 1_000), WORST_FIRST);
  }

  /** For a searcher that works in one thread. */
  CollectorManager<BestHits, ScoreDoc[]> alone() {
    BestHits self = this;
    return new CollectorManager<>() {
      @Override
      public BestHits newCollector() {
        return self;
      }

      @Override
      public ScoreDoc[] reduce(Collection<BestHits> collectors) {
        return self.best.stream()
            .sorted(WORST_FIRST.reversed())
            .map(hit -> new ScoreDoc(hit.document(), hit.score()))
            .toArray(ScoreDoc[]::new);
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.TOP_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    NumericDocValues ranks = DocValues.getNumeric(context.reader(), IndexFields.RANK);
    return new Leaf(context.docBase, ranks);
  }

  private final class Leaf implements LeafCollector {
    private final int first;
    private final NumericDocValues ranks;
    private Scorable scorer;

    Leaf(int first, NumericDocValues ranks) {
      this.first = first;
      this.ranks = ranks;
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      this.scorer = scorer;
      demandMore();
    }

    @Override
    public void collect(int document) throws IOException {
      float score = scorer.score();
      boolean full = best.size() == wanted;
      if (full && score + HAS_DATA < best.peek().score()) {
        return;
      }
      long rank = ranks.advanceExact(document) ? ranks.longValue() : 0;
      float raised = DatasetDocuments.isReady(rank) ? score + HAS_DATA : score;
      Hit hit = new Hit(first + document, raised, rank);
      if (full && WORST_FIRST.compare(hit, best.peek()) <= 0) {
        return;
      }
      if (full) {
        best.poll();
      }
      best.add(hit);
      demandMore();
    }

    private void demandMore() throws IOException {
      if (best.size() == wanted) {
        float least = best.peek().score() - HAS_DATA;
        if (least > 0) {
          scorer.setMinCompetitiveScore(least);
        }
      }
    }
  }
}
