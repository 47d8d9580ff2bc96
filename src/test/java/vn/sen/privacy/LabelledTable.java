package vn.sen.privacy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.sen.privacy.detect.Kind;

/** One generated table with the truth about every cell. */
final class LabelledTable {
  /** A cell and the kinds it truly holds. */
  record Cell(String text, Set<Kind> kinds) {
    static Cell plain(String text) {
      return new Cell(text, Set.of());
    }

    static Cell of(String text, Kind kind, Kind... more) {
      return new Cell(text, EnumSet.of(kind, more));
    }
  }

  private final String name;
  private final boolean decoy;
  private final List<String> headers;
  private final List<List<Cell>> rows = new ArrayList<>();

  LabelledTable(String name, boolean decoy, String... headers) {
    this.name = name;
    this.decoy = decoy;
    this.headers = List.of(headers);
  }

  void add(Cell... cells) {
    rows.add(List.of(cells));
  }

  String name() {
    return name;
  }

  boolean isDecoy() {
    return decoy;
  }

  List<String> headers() {
    return headers;
  }

  List<List<Cell>> rows() {
    return rows;
  }

  /** Kinds that any cell of the column holds. */
  Set<Kind> kindsOf(int column) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    rows.forEach(row -> kinds.addAll(row.get(column).kinds()));
    return kinds;
  }

  String csv(char delimiter) {
    StringBuilder csv = new StringBuilder();
    for (String header : headers) {
      csv.append(csv.isEmpty() ? "" : String.valueOf(delimiter)).append(quote(header, delimiter));
    }
    csv.append("\r\n");
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        csv.append(i == 0 ? "" : String.valueOf(delimiter))
            .append(quote(row.get(i).text(), delimiter));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String quote(String text, char delimiter) {
    boolean special =
        text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
