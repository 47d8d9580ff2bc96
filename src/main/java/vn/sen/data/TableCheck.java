package vn.sen.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Looks through a delimited text once, in memory that does not grow with its length: delimiter,
 * header, lines of another length than the header, values of another type than their column, dates
 * and numbers as written in Vietnamese offices.
 */
final class TableCheck {
  private static final int SAMPLE_CHARS = 64 * 1024;
  private static final int LONGEST_RECORD_CHARS = 4 << 20;
  private static final int MOST_COLUMNS = 2_000;
  private static final int MOST_ISSUES_OF_A_KIND = 5;

  private static final int LOOKAHEAD_RECORDS = 20;
  private static final long LOOKAHEAD_CHARS = 1 << 20;
  private static final double TITLE_SHARE = 0.4;

  private final List<FileIssue> issues;
  private final List<ColumnProfile> profiles = new ArrayList<>();
  private final List<Line> waiting = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private long waitingChars;
  private long rows;
  private boolean isTooWide;
  private int ragged;

  /**
   * @param issues gets what is found
   */
  TableCheck(List<FileIssue> issues) {
    this.issues = issues;
  }

  TableFacts run(Reader text) throws IOException {
    java.io.BufferedReader buffered = new java.io.BufferedReader(text, SAMPLE_CHARS);
    char delimiter = delimiter(buffered);
    RecordBound bound = new RecordBound(buffered);
    boolean complete = true;
    try (CSVParser parser = format(delimiter).parse(bound)) {
      for (CSVRecord row : parser) {
        bound.recordEnded();
        take(new Line(row, parser.getCurrentLineNumber()));
        if (isTooWide) {
          return facts(delimiter, false);
        }
      }
    } catch (UncheckedIOException | IOException e) {
      // The parser tells of a broken quotation in this way too.
      tooMuch(bound.exceeded ? "endless-record" : "broken-quotes", rows + waiting.size() + 1);
      complete = false;
    }
    decide();
    if (isTooWide) {
      return facts(delimiter, false);
    }
    if (profiles.isEmpty() || rows == 0) {
      issues.add(
          issue(
              "no-rows",
              FileIssue.Severity.ERROR,
              0,
              "",
              "Tệp không có dòng dữ liệu nào sau dòng tiêu đề.",
              "The file has no rows after its header.",
              "Kiểm tra xem có tải nhầm tệp không.",
              "See whether this is the right file."));
    }
    judgeColumns();
    return facts(delimiter, complete);
  }

  /** A record, and the line that it ends in. */
  private record Line(CSVRecord row, long number) {
    long filled() {
      return row.stream().filter(cell -> !cell.isBlank()).count();
    }
  }

  private void take(Line line) {
    if (!profiles.isEmpty()) {
      row(line.row(), line.number());
      rows++;
      return;
    }
    waiting.add(line);
    waitingChars += line.row().stream().mapToLong(String::length).sum();
    if (waiting.size() >= LOOKAHEAD_RECORDS || waitingChars > LOOKAHEAD_CHARS) {
      decide();
    }
  }

