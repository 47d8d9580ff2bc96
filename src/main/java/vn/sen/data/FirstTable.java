package vn.sen.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableVisitor;

/**
 * Puts together the rows of the first table with rows: of a workbook one sheet, of JSON its
 * records, of GeoJSON the properties of the features. What stands around the table is left out.
 */
final class FirstTable implements TableVisitor {
  private static final int LONGEST_ROW_CHARS = 4 << 20;
  private static final String BETWEEN_VALUES = "; ";
  private static final char CUT = '…';
  private static final String FEATURES = "features";

  /** Takes the rows as they come. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param columns known so far; JSON may add some later
     * @param cells by column, "" for none; shorter than the columns where the last ones are empty
     */
    void row(List<String> columns, List<String> cells);
  }

  private final int longestCell;
  private final Taker taker;

  /** Where each column of the file is among those of the table; -1 for what is not of it. */
  private final List<Integer> places = new ArrayList<>();

  private final List<String> columns = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final List<StringBuilder> cells = new ArrayList<>();
  private boolean isGeoJson;
  private String prefix = "";
  private String sheet = "";
  private int typeColumn = -1;
  private int titleColumn = -1;
  private int rowChars;
  private long rows;
  private boolean isCut;

  /**
   * @param isGeoJson whether the file is called so; one that says so itself is taken for it too
   * @param longestCell characters that are kept of a cell
   */
  FirstTable(boolean isGeoJson, int longestCell, Taker taker) {
    this.isGeoJson = isGeoJson;
    this.longestCell = longestCell;
    this.taker = taker;
  }

  /** The columns known so far, no two of the same name. */
  List<String> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** Whether a cell was longer than what is kept of it. */
  boolean isCut() {
    return isCut;
  }

  @Override
  public void named(String name) {
    sheet = name;
  }

  @Override
  public void titleLines(int column) {
    titleColumn = column;
  }

  @Override
  public void recordsAt(String path) {
    if (rows > 0) {
      return;
    }
    forgetColumns();
    boolean isOfFeatures = isGeoJson && path.equals(FEATURES);
    prefix = path.isEmpty() ? "" : path + (isOfFeatures ? ".properties." : ".");
  }

  @Override
  public void table() {
    if (rows > 0) {
      throw new Halt(Optional.empty());
    }
    // A sheet of nothing but a header.
    forgetColumns();
    titleColumn = -1;
  }

  private void forgetColumns() {
    Collections.fill(places, -1);
    columns.clear();
    taken.clear();
    endCells();
  }

  @Override
  public void column(int index, String header) {
    String inSheet = sheet + IN_SHEET;
    String name = header.startsWith(inSheet) ? header.substring(inSheet.length()) : header;
    if (name.equals("type")) {
      typeColumn = index;
    }
    if (index == titleColumn || !name.startsWith(prefix)) {
      places.add(-1);
      return;
    }
    places.add(columns.size());
    columns.add(unique(name.substring(prefix.length())));
  }

  private String unique(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  @Override
  public void value(int column, char[] chars, int offset, int length) {
    if (column == typeColumn && rows == 0) {
      isGeoJson |= new String(chars, offset, length).equals("FeatureCollection");
    }
    int place = places.get(column);
    if (place < 0) {
      return;
    }
    while (cells.size() <= place) {
      cells.add(new StringBuilder());
    }
    StringBuilder cell = cells.get(place);
    if (!cell.isEmpty()) {
      cell.append(BETWEEN_VALUES);
    }
    int kept = Math.min(length, Math.max(0, longestCell - cell.length()));
    cell.append(chars, offset, kept);
    if (kept < length) {
      isCut = true;
      if (cell.charAt(cell.length() - 1) != CUT) {
        cell.append(CUT);
      }
    }
    rowChars += kept + 1;
    if (rowChars > LONGEST_ROW_CHARS) {
      throw new Halt(Optional.of(Reading.Stop.FIELD_TOO_LONG));
    }
  }

  @Override
  public void endRow() {
    List<String> row = cells.stream().map(cell -> cell.toString().strip()).toList();
    endCells();
    if (row.stream().allMatch(String::isEmpty)) {
      return;
    }
    rows++;
    taker.row(columns(), row);
  }

  private void endCells() {
    cells.forEach(cell -> cell.setLength(0));
    rowChars = 0;
  }

  /** Ends a reading before the end of the file. */
  static final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Reading.Stop> stop;

    /**
     * @param stop empty when there is enough
     */
    Halt(Optional<Reading.Stop> stop) {
      super(null, null, false, false);
      this.stop = stop;
    }

    Optional<Reading.Stop> stop() {
      return stop;
    }
  }
}
