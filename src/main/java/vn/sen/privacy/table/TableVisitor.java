package vn.sen.privacy.table;

/** Is told a table, value by value, in the file's order. Called by one thread. */
public interface TableVisitor {
  /** Between a sheet's name and a header, in workbooks of several sheets. */
  String IN_SHEET = " › ";

  /**
   * A column, before its first value. JSON may tell of one between rows.
   *
   * @param index counted from 0, without gaps
   * @param name the header, or the path in JSON ("a.b"); never empty
   */
  void column(int index, String name);

  /**
   * One value; a column without a value in a row is not told. A JSON array gives several.
   *
   * @param chars valid during the call only
   */
  void value(int column, char[] chars, int offset, int length);

  void endRow();

  /** What follows is another table of the same file, with columns of its own. */
  default void table() {}

  /**
   * The file's own name for the table that follows or that it is: of the sheet of a workbook, or
   * what a JSON document says of itself at its root as {@code title} or {@code name}.
   */
  default void named(String name) {}

  /** That column is none of the table's: it holds the lines of text that stand above its header. */
  default void titleLines(int column) {}

  /**
   * JSON: the rows are the objects of the array at this path; columns elsewhere tell of the whole.
   *
   * @param path "" for an array that is the document
   */
  default void recordsAt(String path) {}
}
