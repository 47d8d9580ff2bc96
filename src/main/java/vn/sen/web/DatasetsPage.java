package vn.sen.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.search.SearchResult;

/**
 * A page of results with its facets.
 *
 * @param query as typed; "" lists everything
 * @param pages as many as can be shown
 * @param sort parameter of the order in use
 * @param approximate whether nothing held what was typed, and these come closest
 * @param kept the parameters that choosing another order keeps
 * @param cleared this search without its filters
 * @param correction what may have been meant; null when nothing closer is known
 * @param corrected address of the search for it under the same filters; null as above
 * @param from first year asked for; "" for none
 * @param to last year asked for
 * @param box bounding box asked for, as in the address; "" for none
 * @param explained whether each hit tells why it is here
 * @param explanation this search with the reasons, or without when it has them
 * @param json address of the same search in the JSON API; the others likewise
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
    @Nullable String correction,
    @Nullable String corrected,
    String from,
    String to,
    String box,
    boolean explained,
    String explanation,
    String atom,
    String json,
    String csv,
    String turtle) {

  /** True for the list of everything, which search engines may index. */
  public boolean isPlain() {
    return query.isEmpty() && chosen.isEmpty() && !explained;
  }

  /**
   * @param first the values shown at once
   * @param more the others, folded
   */
  public record FacetView(String parameter, String title, List<Choice> first, List<Choice> more) {}

  /**
   * @param depth how many other values of the facet it lies in, one within the other
   */
  public record Choice(String code, String label, long count, boolean selected, int depth) {
    Choice at(int newDepth) {
      return new Choice(code, label, count, selected, newDepth);
    }
  }

  /**
   * @param removed this search without that filter
   */
  public record Chosen(String label, String removed) {}
}
