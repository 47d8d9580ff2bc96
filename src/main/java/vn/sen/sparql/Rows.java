package vn.sen.sparql;

import java.util.Arrays;

/** Solutions as ids, one row after the other; {@link Ids#NONE} where a variable is unbound. */
final class Rows {
  private final int width;
  private final int limitNumbers;
  private long[] numbers;
  private int size;

  /** There are more rows than fit: the query is answered in the usual way instead. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many rows", null, false, false);
    }
  }

  Rows(int width, int limitNumbers) {
    this.width = Math.max(1, width);
    this.limitNumbers = limitNumbers;
    this.numbers = new long[this.width * 2];
  }

  int size() {
    return size;
  }

  int width() {
    return width;
  }

  long get(int row, int slot) {
    return numbers[row * width + slot];
  }

  void set(int row, int slot, long id) {
    numbers[row * width + slot] = id;
  }

  /** A new row with what another one holds; its number. */
  int addCopy(Rows source, int row) {
    int at = grow();
    System.arraycopy(source.numbers, row * width, numbers, at, width);
    return size - 1;
  }

  int addEmpty() {
    grow();
    return size - 1;
  }

  /** Keeps the first rows only. */
  void truncate(int rows) {
    Arrays.fill(numbers, rows * width, size * width, Ids.NONE);
    size = rows;
  }

  private int grow() {
    int at = size * width;
    if (at + width > numbers.length) {
      if (at + width > limitNumbers) {
        throw new TooMany();
      }
      numbers =
          Arrays.copyOf(numbers, (int) Math.min(limitNumbers + (long) width, numbers.length * 2L));
    }
    size++;
    return at;
  }
}
