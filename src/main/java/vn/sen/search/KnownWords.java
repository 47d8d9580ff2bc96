package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Whether a word stands anywhere in what the caller may discover. Asked of those documents alone:
 * how a query is read must not tell of hidden ones. For the length of one search.
 */
final class KnownWords {
  private final IndexSearcher searcher;
  private final Audience audience;
  private final Map<Term, Integer> asked = new HashMap<>();

  KnownWords(IndexSearcher searcher, Audience audience) {
    this.searcher = searcher;
    this.audience = audience;
  }

  boolean hasExact(String form) {
    return count(new Term(IndexFields.EXACT, form), 1) > 0;
  }

  boolean hasFolded(String form) {
    return count(new Term(IndexFields.FOLDED, form), 1) > 0;
  }

  /** Whether an English text holds it in either number. */
  boolean hasStem(Word word) {
    return count(new Term(IndexFields.PARTS, IndexFields.STEM_MARK + word.stem()), 1) > 0;
  }

  /** In how many datasets of the caller's the term stands; counting stops at {@code enough}. */
  int count(Term term, int enough) {
    Integer before = asked.get(term);
    if (before != null && before <= enough) {
      return before;
    }
    int count = countAnew(term, enough);
    asked.put(term, count);
    return count;
  }

  private int countAnew(Term term, int enough) {
    int count = 0;
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        PostingsEnum documents = leaf.reader().postings(term, PostingsEnum.NONE);
        if (documents == null) {
          continue;
        }
        FixedBitSet discoverable = audience.of(leaf.reader());
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = documents.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS && count < enough;
            doc = documents.nextDoc()) {
          if (discoverable.get(doc) && (live == null || live.get(doc))) {
            count++;
          }
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the search index", e);
    }
  }
}
