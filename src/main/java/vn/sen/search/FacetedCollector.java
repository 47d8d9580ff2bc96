package vn.sen.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import vn.sen.search.SearchRequest.Facet;

/**
 * Finds the hits and counts every facet in one pass. A document that only one facet's filter
 * refuses counts for that facet: its other values stay on offer with what choosing them would add.
 */
final class FacetedCollector implements Collector {
  private final TopFieldCollector hits;
  private final Map<Facet, Set<String>> filters;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private long total;
  private long unfiltered;

  FacetedCollector(TopFieldCollector hits, Map<Facet, Set<String>> filters) {
    this.hits = hits;
    this.filters = filters;
    for (Facet facet : Facet.values()) {
      counts.put(facet, new HashMap<>());
    }
  }

  /** For a searcher that works in one thread. */
  CollectorManager<FacetedCollector, FacetedCollector> alone() {
    FacetedCollector self = this;
    return new CollectorManager<>() {
      @Override
      public FacetedCollector newCollector() {
        return self;
      }

      @Override
      public FacetedCollector reduce(Collection<FacetedCollector> collectors) {
        return self;
      }
    };
  }

  TopFieldCollector hits() {
    return hits;
  }

  long total() {
    return total;
  }

  /** What matched before any facet's filter. */
  long unfiltered() {
    return unfiltered;
  }

  Map<String, Long> counts(Facet facet) {
    return counts.get(facet);
  }

  @Override
  public ScoreMode scoreMode() {
    return hits.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return new Leaf(FacetOrdinals.of(context.reader()), hits.getLeafCollector(context));
  }

  private final class Leaf implements LeafCollector {
    private static final int NONE = -1;

    private final Facet[] facets = Facet.values();
    private final LeafCollector leafHits;
    private final FacetOrdinals.Column[] columns = new FacetOrdinals.Column[facets.length];
    private final BitSet[] accepted = new BitSet[facets.length];
    private final int[][] leafCounts = new int[facets.length][];

    Leaf(FacetOrdinals ordinals, LeafCollector leafHits) {
      this.leafHits = leafHits;
      for (int f = 0; f < facets.length; f++) {
        columns[f] = ordinals.column(facets[f]);
        leafCounts[f] = new int[columns[f].values().length];
        Set<String> chosen = filters.getOrDefault(facets[f], Set.of());
        if (!chosen.isEmpty()) {
          accepted[f] = new BitSet();
          for (int i = 0; i < columns[f].values().length; i++) {
            accepted[f].set(i, chosen.contains(columns[f].values()[i]));
          }
        }
      }
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      leafHits.setScorer(scorer);
    }

    @Override
    public void collect(int doc) throws IOException {
      unfiltered++;
      int refusing = NONE;
      for (int f = 0; f < facets.length; f++) {
        if (accepted[f] != null && !isAccepted(f, doc)) {
          if (refusing != NONE) {
            return;
          }
          refusing = f;
        }
      }
      if (refusing != NONE) {
        count(refusing, doc);
        return;
      }
      total++;
      leafHits.collect(doc);
      for (int f = 0; f < facets.length; f++) {
        count(f, doc);
      }
    }

    private boolean isAccepted(int facet, int doc) {
      FacetOrdinals.Column column = columns[facet];
      for (int i = column.starts()[doc]; i < column.starts()[doc + 1]; i++) {
        if (accepted[facet].get(column.ordinals()[i])) {
          return true;
        }
      }
      return false;
    }

    private void count(int facet, int doc) {
      FacetOrdinals.Column column = columns[facet];
      for (int i = column.starts()[doc]; i < column.starts()[doc + 1]; i++) {
        leafCounts[facet][column.ordinals()[i]]++;
      }
    }

    @Override
    public void finish() throws IOException {
      leafHits.finish();
      for (int f = 0; f < facets.length; f++) {
        Map<String, Long> sums = counts.get(facets[f]);
        for (int i = 0; i < leafCounts[f].length; i++) {
          if (leafCounts[f][i] > 0) {
            sums.merge(columns[f].values()[i], (long) leafCounts[f][i], Long::sum);
          }
        }
      }
    }
  }
}
