package vn.sen.search;

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

  /** How many datasets the caller may discover. */
  long documentCount(Caller caller);
}
