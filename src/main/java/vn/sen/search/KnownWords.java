package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Whether a word stands anywhere in what the caller may discover. Asked of those documents alone:
 * how a query is read must not tell of hidden ones. For the length of one search.
 */
final class KnownWords {
  private final IndexSearcher searcher;
  private final Query discoverable;
  private final Map<Term, Boolean> asked = new HashMap<>();

  KnownWords(IndexSearcher searcher, Query discoverable) {
    this.searcher = searcher;
    this.discoverable = discoverable;
  }

  boolean hasExact(String form) {
    return asked.computeIfAbsent(new Term(IndexFields.EXACT, form), this::isFound);
  }

  boolean hasFolded(String form) {
    return asked.computeIfAbsent(new Term(IndexFields.FOLDED, form), this::isFound);
  }

  private boolean isFound(Term term) {
    Query both =
        new BooleanQuery.Builder()
            .add(new TermQuery(term), Occur.FILTER)
            .add(discoverable, Occur.FILTER)
            .build();
    try {
      return searcher.search(both, 1).scoreDocs.length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the search index", e);
    }
  }
}
