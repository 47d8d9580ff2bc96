package vn.sen.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableVisitor;

/**
 * Gathers what the first table of a workbook, a JSON document or a Parquet file tells, in memory
 * that does not grow with its length. Of GeoJSON the properties of the features are the columns.
 */
final class TableLook implements TableVisitor {
  private static final String FEATURES = "features.properties.";
  private static final int MOST_TITLE_LINES = 20;

  /** Nothing in place of a column that is none of the table's. */
  private final List<Optional<Counted>> columns = new ArrayList<>();

  private final List<String> titleLines = new ArrayList<>();
  private final Set<String> types = new HashSet<>();
  private Optional<String> records = Optional.empty();
  private String name = "";
  private boolean isNameUnclear;
  private int titleColumn = -1;
  private long rows;
  private boolean isOver;
  private boolean isInRow;

  /** A column, and whether the present row has a value in it. */
  private static final class Counted {
    private final ColumnProfile profile;
    private long rows;
    private boolean met;

    private Counted(String name) {
      this.profile = new ColumnProfile(name);
    }
  }

  @Override
  public void named(String given) {
    if (isOver) {
      return;
    }
    // Of one object after another each has its name, and none is the table's.
    isNameUnclear = rows > 0 && records.isEmpty();
    name = given;
  }

  @Override
  public void titleLines(int column) {
    titleColumn = column;
  }

  @Override
  public void recordsAt(String path) {
    records = Optional.of(path.isEmpty() ? "" : path + ".");
  }

  @Override
  public void table() {
    isOver = rows > 0;
    if (!isOver) {
      // A sheet of nothing but a header.
      columns.replaceAll(_ -> Optional.empty());
      titleLines.clear();
      titleColumn = -1;
    }
  }

  @Override
  public void column(int index, String header) {
    boolean isOwn = !isOver && index != titleColumn;
    columns.add(isOwn ? Optional.of(new Counted(plain(header))) : Optional.empty());
  }

  /** Without the sheet's name, which workbooks of several sheets put before it. */
  private String plain(String header) {
    String sheet = name + IN_SHEET;
    return header.startsWith(sheet) ? header.substring(sheet.length()) : header;
  }

  @Override
  public void value(int column, char[] chars, int offset, int length) {
    if (isOver || column >= columns.size()) {
      return;
    }
    if (column == titleColumn) {
      if (titleLines.size() < MOST_TITLE_LINES) {
        titleLines.add(new String(chars, offset, length).strip());
      }
      return;
    }
    columns
        .get(column)
        .ifPresent(
            counted -> {
              String value = new String(chars, offset, length);
              if (counted.profile.name().equals("type") && types.size() < 2) {
                types.add(value);
              }
              counted.profile.add(value, rows + 1);
              counted.rows += counted.met ? 0 : 1;
              counted.met = true;
              isInRow |= isOfRecords(counted);
            });
  }

  @Override
  public void endRow() {
    if (isInRow && !isOver) {
      rows++;
    }
    isInRow = false;
    columns.forEach(one -> one.ifPresent(counted -> counted.met = false));
  }

  private boolean isOfRecords(Counted counted) {
    return records.isEmpty() || counted.profile.name().startsWith(records.get());
  }

  /** Whether the document says that it is GeoJSON. */
  boolean isFeatureCollection() {
    return types.contains("FeatureCollection") && records.equals(Optional.of("features."));
  }

  /** Empty when there is no row. */
  Optional<TableFacts> facts(Reading reading) {
    if (rows == 0) {
      return Optional.empty();
    }
    String prefix = isFeatureCollection() ? FEATURES : records.orElse("");
    List<ColumnProfile> profiles =
        columns.stream()
            .flatMap(Optional::stream)
            .filter(counted -> counted.profile.name().startsWith(prefix))
            .map(counted -> finished(counted, prefix))
            .toList();
    String title = TableTitle.of(titleLines);
    boolean isNamed = title.isEmpty() && !isNameUnclear;
    return Optional.of(
        TableFacts.of(
            "",
            rows,
            profiles,
            reading.isComplete(),
            isNamed ? TableTitle.ofName(name) : title,
            0));
  }

  private ColumnProfile finished(Counted counted, String prefix) {
    counted.profile.addEmpty(Math.max(0, rows - counted.rows));
    counted.profile.rename(counted.profile.name().substring(prefix.length()));
    return counted.profile;
  }
}
