package vn.sen.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchRequest.Facet;

/**
 * Facet values of one segment, in heap, both ways: the values of a document, which count few
 * documents fast, and the documents of a value, which count many. Kept for as long as the segment
 * is.
 */
final class FacetOrdinals {
  private static final SegmentCache<FacetOrdinals> KEPT = new SegmentCache<>();

  /** What reading the values of one document costs, in words of a set that are compared. */
  private static final int DOCUMENT_COST = 8;

  /** A value of fewer documents than one in so many keeps a list of them instead of a set. */
  private static final int SPARSE = Integer.SIZE;

  /**
   * The values of a facet.
   *
   * @param values by ordinal
   * @param starts where a document's ordinals start; one more than there are documents
   * @param ordinals of all documents, one document after the other
   * @param documents by ordinal: those that have the value
   * @param cost of {@link #count} by documents of each value, in words that are compared
   */
  record Column(String[] values, int[] starts, int[] ordinals, Documents[] documents, long cost) {

    /**
     * How many of the documents have each value.
     *
     * @param size how many documents there are
     */
    int[] count(FixedBitSet found, int size) {
      int[] counts = new int[values.length];
      long perDocument = 1 + (long) ordinals.length / Math.max(1, starts.length - 1);
      if (size * perDocument * DOCUMENT_COST < cost) {
        for (int doc = MatchingDocuments.next(found, 0);
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = MatchingDocuments.next(found, doc + 1)) {
          for (int i = starts[doc]; i < starts[doc + 1]; i++) {
            counts[ordinals[i]]++;
          }
        }
      } else {
        for (int i = 0; i < counts.length; i++) {
          counts[i] = documents[i].count(found);
        }
      }
      return counts;
    }

    /** The documents that have one of the values. */
    FixedBitSet having(Set<String> codes) {
      FixedBitSet having = new FixedBitSet(starts.length - 1);
      for (int i = 0; i < values.length; i++) {
        if (codes.contains(values[i])) {
          documents[i].addTo(having);
        }
      }
      return having;
    }

    /** How often each value stands in the segment, deleted documents included. */
    int[] totals() {
      return Arrays.stream(documents).mapToInt(Documents::size).toArray();
    }
  }

  /**
   * The documents of one value.
   *
   * @param set of many documents, else null
   * @param list of few documents, else null
   */
  record Documents(int size, @Nullable FixedBitSet set, int @Nullable [] list) {

    int count(FixedBitSet found) {
      if (set != null) {
        return (int) FixedBitSet.intersectionCount(set, found);
      }
      int count = 0;
      for (int doc : list) {
        count += found.get(doc) ? 1 : 0;
      }
      return count;
    }

    void addTo(FixedBitSet all) {
      if (set != null) {
        all.or(set);
        return;
      }
      for (int doc : list) {
        all.set(doc);
      }
    }

    long cost() {
      return set != null ? FixedBitSet.bits2words(set.length()) : 2L * size;
    }
  }

  private final Map<Facet, Column> columns = new EnumMap<>(Facet.class);

  private FacetOrdinals(LeafReader reader) throws IOException {
    for (Facet facet : Facet.values()) {
      columns.put(facet, read(reader, IndexFields.FACET_PREFIX + facet.parameter()));
    }
  }

  static FacetOrdinals of(LeafReader reader) throws IOException {
    return KEPT.get(reader, FacetOrdinals::new);
  }

  Column column(Facet facet) {
    return columns.get(facet);
  }

  private static Column read(LeafReader reader, String field) throws IOException {
    SortedSetDocValues stored = DocValues.getSortedSet(reader, field);
    String[] values = new String[Math.toIntExact(stored.getValueCount())];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.lookupOrd(i).utf8ToString();
    }
    int[] starts = new int[reader.maxDoc() + 1];
    int[] ordinals = new int[reader.maxDoc()];
    int[] sizes = new int[values.length];
    int used = 0;
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      starts[doc] = used;
      if (stored.advanceExact(doc)) {
        for (int i = 0; i < stored.docValueCount(); i++) {
          if (used == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, used + (used >> 1) + 16);
          }
          int ordinal = (int) stored.nextOrd();
          sizes[ordinal]++;
          ordinals[used++] = ordinal;
        }
      }
    }
    starts[reader.maxDoc()] = used;
    ordinals = Arrays.copyOf(ordinals, used);
    Documents[] documents = invert(starts, ordinals, sizes);
    long cost = Arrays.stream(documents).mapToLong(Documents::cost).sum();
    return new Column(values, starts, ordinals, documents, cost);
  }

  private static Documents[] invert(int[] starts, int[] ordinals, int[] sizes) {
    int all = starts.length - 1;
    Documents[] documents = new Documents[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      boolean sparse = (long) sizes[i] * SPARSE < all;
      documents[i] =
          new Documents(
              sizes[i], sparse ? null : new FixedBitSet(all), sparse ? new int[sizes[i]] : null);
    }
    int[] written = new int[sizes.length];
    for (int doc = 0; doc < all; doc++) {
      for (int i = starts[doc]; i < starts[doc + 1]; i++) {
        Documents of = documents[ordinals[i]];
        if (of.set() != null) {
          of.set().set(doc);
        } else {
          of.list()[written[ordinals[i]]++] = doc;
        }
      }
    }
    return documents;
  }
}
