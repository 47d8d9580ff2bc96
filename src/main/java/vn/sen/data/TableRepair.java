package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Rewrites a table in the plainest form: UTF-8, commas, ISO dates, decimal points, nothing above
 * the header.
 */
final class TableRepair {
  private TableRepair() {}

  static void rewrite(InputStream in, TextEncoding encoding, TableFacts facts, OutputStream out)
      throws IOException {
    Reader reader = VietnameseText.reader(in, encoding);
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (CSVParser parser = TableCheck.format(facts.delimiter().charAt(0)).parse(reader);
        CSVPrinter printer = new CSVPrinter(writer, TableCheck.format(','))) {
      int header = facts.titleLines();
      int index = 0;
      for (CSVRecord row : parser) {
        if (index >= header) {
          printer.printRecord(index == header ? row.toList() : rewrite(row, facts));
        }
        index++;
      }
    }
  }

  private static List<String> rewrite(CSVRecord row, TableFacts facts) {
    List<String> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      Column.Type type =
          i < facts.columns().size() ? facts.columns().get(i).type() : Column.Type.TEXT;
      String cell = row.get(i);
      cells.add(
          switch (CellKind.of(cell)) {
            case DAY_FIRST_DATE -> type == Column.Type.DATE ? CellKind.isoDate(cell) : cell;
            case DECIMAL_COMMA -> type == Column.Type.DECIMAL ? CellKind.pointDecimal(cell) : cell;
            case EMPTY, YEAR, INTEGER, DECIMAL, ISO_DATE, BOOLEAN, TEXT -> cell;
          });
    }
    return cells;
  }
}
