package vn.sen.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import vn.sen.access.Caller;

/**
 * What a caller may discover, as a set of documents a segment: every question asked of the index is
 * asked of these alone.
 */
final class Audience {
  /**
   * Signed-in people have sets of tokens of their own; the oldest are made again when asked for.
   */
  private static final int MOST_SETS_A_SEGMENT = 256;

  private static final SegmentCache<Map<Set<String>, FixedBitSet>> KEPT = new SegmentCache<>();

  private final Set<String> tokens;

  Audience(Caller caller) {
    this.tokens = Set.copyOf(caller.tokens());
  }

  /** Matches the documents of the audience; everything where it may discover everything. */
  Query query(IndexSearcher searcher) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    FixedBitSet[] sets = new FixedBitSet[leaves.size()];
    boolean everything = true;
    for (LeafReaderContext leaf : leaves) {
      sets[leaf.ord] = of(leaf.reader());
      everything &= isEverything(sets[leaf.ord]);
    }
    return everything ? MatchAllDocsQuery.INSTANCE : new DocumentSetQuery(sets);
  }

  /** Deleted documents may be among them. */
  FixedBitSet of(LeafReader reader) throws IOException {
    Map<Set<String>, FixedBitSet> sets = KEPT.get(reader, r -> new ConcurrentHashMap<>());
    FixedBitSet set = sets.get(tokens);
    if (set == null) {
      if (sets.size() >= MOST_SETS_A_SEGMENT) {
        sets.clear();
      }
      set = read(reader);
      sets.put(tokens, set);
    }
    return set;
  }

  static boolean isEverything(FixedBitSet set) {
    return set.length() == set.cardinality();
  }

  private FixedBitSet read(LeafReader reader) throws IOException {
    FixedBitSet set = new FixedBitSet(reader.maxDoc());
    for (String token : tokens) {
      PostingsEnum documents =
          reader.postings(new Term(IndexFields.DISCOVER, token), PostingsEnum.NONE);
      if (documents != null) {
        for (int doc = documents.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = documents.nextDoc()) {
          set.set(doc);
        }
      }
    }
    return set;
  }
}
