package vn.sen.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import vn.sen.search.SearchRequest.Facet;

/**
 * Facet values of one segment, in heap: counting reads two arrays a document and nothing else. Kept
 * for as long as the segment is.
 */
final class FacetOrdinals {
  private static final Map<IndexReader.CacheKey, FacetOrdinals> KEPT = new ConcurrentHashMap<>();

  /**
   * @param values by ordinal
   * @param starts where a document's ordinals start; one more than there are documents
   */
  record Column(String[] values, int[] starts, int[] ordinals) {}

  private final Map<Facet, Column> columns = new EnumMap<>(Facet.class);

  private FacetOrdinals(LeafReader reader) throws IOException {
    for (Facet facet : Facet.values()) {
      columns.put(facet, read(reader, IndexFields.FACET_PREFIX + facet.parameter()));
    }
  }

  static FacetOrdinals of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
    FacetOrdinals found = KEPT.get(segment.getKey());
    if (found == null) {
      found = new FacetOrdinals(reader);
      if (KEPT.putIfAbsent(segment.getKey(), found) == null) {
        segment.addClosedListener(KEPT::remove);
      }
    }
    return found;
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
    int used = 0;
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      starts[doc] = used;
      if (stored.advanceExact(doc)) {
        for (int i = 0; i < stored.docValueCount(); i++) {
          if (used == ordinals.length) {
            ordinals = java.util.Arrays.copyOf(ordinals, used + (used >> 1) + 16);
          }
          ordinals[used++] = (int) stored.nextOrd();
        }
      }
    }
    starts[reader.maxDoc()] = used;
    return new Column(values, starts, java.util.Arrays.copyOf(ordinals, used));
  }
}
