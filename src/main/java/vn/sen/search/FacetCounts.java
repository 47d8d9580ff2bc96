package vn.sen.search;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchRequest.Facet;

/**
 * Counts what matches, by facet, without scores. A document that only one facet's filter refuses
 * counts for that facet: its other values stay on offer with what choosing them would add.
 */
final class FacetCounts implements Collector {
  private static final int BATCH = 512;

  private final Map<Facet, Set<String>> filters;
  private final @Nullable FixedBitSet[] accepted;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private long total;
  private long unfiltered;

  /**
   * @param filters chosen codes by facet
   * @param segments of the reader
   */
  FacetCounts(Map<Facet, Set<String>> filters, int segments) {
    this.filters = filters;
    this.accepted = new FixedBitSet[segments];
    for (Facet facet : Facet.values()) {
      counts.put(facet, new HashMap<>());
    }
  }

  /** For a searcher that works in one thread. */
  CollectorManager<FacetCounts, FacetCounts> alone() {
    FacetCounts self = this;
    return new CollectorManager<>() {
      @Override
      public FacetCounts newCollector() {
        return self;
      }

      @Override
      public FacetCounts reduce(Collection<FacetCounts> collectors) {
        return self;
      }
    };
  }

  /** Exact number of documents that all filters accept. */
  long total() {
    return total;
  }

  /** What matched before any facet's filter. */
  long unfiltered() {
    return unfiltered;
  }

  Map<String, Long> of(Facet facet) {
    return counts.get(facet);
  }

  /** The documents that all filters accept; not with {@link #addAll}. */
  DocumentSetQuery accepted() {
    return new DocumentSetQuery(accepted);
  }

  /** Counts a whole segment without deletions by what is known of it; only without filters. */
  void addAll(LeafReader reader) throws IOException {
    FacetOrdinals ordinals = FacetOrdinals.of(reader);
    total += reader.maxDoc();
    unfiltered += reader.maxDoc();
    for (Facet facet : Facet.values()) {
      add(facet, ordinals.column(facet), ordinals.totals(facet));
    }
  }

  private void add(Facet facet, FacetOrdinals.Column column, int[] of) {
    Map<String, Long> sums = counts.get(facet);
    for (int i = 0; i < of.length; i++) {
      if (of[i] > 0) {
        sums.merge(column.values()[i], (long) of[i], Long::sum);
      }
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    FacetOrdinals ordinals = FacetOrdinals.of(context.reader());
    FixedBitSet set = new FixedBitSet(context.reader().maxDoc());
    accepted[context.ord] = set;
    return filters.isEmpty() ? new Unfiltered(ordinals, set) : new Filtered(ordinals, set);
  }

  /** Counts into arrays of its own, added up when the segment is done. */
  private abstract class Leaf implements LeafCollector {
    final Facet[] facets = Facet.values();
    final FacetOrdinals.Column[] columns = new FacetOrdinals.Column[facets.length];
    final int[][] leafCounts = new int[facets.length][];
    private final int[] waiting = new int[BATCH];
    private int waits;
    int seen;

    Leaf(FacetOrdinals ordinals) {
      for (int f = 0; f < facets.length; f++) {
        columns[f] = ordinals.column(facets[f]);
        leafCounts[f] = new int[columns[f].values().length];
      }
    }

    @Override
    public void setScorer(Scorable scorer) {}

    /** Facet by facet for many documents is faster than document by document. */
    void countAll(int doc) {
      waiting[waits++] = doc;
      if (waits == BATCH) {
        countWaiting();
      }
    }

    private void countWaiting() {
      for (int f = 0; f < facets.length; f++) {
        columns[f].count(waiting, waits, leafCounts[f]);
      }
      waits = 0;
    }

    @Override
    public void finish() {
      countWaiting();
      unfiltered += seen;
      for (int f = 0; f < facets.length; f++) {
        add(facets[f], columns[f], leafCounts[f]);
      }
    }
  }

  private final class Unfiltered extends Leaf {
    private final FixedBitSet hits;

    Unfiltered(FacetOrdinals ordinals, FixedBitSet hits) {
      super(ordinals);
      this.hits = hits;
    }

    @Override
    public void collect(int doc) {
      seen++;
      hits.set(doc);
      countAll(doc);
    }

    @Override
    public void finish() {
      total += seen;
      super.finish();
    }
  }

  private final class Filtered extends Leaf {
    private static final int NONE = -1;

    private final FixedBitSet hits;
    private final @Nullable FixedBitSet[] chosen = new FixedBitSet[facets.length];

    Filtered(FacetOrdinals ordinals, FixedBitSet hits) {
      super(ordinals);
      this.hits = hits;
      for (int f = 0; f < facets.length; f++) {
        Set<String> codes = filters.getOrDefault(facets[f], Set.of());
        if (!codes.isEmpty()) {
          String[] values = columns[f].values();
          FixedBitSet ofFacet = new FixedBitSet(Math.max(1, values.length));
          for (int i = 0; i < values.length; i++) {
            if (codes.contains(values[i])) {
              ofFacet.set(i);
            }
          }
          chosen[f] = ofFacet;
        }
      }
    }

    @Override
    public void collect(int doc) {
      seen++;
      int refusing = NONE;
      for (int f = 0; f < facets.length; f++) {
        FixedBitSet ofFacet = chosen[f];
        if (ofFacet != null && !columns[f].hasAny(doc, ofFacet)) {
          if (refusing != NONE) {
            return;
          }
          refusing = f;
        }
      }
      if (refusing != NONE) {
        columns[refusing].count(doc, leafCounts[refusing]);
        return;
      }
      total++;
      hits.set(doc);
      countAll(doc);
    }
  }
}
