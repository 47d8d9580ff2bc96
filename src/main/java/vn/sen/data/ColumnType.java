package vn.sen.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import vn.sen.metadata.TableColumn;

/**
 * The narrowest type that all values of a column have. Whatever has leading zeros (a code, a
 * telephone number) is text, or it would lose them.
 */
final class ColumnType {
  private final Set<TableColumn.Type> possible =
      EnumSet.of(
          TableColumn.Type.BOOLEAN,
          TableColumn.Type.INTEGER,
          TableColumn.Type.FLOAT,
          TableColumn.Type.DATE);
  private boolean isMet;

  /** An empty value says nothing. */
  void meet(String value) {
    String text = value.strip();
    if (text.isEmpty() || possible.isEmpty()) {
      return;
    }
    isMet = true;
    if (!text.matches("(?i)true|false")) {
      possible.remove(TableColumn.Type.BOOLEAN);
    }
    if (!text.matches("-?(0|[1-9]\\d{0,17})")) {
      possible.remove(TableColumn.Type.INTEGER);
    }
    if (!text.matches("[+-]?(0|[1-9]\\d*)?(\\.\\d+)?([eE][+-]?\\d+)?") || text.matches("[+-]?")) {
      possible.remove(TableColumn.Type.FLOAT);
    }
    if (possible.contains(TableColumn.Type.DATE) && !isDate(text)) {
      possible.remove(TableColumn.Type.DATE);
    }
  }

  private static boolean isDate(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Text when nothing narrower fits, or nothing was met. */
  TableColumn.Type type() {
    return isMet
        ? possible.stream().sorted(ORDER).findFirst().orElse(TableColumn.Type.TEXT)
        : TableColumn.Type.TEXT;
  }

  private static final java.util.Comparator<TableColumn.Type> ORDER =
      java.util.Comparator.comparing(
          type ->
              switch (type) {
                case BOOLEAN -> 0;
                case DATE -> 1;
                case INTEGER -> 2;
                case FLOAT -> 3;
                case TEXT -> 4;
              });
}
