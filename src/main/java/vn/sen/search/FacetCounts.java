package vn.sen.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchRequest.Facet;

/**
 * Counts what matches, by facet. A document that only one facet's filter refuses counts for that
 * facet: its other values stay on offer with what choosing them would add.
 */
final class FacetCounts {
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
      add(facet, ordinals.column(facet), ordinals.column(facet).totals());
    }
  }

  /**
   * Counts what matches in a segment.
   *
   * @param matching before any facet's filter
   */
  void add(LeafReaderContext context, FixedBitSet matching) throws IOException {
    FacetOrdinals ordinals = FacetOrdinals.of(context.reader());
    Map<Facet, FixedBitSet> having = new EnumMap<>(Facet.class);
    filters.forEach((facet, codes) -> having.put(facet, ordinals.column(facet).having(codes)));
    FixedBitSet all = without(null, matching, having);
    int size = all.cardinality();
    accepted[context.ord] = all;
    total += size;
    unfiltered += having.isEmpty() ? size : matching.cardinality();
    for (Facet facet : Facet.values()) {
      FacetOrdinals.Column column = ordinals.column(facet);
      if (having.containsKey(facet)) {
        FixedBitSet others = without(facet, matching, having);
        add(facet, column, column.count(others, others.cardinality()));
      } else {
        add(facet, column, column.count(all, size));
      }
    }
  }

  /** What all filters but one accept. */
  private static FixedBitSet without(
      @Nullable Facet left, FixedBitSet matching, Map<Facet, FixedBitSet> having) {
    if (having.isEmpty()) {
      return matching;
    }
    FixedBitSet accepted = matching.clone();
    having.forEach(
        (facet, documents) -> {
          if (facet != left) {
            accepted.and(documents);
          }
        });
    return accepted;
  }

  private void add(Facet facet, FacetOrdinals.Column column, int[] of) {
    Map<String, Long> sums = counts.get(facet);
    for (int i = 0; i < of.length; i++) {
      if (of[i] > 0) {
        sums.merge(column.values()[i], (long) of[i], Long::sum);
      }
    }
  }
}