  /** The header is the first record that is not a mere title above a wider one. */
  private void decide() {
    if (waiting.isEmpty()) {
      return;
    }
    long widest = waiting.stream().mapToLong(Line::filled).max().orElse(0);
    int header = 0;
    while (header < waiting.size() - 1 && isTitle(waiting.get(header), widest)) {
      header++;
    }
    for (Line line : waiting.subList(0, header)) {
      titles.add(
          line.row().stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" ")));
    }
    if (header > 0) {
      titled(header);
    }
    header(waiting.get(header).row(), waiting.get(header).number());
    List<Line> rest = List.copyOf(waiting.subList(header + 1, waiting.size()));
    waiting.clear();
    if (profiles.size() > MOST_COLUMNS) {
      tooMuch("too-many-columns", 1);
      profiles.subList(MOST_COLUMNS, profiles.size()).clear();
      isTooWide = true;
      return;
    }
    rest.forEach(this::take);
  }

  private static boolean isTitle(Line line, long widest) {
    return widest > 2 && line.filled() <= TITLE_SHARE * widest;
  }

  private void titled(int lines) {
    issues.add(
        issue(
            "title-lines",
            FileIssue.Severity.WARNING,
            1,
            "",
            "Có %d dòng tiêu đề phía trên bảng; chương trình sẽ đọc nhầm chúng là tên cột."
                .formatted(lines),
            "There are %d title lines above the table, which programs take for the header."
                .formatted(lines),
            "Bỏ các dòng này; cổng làm được giúp bạn, và tiêu đề vẫn nằm trong mô tả.",
            "Take them out; the portal can do it for you, and the title stays in the"
                + " description."));
  }

  static CSVFormat format(char delimiter) {
    return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
  }

  /** The character that parts the first lines into the same number of cells, most of them. */
  static char delimiter(java.io.BufferedReader text) throws IOException {
    text.mark(SAMPLE_CHARS);
    char[] chars = new char[SAMPLE_CHARS - 1];
    int count = 0;
    for (int n = 0; n >= 0 && count < chars.length; ) {
      n = text.read(chars, count, chars.length - count);
      count += Math.max(n, 0);
    }
    text.reset();
    List<String> lines = new String(chars, 0, count).lines().limit(50).toList();
    char best = ',';
    double bestScore = 0;
    for (char candidate : new char[] {',', ';', '\t', '|'}) {
      double score = score(lines, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(List<String> lines, char delimiter) {
    // Not the first line's count: title lines stand above many a header. How many lines agree
    // counts more than in how many cells: decimal commas part the rows, but not the header.
    Map<Integer, Long> counts =
        lines.stream()
            .collect(Collectors.groupingBy(line -> cells(line, delimiter), Collectors.counting()));
    return counts.entrySet().stream()
        .filter(count -> count.getKey() > 1)
        .mapToDouble(
            count ->
                (double) count.getValue()
                    / lines.size()
                    * (1 + Math.min(count.getKey(), 50) / 1000.0))
        .max()
        .orElse(0);
  }

  private static int cells(String line, char delimiter) {
    int cells = 1;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells++;
      }
    }
    return cells;
  }

  private void header(CSVRecord row, long line) {
    Set<String> names = new HashSet<>();
    boolean numeric = row.size() > 1;
    for (int i = 0; i < row.size(); i++) {
      String stated = row.get(i).strip();
      CellKind kind = CellKind.of(stated);
      numeric &= kind != CellKind.TEXT && kind != CellKind.BOOLEAN;
      String name = stated.isEmpty() ? "column-" + (i + 1) : stated;
      if (stated.isEmpty()) {
        issues.add(
            issue(
                "empty-header",
                FileIssue.Severity.WARNING,
                line,
                name,
                "Cột thứ " + (i + 1) + " không có tên.",
                "Column " + (i + 1) + " has no name.",
                "Đặt tên cho cột ở dòng tiêu đề.",
                "Name the column in the header line."));
      } else if (!names.add(name)) {
        issues.add(
            issue(
                "repeated-header",
                FileIssue.Severity.WARNING,
                line,
                name,
                "Có hai cột cùng tên “" + name + "”.",
                "Two columns are named “" + name + "”.",
                "Đổi tên một cột.",
                "Rename one of them."));
      }
      profiles.add(new ColumnProfile(name));
    }
    if (numeric) {
      issues.add(
          issue(
              "no-header",
              FileIssue.Severity.WARNING,
              line,
              "",
              "Dòng đầu toàn là số: có lẽ thiếu dòng tiêu đề.",
              "The first line holds numbers only: the header seems to be missing.",
              "Thêm một dòng tên cột ở đầu tệp.",
              "Add a line of column names at the top."));
    }
  }

  private void row(CSVRecord row, long line) {
    if (row.size() != profiles.size() && ragged++ < MOST_ISSUES_OF_A_KIND) {
      issues.add(
          issue(
              "ragged-line",
              FileIssue.Severity.ERROR,
              line,
              "",
              "Dòng %d có %d ô, trong khi tiêu đề có %d cột."
                  .formatted(line, row.size(), profiles.size()),
              "Line %d has %d cells, the header has %d."
                  .formatted(line, row.size(), profiles.size()),
              "Bổ sung ô trống còn thiếu, hoặc đặt ô có dấu phân cách trong ngoặc kép.",
              "Add the missing empty cells, or quote the cell that holds a delimiter."));
    }
    int cells = Math.min(row.size(), profiles.size());
    for (int i = 0; i < cells; i++) {
      profiles.get(i).add(row.get(i), line);
    }
  }

  private void judgeColumns() {
    for (ColumnProfile profile : profiles) {
      String name = profile.column().name();
      profile
          .findStray()
          .ifPresent(
              stray ->
                  issues.add(
                      issue(
                          "mixed-types",
                          FileIssue.Severity.WARNING,
                          stray.line(),
                          name,
                          "Cột “%s” hầu hết là %s, nhưng dòng %d là “%s”."
                              .formatted(
                                  name,
                                  inVietnamese(stray.expected()),
                                  stray.line(),
                                  stray.value()),
                          "Column “%s” is nearly all %s, but line %d holds “%s”."
                              .formatted(name, stray.expected().xsd(), stray.line(), stray.value()),
                          "Sửa giá trị ở dòng đó; để trống ô nếu không có số liệu.",
                          "Mend that value; leave the cell empty where there is no figure.")));
      if (profile.hasDayFirstDates()) {
        issues.add(
            issue(
                "day-first-dates",
                FileIssue.Severity.WARNING,
                0,
                name,
                "Cột “" + name + "” ghi ngày kiểu 31/12/2025.",
                "Column “" + name + "” writes dates as 31/12/2025.",
                "Đổi sang 2025-12-31 để chương trình đọc đúng; cổng làm được giúp bạn.",
                "Write 2025-12-31, which programs read rightly; the portal can do it for you."));
      }
      if (profile.hasDecimalCommas()) {
        issues.add(
            issue(
                "decimal-comma",
                FileIssue.Severity.WARNING,
                0,
                name,
                "Cột “" + name + "” dùng dấu phẩy thập phân (3,14).",
                "Column “" + name + "” uses decimal commas (3,14).",
                "Đổi sang dấu chấm (3.14); cổng làm được giúp bạn.",
                "Use a point (3.14); the portal can do it for you."));
      }
    }
  }

  private static String inVietnamese(Column.Type type) {
    return switch (type) {
      case INTEGER -> "số nguyên";
      case DECIMAL -> "số";
      case DATE -> "ngày";
      case YEAR -> "năm";
      case BOOLEAN -> "đúng/sai";
      case TEXT -> "chữ";
    };
  }

  private TableFacts facts(char delimiter, boolean complete) {
    return TableFacts.of(
        String.valueOf(delimiter), rows, profiles, complete, TableTitle.of(titles), titles.size());
  }

  private void tooMuch(String code, long line) {
    issues.add(
        issue(
            code,
            FileIssue.Severity.ERROR,
            line,
            "",
            "Không đọc tiếp được từ khoảng dòng "
                + line
                + ": bản ghi quá dài, quá nhiều cột, hoặc thiếu dấu ngoặc kép đóng.",
            "Reading stopped near line "
                + line
                + ": a record is too long, there are too many columns, or a quotation mark is not closed.",
            "Mở tệp bằng phần mềm bảng tính, kiểm tra dòng này rồi lưu lại thành CSV.",
            "Open the file in a spreadsheet, look at that line and save it as CSV again."));
  }

  static FileIssue issue(
      String code,
      FileIssue.Severity severity,
      long line,
      String column,
      String vi,
      String en,
      String proposalVi,
      String proposalEn) {
    return new FileIssue(code, severity, line, column, vi, en, proposalVi, proposalEn);
  }

  /** Ends a reading in which one record never ends. */
  private static final class RecordBound extends FilterReader {
    private long sinceRecord;
    private boolean exceeded;

    RecordBound(Reader in) {
      super(in);
    }

    void recordEnded() {
      sinceRecord = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return in.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, Math.min(length, 64 * 1024));
      count(Math.max(n, 0));
      return n;
    }

    private void count(int chars) throws IOException {
      sinceRecord += chars;
      if (sinceRecord > LONGEST_RECORD_CHARS) {
        exceeded = true;
        throw new IOException("a record is longer than " + LONGEST_RECORD_CHARS + " characters");
      }
    }
  }
}
