package vn.sen.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** What was made from a segment, for as long as the segment is open. */
final class SegmentCache<T> {
  private final Map<IndexReader.CacheKey, T> kept = new ConcurrentHashMap<>();

  /** Makes it. */
  @FunctionalInterface
  interface Maker<T> {
    T from(LeafReader reader) throws IOException;
  }

  T get(LeafReader reader, Maker<T> maker) throws IOException {
    IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
    T found = kept.get(segment.getKey());
    if (found == null) {
      found = maker.from(reader);
      T before = kept.putIfAbsent(segment.getKey(), found);
      if (before != null) {
        return before;
      }
      segment.addClosedListener(kept::remove);
    }
    return found;
  }
}
