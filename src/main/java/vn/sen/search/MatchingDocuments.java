package vn.sen.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a query matches, as a set a segment. Alternatives and conditions are joined 64
 * documents at a step, where Lucene's own search walks from document to document; what is no term,
 * such as a phrase, is asked of Lucene for those documents only that everything else accepts. For
 * the length of one search.
 */
final class MatchingDocuments {
  /** Walking the postings of a term along a set pays when they are so many times more. */
  private static final int WALK_IF_FEWER = 32;

  private final IndexSearcher searcher;
  private final Map<Query, Weight> weights = new IdentityHashMap<>();
  private final Deque<FixedBitSet> spare = new ArrayDeque<>();

  MatchingDocuments(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  boolean isEmpty(Query query) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet found = in(leaf, query);
      if (!found.scanIsEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Without deleted documents; the caller may keep and change the set. */
  FixedBitSet in(LeafReaderContext leaf, Query query) throws IOException {
    FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
    new Segment(leaf).add(query, found);
    if (leaf.reader().getLiveDocs() != null) {
      leaf.reader().getLiveDocs().applyMask(found, 0);
    }
    return found;
  }

  private Weight weight(Query query) throws IOException {
    Weight weight = weights.get(query);
    if (weight == null) {
      weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      weights.put(query, weight);
    }
    return weight;
  }

  /** One segment of the reader. */
  private final class Segment {
    private final LeafReaderContext context;
    private final LeafReader reader;

    Segment(LeafReaderContext context) {
      this.context = context;
      this.reader = context.reader();
    }

    /** Adds what the query matches. */
    void add(Query query, FixedBitSet found) throws IOException {
      switch (query) {
        case BoostQuery boosted -> add(boosted.getQuery(), found);
        case ConstantScoreQuery constant -> add(constant.getQuery(), found);
        case MatchNoDocsQuery none -> {}
        case MatchAllDocsQuery all -> found.set(0, found.length());
        case TermQuery term -> add(postings(term), found);
        case DocumentSetQuery documents -> {
          FixedBitSet set = documents.in(context);
          if (set != null) {
            found.or(set);
          }
        }
        case DisjunctionMaxQuery either -> addAny(either.getDisjuncts(), found);
        case BooleanQuery clauses -> add(clauses, found);
        default -> {
          Scorer scorer = scorer(query);
          add(scorer == null ? null : scorer.iterator(), found);
        }
      }
    }

    private static void add(@Nullable DocIdSetIterator documents, FixedBitSet found)
        throws IOException {
      if (documents != null && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        documents.intoBitSet(found.length(), found, 0);
      }
    }

    private void addAny(Collection<Query> alternatives, FixedBitSet found) throws IOException {
      for (Query one : alternatives) {
        add(one, found);
      }
    }

    private void add(BooleanQuery query, FixedBitSet found) throws IOException {
      boolean conditions = query.clauses().stream().anyMatch(c -> c.occur() != Occur.SHOULD);
      int least = leastAlternatives(query);
      Collection<Query> alternatives = query.getClauses(Occur.SHOULD);
      if (!conditions && least == 1) {
        addAny(alternatives, found);
        return;
      }
      FixedBitSet matching = take();
      matching.set(0, matching.length());
      retain(query, matching);
      found.or(matching);
      spare.push(matching);
    }

    /** Keeps of the documents those that the query matches. */
    private void retain(Query query, FixedBitSet documents) throws IOException {
      switch (query) {
        case BoostQuery boosted -> retain(boosted.getQuery(), documents);
        case ConstantScoreQuery constant -> retain(constant.getQuery(), documents);
        case MatchAllDocsQuery all -> {}
        case TermQuery term -> retain(term, documents);
        case BooleanQuery clauses -> retain(clauses, documents);
        case MatchNoDocsQuery none -> documents.clear();
        case DisjunctionMaxQuery either -> retainAny(either.getDisjuncts(), documents);
        case DocumentSetQuery sets -> {
          FixedBitSet set = sets.in(context);
          if (set == null) {
            documents.clear();
          } else {
            documents.and(set);
          }
        }
        default -> {
          Scorer scorer = scorer(query);
          if (scorer == null) {
            documents.clear();
          } else {
            TwoPhaseIterator twoPhase = scorer.twoPhaseIterator();
            walk(
                documents,
                twoPhase == null ? scorer.iterator() : twoPhase.approximation(),
                twoPhase);
          }
        }
      }
    }

    private void retainAny(Collection<Query> alternatives, FixedBitSet documents)
        throws IOException {
      FixedBitSet found = take();
      addAny(alternatives, found);
      documents.and(found);
      spare.push(found);
    }

    private void retain(TermQuery term, FixedBitSet documents) throws IOException {
      PostingsEnum postings = postings(term);
      if (postings == null) {
        documents.clear();
      } else if (postings.cost() / WALK_IF_FEWER > documents.cardinality()) {
        walk(documents, postings, null);
      } else {
        FixedBitSet found = take();
        add(postings, found);
        documents.and(found);
        spare.push(found);
      }
    }

    private void retain(BooleanQuery query, FixedBitSet documents) throws IOException {
      int least = leastAlternatives(query);
      if (least == 0 && query.clauses().stream().noneMatch(BooleanClause::isRequired)) {
        // Conditions that only forbid match nothing: so Lucene reads them.
        documents.clear();
        return;
      }
      List<BooleanClause> conditions =
          query.clauses().stream()
              .filter(c -> c.occur() != Occur.SHOULD)
              .sorted(Comparator.comparingInt(c -> price(c.query())))
              .toList();
      for (BooleanClause condition : conditions) {
        if (condition.occur() == Occur.MUST_NOT) {
          FixedBitSet unwanted = take();
          add(condition.query(), unwanted);
          documents.andNot(unwanted);
          spare.push(unwanted);
        } else {
          retain(condition.query(), documents);
        }
        if (documents.scanIsEmpty()) {
          return;
        }
      }
      if (least > 0) {
        retainLeast(query.getClauses(Occur.SHOULD), least, documents);
      }
    }

    private void retainLeast(Collection<Query> alternatives, int least, FixedBitSet documents)
        throws IOException {
      if (least > alternatives.size()) {
        documents.clear();
      } else if (least == alternatives.size()) {
        for (Query one : alternatives) {
          retain(one, documents);
        }
      } else if (least == 1) {
        retainAny(alternatives, documents);
      } else {
        documents.and(countedAtLeast(alternatives, least));
      }
    }

    /** The documents that enough of the alternatives match, counted in binary by whole words. */
    private FixedBitSet countedAtLeast(Collection<Query> alternatives, int least)
        throws IOException {
      long[][] digits =
          new long[Integer.SIZE - Integer.numberOfLeadingZeros(alternatives.size())][];
      for (int i = 0; i < digits.length; i++) {
        digits[i] = new long[FixedBitSet.bits2words(reader.maxDoc())];
      }
      for (Query one : alternatives) {
        FixedBitSet found = take();
        add(one, found);
        long[] words = found.getBits();
        for (int w = 0; w < digits[0].length; w++) {
          long carry = words[w];
          for (int i = 0; carry != 0; i++) {
            long both = digits[i][w] & carry;
            digits[i][w] ^= carry;
            carry = both;
          }
        }
        spare.push(found);
      }
      long[] enough = new long[digits[0].length];
      for (int w = 0; w < enough.length; w++) {
        long greater = 0;
        long equal = -1;
        for (int i = digits.length - 1; i >= 0; i--) {
          if ((least >> i & 1) == 1) {
            equal &= digits[i][w];
          } else {
            greater |= equal & digits[i][w];
            equal &= ~digits[i][w];
          }
        }
        enough[w] = greater | equal;
      }
      return new FixedBitSet(enough, reader.maxDoc());
    }

    private @Nullable PostingsEnum postings(TermQuery query) throws IOException {
      Terms terms = reader.terms(query.getTerm().field());
      if (terms == null) {
        return null;
      }
      TermsEnum found = terms.iterator();
      return found.seekExact(query.getTerm().bytes())
          ? found.postings(null, PostingsEnum.NONE)
          : null;
    }

    private @Nullable Scorer scorer(Query query) throws IOException {
      return weight(query).scorer(context);
    }

    private FixedBitSet take() {
      FixedBitSet set = spare.peek();
      if (set == null || set.length() != reader.maxDoc()) {
        return new FixedBitSet(reader.maxDoc());
      }
      spare.pop();
      set.clear();
      return set;
    }
  }

  /** How many alternatives a match needs, as Lucene counts them. */
  private static int leastAlternatives(BooleanQuery query) {
    boolean required = query.clauses().stream().anyMatch(BooleanClause::isRequired);
    int least = query.getMinimumNumberShouldMatch();
    return least == 0 && !required && !query.getClauses(Occur.SHOULD).isEmpty() ? 1 : least;
  }

  /** What costs little first, so that what costs much is asked of few documents. */
  private static int price(Query query) {
    return switch (query) {
      case DocumentSetQuery set -> 0;
      case TermQuery term -> 1;
      case MatchNoDocsQuery none -> 0;
      case MatchAllDocsQuery all -> 0;
      case BoostQuery boosted -> price(boosted.getQuery());
      case ConstantScoreQuery constant -> price(constant.getQuery());
      case DisjunctionMaxQuery either -> 1 + dearest(either.getDisjuncts());
      case BooleanQuery clauses ->
          1 + dearest(clauses.clauses().stream().map(BooleanClause::query).toList());
      default -> 100;
    };
  }

  private static int dearest(Collection<Query> queries) {
    return queries.stream().mapToInt(MatchingDocuments::price).max().orElse(0);
  }

  private static void walk(
      FixedBitSet documents, DocIdSetIterator iterator, @Nullable TwoPhaseIterator twoPhase)
      throws IOException {
    int at = iterator.docID();
    for (int doc = next(documents, 0);
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = next(documents, doc + 1)) {
      if (at < doc) {
        at = iterator.advance(doc);
      }
      if (at != doc || (twoPhase != null && !twoPhase.matches())) {
        documents.clear(doc);
      }
    }
  }

  /** The next of the documents from there on, or {@link DocIdSetIterator#NO_MORE_DOCS}. */
  static int next(FixedBitSet documents, int from) {
    return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }
}
