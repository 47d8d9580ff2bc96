package vn.sen.search;

import java.util.List;
import java.util.Locale;
import vn.sen.access.Caller;
import vn.sen.access.audit.Discoveries;

/** Records which datasets that not everybody may discover were shown as hits. */
final class RecordedSearch implements DatasetSearch {
  private final DatasetSearch search;
  private final Discoveries discoveries;

  RecordedSearch(DatasetSearch search, Discoveries discoveries) {
    this.search = search;
    this.discoveries = discoveries;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    SearchResult result = search.search(request);
    recordHits(request.caller(), result.items());
    return result;
  }

  @Override
  public List<Suggestion> suggest(String typed, Caller caller, Locale locale) {
    return search.suggest(typed, caller, locale);
  }

  @Override
  public List<SearchResult.Hit> listSimilar(String slug, Caller caller, Locale locale, int most) {
    List<SearchResult.Hit> similar = search.listSimilar(slug, caller, locale, most);
    recordHits(caller, similar);
    return similar;
  }

  @Override
  public long documentCount(Caller caller) {
    return search.documentCount(caller);
  }

  private void recordHits(Caller caller, List<SearchResult.Hit> hits) {
    discoveries.shown(caller, hits.stream().map(SearchResult.Hit::slug).toList());
  }
}
