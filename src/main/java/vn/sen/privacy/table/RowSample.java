package vn.sen.privacy.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a table, for a person to look at. */
public final class RowSample {
  private static final int LONGEST_CELL = 120;

  private RowSample() {}

  /**
   * @param rows how many at most
   * @return cells by column; shorter than the table has columns where the last ones are empty
   */
  public static List<List<String>> read(Path file, TableFormat format, int rows)
      throws IOException {
    Collector collector = new Collector(rows);
    try (InputStream in = Files.newInputStream(file)) {
      new TableReader(TableLimits.DEFAULT, InstantSource.system())
          .read(in, format, collector, _ -> {});
    } catch (Enough e) {
      return collector.sample;
    }
    return collector.sample;
  }

  /** Ends the reading early. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Enough() {
      super(null, null, false, false);
    }
  }

  private static final class Collector implements TableVisitor {
    private final int wanted;
    private final List<List<String>> sample = new ArrayList<>();
    private List<String> row = new ArrayList<>();

    private Collector(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public void column(int index, String name) {
      // Names are in the report.
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      while (row.size() <= column) {
        row.add("");
      }
      String cell = new String(chars, offset, Math.min(length, LONGEST_CELL));
      String shown = length > LONGEST_CELL ? cell + "…" : cell;
      String before = row.get(column);
      row.set(column, before.isEmpty() ? shown : before + "; " + shown);
    }

    @Override
    public void endRow() {
      sample.add(row);
      row = new ArrayList<>();
      if (sample.size() >= wanted) {
        throw new Enough();
      }
    }
  }
}
