package vn.sen.search;

import java.util.List;
import java.util.Locale;
import vn.sen.access.Caller;
import vn.sen.access.audit.Discoveries;

/**
 * Records which datasets that not everybody may discover were shown: as hits, as similar ones, and
 * by their titles as suggestions, which are metadata as well, whether or not somebody follows them.
 * A keyword and a correction are words without a dataset: who follows one is shown hits, and those
 * are recorded. It costs what search costs: nothing to whoever holds no more than everybody, and to
 * others a look into a cache, once in ten seconds for a dataset a look into the record.
 */
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
    List<Suggestion> suggestions = search.suggest(typed, caller, locale);
    discoveries.shown(
        caller,
        suggestions.stream()
            .filter(one -> one.kind() == Suggestion.Kind.TITLE)
            .map(Suggestion::code)
            .toList());
    return suggestions;
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
