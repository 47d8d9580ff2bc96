package vn.sen.privacy.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes records of cells and tells which of them is the header. The first record is, unless one of
 * its cells is a number; then columns are named by position and it is data. Title lines above the
 * header, as offices like them, hold fewer cells than the table has columns: they are told as
 * values of a column of their own, so that nothing in them is hidden.
 */
final class RecordSink {
  private static final int LOOKAHEAD_RECORDS = 20;
  private static final int LOOKAHEAD_CHARS = 1 << 20;
  private static final double TITLE_SHARE = 0.4;

  private final TableLimits limits;
  private final TableVisitor visitor;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<String> record = new ArrayList<>();
  private int waitingChars;
  private boolean decided;
  private int firstColumn;
  private int columns;
  private int told;
  private String prefix = "";

  RecordSink(TableLimits limits, TableVisitor visitor) {
    this.limits = limits;
    this.visitor = visitor;
  }

  /**
   * Begins another table of the same file.
   *
   * @param name put before its headers; "" for none
   */
  void startTable(String name) throws ReadingStopped {
    finish();
    if (told > 0) {
      visitor.table();
    }
    decided = false;
    waitingChars = 0;
    firstColumn = told;
    columns = 0;
    prefix = name.isEmpty() ? "" : name + TableVisitor.IN_SHEET;
  }

  /** The next cell of the record; may be empty. */
  void cell(int index, char[] chars, int offset, int length) throws ReadingStopped {
    if (index >= limits.columns()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
    if (!decided) {
      while (record.size() < index) {
        record.add("");
      }
      record.add(new String(chars, offset, length).strip());
      waitingChars += length;
      return;
    }
    // A ragged record must not hide values: what lies beyond the header gets columns of its own.
    while (index >= columns) {
      addColumn("");
    }
    if (length > 0) {
      visitor.value(firstColumn + index, chars, offset, length);
    }
  }

  void endRecord() throws ReadingStopped {
    if (decided) {
      visitor.endRow();
      return;
    }
    waiting.add(record);
    record = new ArrayList<>();
    if (waiting.size() >= LOOKAHEAD_RECORDS || waitingChars > LOOKAHEAD_CHARS) {
      decide();
    }
  }

  /** Tells what still waits. */
  void finish() throws ReadingStopped {
    if (!decided) {
      decide();
    }
  }

  private void decide() throws ReadingStopped {
    decided = true;
    if (waiting.isEmpty()) {
      return;
    }
    int header = findHeader();
    boolean named = waiting.get(header).stream().noneMatch(RecordSink::isData);
    for (String name : waiting.get(header)) {
      addColumn(named ? name : "");
    }
    boolean titled = header > 0 && named;
    if (titled) {
      addTitles(waiting.subList(0, header));
    }
    for (List<String> row : waiting.subList(titled ? header + 1 : named ? 1 : 0, waiting.size())) {
      replay(row);
    }
    waiting.clear();
  }

  /** The first record that is not a mere title line above a wider one. */
  private int findHeader() {
    long widest = waiting.stream().mapToLong(RecordSink::filled).max().orElse(0);
    for (int i = 0; i < waiting.size(); i++) {
      if (filled(waiting.get(i)) > TITLE_SHARE * widest) {
        return i;
      }
    }
    return 0;
  }

  private static long filled(List<String> row) {
    return row.stream().filter(cell -> !cell.isEmpty()).count();
  }

  /** Title lines are values of one more column, told with the first row. */
  private void addTitles(List<List<String>> titles) throws ReadingStopped {
    int width = columns;
    visitor.titleLines(firstColumn + width);
    addColumn("title lines");
    for (List<String> title : titles) {
      for (String cell : title) {
        if (!cell.isEmpty()) {
          visitor.value(firstColumn + width, cell.toCharArray(), 0, cell.length());
        }
      }
    }
  }

  private void replay(List<String> row) throws ReadingStopped {
    for (int i = 0; i < row.size(); i++) {
      cell(i, row.get(i).toCharArray(), 0, row.get(i).length());
    }
    visitor.endRow();
  }

  /** Years head columns too ("1950", "2020"); longer and fractional numbers do not. */
  private static boolean isData(String cell) {
    return cell.matches("[-+(']*\\d[\\d., )-]*") && !cell.matches("(?:19|20)\\d{2}|\\d{1,2}")
        || cell.indexOf('@') > 0;
  }

  private void addColumn(String name) throws ReadingStopped {
    if (told >= limits.columns()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
    visitor.column(told, prefix + (name.isEmpty() ? "column " + (columns + 1) : name));
    columns++;
    told++;
  }
}
