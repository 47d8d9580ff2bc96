package vn.sen.sparql;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file with their numbers in another order, sorted, each once: as many at a time as there
 * is room for in memory, then merged.
 */
final class SortedRuns implements AutoCloseable {
  private final int[] order;
  private final long[] chunk;
  private final @Nullable RowFile runs;
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>((one, other) -> Arrays.compare(one.row, other.row));
  private final long[] last;
  private boolean isFirst = true;

  /** Where sorted rows come from. */
  private abstract static class Source {
    final long[] row;

    Source(int width) {
      this.row = new long[width];
    }

    /** Makes {@link #row} the next one; false after the last. */
    abstract boolean advance();
  }

  /**
   * @param order which number of a row comes first, second …; some may be left out
   * @param chunk room to sort in, shared by those who sort one after the other
   * @param folder for what does not fit there
   */
  SortedRuns(RowFile rows, int[] order, long[] chunk, Path folder) throws IOException {
    this.order = order.clone();
    this.chunk = chunk;
    this.last = new long[order.length];
    int most = chunk.length / order.length;
    this.runs = rows.size() > most ? new RowFile(folder, order.length) : null;
    RowFile.Reader reader = rows.read(0, rows.size());
    List<Long> ends = new ArrayList<>();
    int count = fill(reader, rows.width(), most);
    if (runs == null) {
      RowSorter.sort(chunk, order.length, count);
      open(new FromMemory(count));
      return;
    }
    while (count > 0) {
      RowSorter.sort(chunk, order.length, count);
      for (int i = 0; i < count; i++) {
        runs.add(chunk, i * order.length);
      }
      ends.add(runs.size());
      count = fill(reader, rows.width(), most);
    }
    long from = 0;
    for (long end : ends) {
      open(new FromFile(runs.read(from, end)));
      from = end;
    }
  }

  private int fill(RowFile.Reader reader, int width, int most) {
    long[] row = new long[width];
    int count = 0;
    while (count < most && reader.next(row)) {
      int at = count++ * order.length;
      for (int i = 0; i < order.length; i++) {
        chunk[at + i] = row[order[i]];
      }
    }
    return count;
  }

  private void open(Source source) {
    if (source.advance()) {
      sources.add(source);
    }
  }

  boolean hasNext() {
    while (!sources.isEmpty() && !isFirst && Arrays.equals(sources.element().row, last)) {
      advance();
    }
    return !sources.isEmpty();
  }

  /** The next row; the same array each time. */
  long[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    System.arraycopy(sources.element().row, 0, last, 0, last.length);
    isFirst = false;
    advance();
    return last;
  }

  private void advance() {
    // One source needs no queue.
    Source source = sources.element();
    if (sources.size() == 1) {
      if (!source.advance()) {
        sources.clear();
      }
      return;
    }
    sources.remove();
    open(source);
  }

  private final class FromMemory extends Source {
    private final int count;
    private int next;

    FromMemory(int count) {
      super(order.length);
      this.count = count;
    }

    @Override
    boolean advance() {
      if (next == count) {
        return false;
      }
      System.arraycopy(chunk, next++ * row.length, row, 0, row.length);
      return true;
    }
  }

  private final class FromFile extends Source {
    private final RowFile.Reader reader;

    FromFile(RowFile.Reader reader) {
      super(order.length);
      this.reader = reader;
    }

    @Override
    boolean advance() {
      return reader.next(row);
    }
  }

  @Override
  public void close() {
    if (runs != null) {
      runs.close();
    }
  }
}
