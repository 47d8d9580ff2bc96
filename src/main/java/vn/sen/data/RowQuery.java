package vn.sen.data;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of a table.
 *
 * @param offset how many of those that fit are left out at the front
 * @param limit how many are given at most
 * @param columns a column each, or several with commas between them; empty for all
 * @param filters by column the values of which its cell must be one; "" for an empty cell
 */
public record RowQuery(
    long offset, int limit, List<String> columns, Map<String, Set<String>> filters) {

  public RowQuery {
    columns = List.copyOf(columns);
    filters = Map.copyOf(filters);
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException(offset + ", " + limit);
    }
  }
}
