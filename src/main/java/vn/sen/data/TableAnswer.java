package vn.sen.data;

import java.util.List;
import vn.sen.metadata.LocalizedText;

/** What a look into a file gives. */
public sealed interface TableAnswer {

  /**
   * Rows of a table.
   *
   * @param columns no two of the same name
   * @param rows each as wide as the columns; "" where there is no value
   * @param hasMore whether others follow
   * @param isCut whether a cell is longer than what is given of it
   */
  record Rows(List<String> columns, List<List<String>> rows, boolean hasMore, boolean isCut)
      implements TableAnswer {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** Whether every value of the column is a number, and there is one. */
    public boolean isNumeric(int column) {
      List<CellKind> kinds =
          rows.stream()
              .map(row -> CellKind.of(row.get(column)))
              .filter(kind -> kind != CellKind.EMPTY)
              .distinct()
              .toList();
      return !kinds.isEmpty()
          && kinds.stream()
              .allMatch(
                  kind ->
                      switch (kind) {
                        case INTEGER, DECIMAL, DECIMAL_COMMA, YEAR -> true;
                        case EMPTY, ISO_DATE, DAY_FIRST_DATE, BOOLEAN, TEXT -> false;
                      });
    }
  }

  /**
   * The file cannot be read in this way.
   *
   * @param why what is in the way, and what can be done
   */
  record Unreadable(LocalizedText why) implements TableAnswer {}

  /**
   * The table has no such columns.
   *
   * @param columns those that it has
   */
  record UnknownColumns(List<String> names, List<String> columns) implements TableAnswer {
    public UnknownColumns {
      names = List.copyOf(names);
      columns = List.copyOf(columns);
    }
  }
}
