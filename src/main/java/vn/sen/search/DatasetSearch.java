package vn.sen.search;

import java.util.List;
import java.util.Locale;
import vn.sen.access.Caller;

/**
 * Answers searches over what the caller may discover. Bounded in time whatever is typed; never
 * fails for a text.
 */
public interface DatasetSearch {

  /**
   * Of the text the first 2,000 characters and 64 words are read: words, {@code "phrases"} and
   * {@code -excluded} words. A page beyond the end is empty, with the right total.
   *
   * @throws vn.sen.platform.ProblemException {@code MALFORMED} when page or size are out of bounds,
   *     or the page lies beyond the first 100,000 hits
   */
  SearchResult search(SearchRequest request);

  /**
   * Completes what is being typed, with or without diacritics: titles, keywords, agencies, places;
   * at most 13, empty for a blank text.
   */
  List<Suggestion> suggest(String typed, Caller caller, Locale locale);

  /**
   * Datasets that are about the like, best first; empty when the dataset is unknown or the caller
   * may not discover it.
   *
   * @param most 1 to 20
   */
  List<SearchResult.Hit> listSimilar(String slug, Caller caller, Locale locale, int most);

  /** How many datasets the caller may discover. */
  long documentCount(Caller caller);
}
