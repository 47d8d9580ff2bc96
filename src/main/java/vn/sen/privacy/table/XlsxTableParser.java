package vn.sen.privacy.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The sheets of a workbook, hidden ones too, row by row. Dates are told as dates, numbers shown
 * with leading zeros with them.
 */
final class XlsxTableParser {
  private static final int MAX_SHEETS = 1_000;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  private final Path file;
  private final TableLimits limits;
  private final InstantSource clock;
  private final RecordSink sink;
  private final TableVisitor visitor;

  XlsxTableParser(Path file, TableLimits limits, InstantSource clock, TableVisitor visitor) {
    this.file = file;
    this.limits = limits;
    this.clock = clock;
    this.visitor = visitor;
    this.sink = new RecordSink(limits, visitor);
  }

  void parse() throws IOException {
    new WorkbookGuard(limits, clock).check(file);
    Instant deadline = clock.instant().plus(limits.time());
    ReadingOptions options = new ReadingOptions(true, true);
    try (ReadableWorkbook workbook =
        Parsing.call(() -> new ReadableWorkbook(file.toFile(), options))) {
      List<Sheet> sheets = Parsing.call(() -> workbook.getSheets().limit(MAX_SHEETS + 1L).toList());
      if (sheets.size() > MAX_SHEETS) {
        throw new ReadingStopped(Reading.Stop.TOO_LARGE);
      }
      LocalDate dayZero = workbook.isDate1904() ? DAY_ZERO_1904 : DAY_ZERO;
      for (Sheet sheet : sheets) {
        sink.startTable(sheets.size() > 1 ? sheet.getName() : "");
        visitor.named(sheet.getName());
        readSheet(sheet, dayZero, deadline);
      }
      sink.finish();
    }
  }

  private void readSheet(Sheet sheet, LocalDate dayZero, Instant deadline) throws IOException {
    try (Stream<Row> rows = Parsing.call(sheet::openStream)) {
      Iterator<Row> iterator = rows.iterator();
      long count = 0;
      while (Parsing.call(iterator::hasNext)) {
        readRow(Parsing.call(iterator::next), dayZero);
        if ((++count & 0xff) == 0 && clock.instant().isAfter(deadline)) {
          throw new ReadingStopped(Reading.Stop.TOO_SLOW);
        }
      }
    }
  }

  private void readRow(Row row, LocalDate dayZero) throws IOException {
    boolean any = false;
    for (Cell cell : row) {
      String text = cell == null ? "" : Parsing.call(() -> text(cell, dayZero));
      if (!text.isEmpty()) {
        any = true;
        sink.cell(cell.getColumnIndex(), text.toCharArray(), 0, text.length());
      }
    }
    if (any) {
      sink.endRecord();
    }
  }

  private static String text(Cell cell, LocalDate dayZero) {
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.STRING) {
      return cell.getText();
    }
    if (raw == null) {
      return "";
    }
    boolean number = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
    return number ? number(raw, cell.getDataFormatString(), dayZero) : raw;
  }

  private static String number(
      String raw, @org.jspecify.annotations.Nullable String format, LocalDate dayZero) {
    BigDecimal value;
    try {
      value = new BigDecimal(raw.strip());
    } catch (NumberFormatException e) {
      return raw; // a formula that gives a text
    }
    if (format != null && isDate(format)) {
      try {
        return dayZero.plusDays(value.longValue()).toString();
      } catch (DateTimeException | ArithmeticException e) {
        return raw;
      }
    }
    if (Math.abs(value.scale()) > 400 || value.precision() > 400) {
      return raw;
    }
    String plain = value.stripTrailingZeros().toPlainString();
    boolean padded = format != null && format.matches("0{2,20}");
    return padded && plain.length() < format.length()
        ? "0".repeat(format.length() - plain.length()) + plain
        : plain;
  }

  /** Day and month or year letters outside quotes, brackets and escapes. */
  private static boolean isDate(String format) {
    String letters =
        format.toLowerCase(java.util.Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0 && letters.indexOf('m') >= 0;
  }
}
