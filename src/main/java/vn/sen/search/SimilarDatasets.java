package vn.sen.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.sen.metadata.LocalizedText;

/** Finds datasets whose words are those of one dataset's title and keywords. */
final class SimilarDatasets {
  private static final int MOST_TERMS = 100;

  /** The rest are too common to tell datasets apart, and would take nearly all of the time. */
  private static final int TELLING_TERMS = 15;

  private static final int SHARED_TERMS = 3;

  /** Times as many as are wanted; of these, some share too few words. */
  private static final int LOOKED_AT = 4;

  private SimilarDatasets() {}

  /** Best first; empty when the dataset is unknown or not for the caller. */
  static List<StoredHit> to(String slug, IndexSearcher searcher, Query discoverable, int most)
      throws IOException {
    Query itself = new TermQuery(new Term(IndexFields.SLUG, slug));
    Optional<StoredHit> dataset =
        read(
                searcher,
                new BooleanQuery.Builder()
                    .add(itself, Occur.FILTER)
                    .add(discoverable, Occur.FILTER)
                    .build(),
                1)
            .stream()
            .findFirst();
    if (dataset.isEmpty()) {
      return List.of();
    }
    Set<Term> terms = terms(dataset.get());
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(discoverable, Occur.FILTER);
    telling(terms, searcher).forEach(term -> query.add(new TermQuery(term), Occur.SHOULD));
    query.setMinimumNumberShouldMatch(1);
    return read(searcher, query.build(), LOOKED_AT * most + 1).stream()
        .filter(hit -> !hit.slug().equals(slug) && shares(hit, terms))
        .limit(most)
        .toList();
  }

  private static boolean shares(StoredHit hit, Set<Term> terms) {
    return terms(hit).stream().filter(terms::contains).limit(SHARED_TERMS).count() == SHARED_TERMS;
  }

  private static Set<Term> terms(StoredHit dataset) {
    Set<Term> terms = new LinkedHashSet<>();
    for (LocalizedText text : List.of(dataset.title(), dataset.keywords())) {
      for (String line : text.values().values().stream().flatMap(String::lines).toList()) {
        List<Word> words = Words.read(line);
        for (int i = 0; i < words.size() && terms.size() < MOST_TERMS; i++) {
          if (StopWords.contains(words.get(i))) {
            continue;
          }
          terms.add(new Term(IndexFields.EXACT, words.get(i).exact()));
          if (i > 0) {
            String pair = IndexedTexts.pair(words.get(i - 1).exact(), words.get(i).exact());
            terms.add(new Term(IndexFields.EXACT_PAIRS, pair));
          }
        }
      }
    }
    return terms;
  }

  /** The rarest that not this dataset alone has. */
  private static List<Term> telling(Set<Term> terms, IndexSearcher searcher) throws IOException {
    Map<Term, Integer> datasets = new HashMap<>();
    for (Term term : terms) {
      int all = searcher.getIndexReader().docFreq(term);
      int counted = all == 0 ? 0 : (int) searcher.termStatistics(term, all, all).docFreq();
      if (counted > 1) {
        datasets.put(term, counted);
      }
    }
    return terms.stream()
        .filter(datasets::containsKey)
        .sorted(Comparator.comparing(datasets::get))
        .limit(TELLING_TERMS)
        .toList();
  }

  private static List<StoredHit> read(IndexSearcher searcher, Query query, int most)
      throws IOException {
    return StoredHit.read(searcher, searcher.search(query, most).scoreDocs);
  }
}
