package vn.sen.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a table that a question is for, gathered until there are enough. */
final class RowSelection implements FirstTable.Taker {
  private static final int MOST_CHARS = 4 << 20;

  private final RowQuery query;
  private final Map<String, Set<String>> wanted = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();
  private long skipped;
  private long chars;
  private boolean hasMore;

  RowSelection(RowQuery query) {
    this.query = query;
    query
        .filters()
        .forEach(
            (column, values) ->
                wanted.put(
                    column, values.stream().map(RowSelection::plain).collect(Collectors.toSet())));
  }

  @Override
  public void row(List<String> columns, List<String> cells) {
    if (!matches(columns, cells)) {
      return;
    }
    if (skipped < query.offset()) {
      skipped++;
      return;
    }
    long size = cells.stream().mapToLong(String::length).sum();
    // A page of very long cells ends early; the next one goes on.
    boolean fits = rows.size() < query.limit() && (rows.isEmpty() || chars + size <= MOST_CHARS);
    if (fits && !hasMore) {
      chars += size;
      rows.add(cells);
      return;
    }
    hasMore = true;
    if (unknown(columns).isEmpty()) {
      throw new FirstTable.Halt(Optional.empty());
    }
  }

  private boolean matches(List<String> columns, List<String> cells) {
    for (Map.Entry<String, Set<String>> filter : wanted.entrySet()) {
      int place = columns.indexOf(filter.getKey());
      String cell = place >= 0 && place < cells.size() ? cells.get(place) : "";
      if (place < 0 || !filter.getValue().contains(plain(cell))) {
        return false;
      }
    }
    return true;
  }

  /** Vietnamese letters have two spellings in Unicode. */
  private static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  /** What the question names and the table has not, as far as its columns are known. */
  List<String> unknown(List<String> columns) {
    return Stream.concat(
            wanted.keySet().stream(),
            query.columns().stream().flatMap(names -> parts(names, columns).stream()))
        .filter(name -> !columns.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  /** A name of the table's, else several with commas between them. */
  private static List<String> parts(String names, List<String> columns) {
    return columns.contains(names)
        ? List.of(names)
        : Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  /**
   * The rows under the columns asked for, each row as wide as there are columns.
   *
   * @param isBroken whether the file goes on, but could not be read further
   */
  TableAnswer.Rows rows(List<String> columns, boolean isBroken, boolean isCut) {
    List<String> asked =
        query.columns().stream()
            .flatMap(names -> parts(names, columns).stream())
            .distinct()
            .toList();
    List<String> shown = asked.isEmpty() ? List.copyOf(columns) : asked;
    List<Integer> places = shown.stream().map(columns::indexOf).toList();
    return new TableAnswer.Rows(
        shown,
        rows.stream()
            .map(
                row ->
                    places.stream().map(place -> place < row.size() ? row.get(place) : "").toList())
            .toList(),
        hasMore || isBroken,
        isCut);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
