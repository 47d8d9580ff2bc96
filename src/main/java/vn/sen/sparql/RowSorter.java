package vn.sen.sparql;

/** Sorts rows of a few numbers each, one after the other in one array, in place. */
final class RowSorter {
  private final long[] rows;
  private final int width;
  private final long[] pivot;

  private RowSorter(long[] rows, int width) {
    this.rows = rows;
    this.width = width;
    this.pivot = new long[width];
  }

  /**
   * By the first number of a row, then the second, and so on.
   *
   * @param count of rows
   */
  static void sort(long[] rows, int width, int count) {
    new RowSorter(rows, width).sort(0, count - 1);
  }

  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      System.arraycopy(rows, ((low + high) >>> 1) * width, pivot, 0, width);
      int i = low;
      int j = high;
      while (i <= j) {
        while (compareToPivot(i) < 0) {
          i++;
        }
        while (compareToPivot(j) > 0) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      // The smaller part by recursion, so that the stack stays shallow.
      if (j - low < high - i) {
        sort(low, j);
        low = i;
      } else {
        sort(i, high);
        high = j;
      }
    }
  }

  private int compareToPivot(int row) {
    int at = row * width;
    for (int slot = 0; slot < width; slot++) {
      long one = rows[at + slot];
      long other = pivot[slot];
      if (one != other) {
        return one < other ? -1 : 1;
      }
    }
    return 0;
  }

  private void swap(int one, int other) {
    int a = one * width;
    int b = other * width;
    for (int slot = 0; slot < width; slot++) {
      long kept = rows[a + slot];
      rows[a + slot] = rows[b + slot];
      rows[b + slot] = kept;
    }
  }
}
