package vn.sen.search;

/**
 * Answers searches over what the caller may discover. Bounded in time whatever is typed; never
 * fails for a text.
 */
public interface DatasetSearch {
  SearchResult search(SearchRequest request);
}
