package vn.sen.sparql;

import java.util.Arrays;

/**
 * Pairs of numbers in two arrays that grow, and that are sorted together: in half of the time that
 * {@link RowSorter} takes for rows of two.
 */
final class LongPairs {
  private long[] firsts;
  private long[] seconds;
  private int size;

  LongPairs(int expected) {
    firsts = new long[Math.max(16, expected)];
    seconds = new long[firsts.length];
  }

  void add(long first, long second) {
    if (size == firsts.length) {
      firsts = Arrays.copyOf(firsts, size * 2);
      seconds = Arrays.copyOf(seconds, size * 2);
    }
    firsts[size] = first;
    seconds[size++] = second;
  }

  int size() {
    return size;
  }

  /** The first numbers, as many as there are pairs. */
  long[] firsts() {
    return Arrays.copyOf(firsts, size);
  }

  long[] seconds() {
    return Arrays.copyOf(seconds, size);
  }

  /** By the first number, then by the second. */
  void sort() {
    for (int i = 1; i < size; i++) {
      if (isLess(i, firsts[i - 1], seconds[i - 1])) {
        sort(0, size - 1);
        return;
      }
    }
  }

  private boolean isLess(int index, long first, long second) {
    return firsts[index] < first || (firsts[index] == first && seconds[index] < second);
  }

  private boolean isGreater(int index, long first, long second) {
    return firsts[index] > first || (firsts[index] == first && seconds[index] > second);
  }

  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long first = firsts[middle];
      long second = seconds[middle];
      int i = low;
      int j = high;
      while (i <= j) {
        while (isLess(i, first, second)) {
          i++;
        }
        while (isGreater(j, first, second)) {
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

  private void swap(int i, int j) {
    long first = firsts[i];
    long second = seconds[i];
    firsts[i] = firsts[j];
    seconds[i] = seconds[j];
    firsts[j] = first;
    seconds[j] = second;
  }
}
