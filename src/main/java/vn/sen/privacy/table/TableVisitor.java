package vn.sen.privacy.table;

/** Is told a table, value by value, in the file's order. Called by one thread. */
public interface TableVisitor {

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
}
