package vn.sen.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchRequest.Facet;

/**
 * Facet values of one segment, in heap: counting reads an array or two a document and nothing else.
 * Kept for as long as the segment is.
 */
final class FacetOrdinals {
  private static final SegmentCache<FacetOrdinals> KEPT = new SegmentCache<>();
  private static final int NONE = -1;

  /**
   * The values of a facet.
   *
   * @param values by ordinal
   * @param starts where a document's ordinals start; one more than there are documents; null when
   *     no document has two, and then its only ordinal stands at its own place, -1 for none
   */
  record Column(String[] values, int @Nullable [] starts, int[] ordinals) {

    void count(int document, int[] counts) {
      if (starts == null) {
        int ordinal = ordinals[document];
        if (ordinal >= 0) {
          counts[ordinal]++;
        }
        return;
      }
      for (int i = starts[document]; i < starts[document + 1]; i++) {
        counts[ordinals[i]]++;
      }
    }

    /** Of the first {@code length} documents. */
    void count(int[] documents, int length, int[] counts) {
      if (starts == null) {
        for (int i = 0; i < length; i++) {
          int ordinal = ordinals[documents[i]];
          if (ordinal >= 0) {
            counts[ordinal]++;
          }
        }
        return;
      }
      for (int i = 0; i < length; i++) {
        int end = starts[documents[i] + 1];
        for (int at = starts[documents[i]]; at < end; at++) {
          counts[ordinals[at]]++;
        }
      }
    }

    boolean hasAny(int document, FixedBitSet accepted) {
      if (starts == null) {
        return ordinals[document] >= 0 && accepted.get(ordinals[document]);
      }
      for (int i = starts[document]; i < starts[document + 1]; i++) {
        if (accepted.get(ordinals[i])) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<Facet, Column> columns = new EnumMap<>(Facet.class);
  private final int[][] totals;

  private FacetOrdinals(LeafReader reader) throws IOException {
    Facet[] facets = Facet.values();
    totals = new int[facets.length][];
    for (Facet facet : facets) {
      Column column = read(reader, IndexFields.FACET_PREFIX + facet.parameter());
      columns.put(facet, column);
      int[] counts = new int[column.values().length];
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        column.count(doc, counts);
      }
      totals[facet.ordinal()] = counts;
    }
  }

  static FacetOrdinals of(LeafReader reader) throws IOException {
    return KEPT.get(reader, FacetOrdinals::new);
  }

  Column column(Facet facet) {
    return columns.get(facet);
  }

  /** How often each value stands in the segment, deleted documents included. */
  int[] totals(Facet facet) {
    return totals[facet.ordinal()];
  }

  private static Column read(LeafReader reader, String field) throws IOException {
    SortedSetDocValues stored = DocValues.getSortedSet(reader, field);
    String[] values = new String[Math.toIntExact(stored.getValueCount())];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.lookupOrd(i).utf8ToString();
    }
    int[] starts = new int[reader.maxDoc() + 1];
    int[] only = new int[reader.maxDoc()];
    int[] ordinals = new int[reader.maxDoc()];
    int used = 0;
    boolean single = true;
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      starts[doc] = used;
      only[doc] = NONE;
      if (stored.advanceExact(doc)) {
        single &= stored.docValueCount() == 1;
        for (int i = 0; i < stored.docValueCount(); i++) {
          if (used == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, used + (used >> 1) + 16);
          }
          only[doc] = (int) stored.nextOrd();
          ordinals[used++] = only[doc];
        }
      }
    }
    starts[reader.maxDoc()] = used;
    return single
        ? new Column(values, null, only)
        : new Column(values, starts, Arrays.copyOf(ordinals, used));
  }
}
