package vn.sen.search;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;

/**
 * Weighs words by the datasets that everybody may discover and by nothing else, whoever searches:
 * otherwise a hidden dataset, or one that was, would change the order of what others find. What the
 * index has deleted and not yet merged away does not count either, so that the same datasets give
 * the same order whatever came before.
 */
final class PublicStatistics extends IndexSearcher {
  private static final int MOST_KEPT = 20_000;

  /** By leaf: documents that do not count. */
  private final FixedBitSet[] left;

  private final int counted;
  private final ConcurrentHashMap<Term, Integer> leftOut = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, CollectionStatistics> fields = new ConcurrentHashMap<>();

  PublicStatistics(IndexReader reader) throws IOException {
    super(reader);
    left = new FixedBitSet[getLeafContexts().size()];
    int sum = 0;
    for (LeafReaderContext leaf : getLeafContexts()) {
      left[leaf.ord] = leftOf(leaf.reader());
      sum += leaf.reader().maxDoc() - left[leaf.ord].cardinality();
    }
    counted = sum;
  }

  private static FixedBitSet leftOf(LeafReader reader) throws IOException {
    FixedBitSet counts = new FixedBitSet(reader.maxDoc());
    PostingsEnum open = reader.postings(new Term(IndexFields.DISCOVER, Caller.PUBLIC), 0);
    for (int doc = next(open); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(open)) {
      if (reader.getLiveDocs() == null || reader.getLiveDocs().get(doc)) {
        counts.set(doc);
      }
    }
    counts.flip(0, reader.maxDoc());
    return counts;
  }

  private static int next(@Nullable PostingsEnum postings) throws IOException {
    return postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
      throws IOException {
    Integer out = leftOut.get(term);
    if (out == null) {
      out = countLeftOut(term);
      if (leftOut.size() < MOST_KEPT) {
        leftOut.put(new Term(term.field(), BytesRef.deepCopyOf(term.bytes())), out);
      }
    }
    int remaining = Math.max(1, docFreq - out);
    return new TermStatistics(term.bytes(), remaining, remaining);
  }

  private int countLeftOut(Term term) throws IOException {
    int out = 0;
    for (LeafReaderContext leaf : getLeafContexts()) {
      FixedBitSet bits = left[leaf.ord];
      int most = bits.cardinality();
      Terms known = most == 0 ? null : leaf.reader().terms(term.field());
      if (known != null) {
        TermsEnum terms = known.iterator();
        if (terms.seekExact(term.bytes())) {
          out += countLeftOut(terms, bits, most);
        }
      }
    }
    return out;
  }

  /** Walks whichever is shorter: the documents of the term, or those left out. */
  private static int countLeftOut(TermsEnum terms, FixedBitSet bits, int most) throws IOException {
    PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
    int out = 0;
    if (terms.docFreq() <= most) {
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        out += bits.get(doc) ? 1 : 0;
      }
      return out;
    }
    int doc = bits.nextSetBit(0);
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      int found = postings.docID() < doc ? postings.advance(doc) : postings.docID();
      if (found == DocIdSetIterator.NO_MORE_DOCS) {
        return out;
      }
      out += found == doc ? 1 : 0;
      int from = Math.max(found, doc + 1);
      doc = from < bits.length() ? bits.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }
    return out;
  }

  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics known = fields.get(field);
    if (known == null) {
      CollectionStatistics whole = super.collectionStatistics(field);
      if (whole == null) {
        return null;
      }
      known = countedIn(field);
      fields.put(field, known);
    }
    return known;
  }

  /** Lengths as the index rounds them, of the documents that count. */
  private CollectionStatistics countedIn(String field) throws IOException {
    long documents = 0;
    long length = 0;
    for (LeafReaderContext leaf : getLeafContexts()) {
      NumericDocValues norms = leaf.reader().getNormValues(field);
      while (norms != null && norms.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (!left[leaf.ord].get(norms.docID())) {
          documents++;
          length += SmallFloat.byte4ToInt((byte) norms.longValue());
        }
      }
    }
    long docCount = Math.max(1, documents == 0 ? counted : documents);
    return new CollectionStatistics(
        field,
        Math.max(docCount, getIndexReader().maxDoc()),
        docCount,
        Math.max(docCount, length),
        docCount);
  }
}
