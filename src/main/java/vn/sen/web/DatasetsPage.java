package vn.sen.web;

import java.util.List;
import java.util.Map;
import vn.sen.search.SearchResult;

/**
 * A page of results with its facets.
 *
 * @param query as typed; "" lists everything
 * @param sort parameter of the order in use
 * @param approximate whether nothing held what was typed, and these come closest
 * @param kept the parameters that choosing another order keeps
 * @param cleared this search without its filters
 * @param json address of the same search in the JSON API
 */
public record DatasetsPage(
    String query,
    String sort,
    List<String> sorts,
    long total,
    int page,
    int pages,
    Map<String, Object> range,
    boolean approximate,
    List<SearchResult.Hit> items,
    List<FacetView> facets,
    List<Chosen> chosen,
    List<Map.Entry<String, String>> kept,
    String cleared,
    String json) {

  /** True for the list of everything, which search engines may index. */
  public boolean isPlain() {
    return query.isEmpty() && chosen.isEmpty();
  }

  /**
   * @param first the values shown at once
   * @param more the others, folded
   */
  public record FacetView(String parameter, String title, List<Choice> first, List<Choice> more) {}

  public record Choice(String code, String label, long count, boolean selected) {}

  /**
   * @param removed this search without that filter
   */
  public record Chosen(String label, String removed) {}
}
