package vn.sen.publishing.intake;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetFields;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * The spreadsheet with a dataset a row: its template, and what a filled one says. A column is known
 * by the name in brackets at its header's end; codes may be written as people call them.
 */
@Singleton
public final class RegistrationSheet {
  /** Rows taken at once. */
  public static final int MOST_ROWS = 5_000;

  /** Fields that hold several codes, parted by semicolons. */
  private static final Map<String, String> SCHEMES =
      Map.of(
          "themes", "sectors",
          "places", "places",
          "aiTasks", "ai-tasks",
          "accessLevel", "access-levels",
          "licence", "licences");

  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.concat(Stream.of("slug"), DatasetFields.NAMES.stream()),
              Stream.of("url", "urlTitle", "urlFormat"))
          .filter(name -> !name.equals("publisher"))
          .toList();

  private static final long MOST_UNPACKED_BYTES = 64L << 20;

  /** Written once, as a workbook holds the time it was made. */
  private final Map<Locale, byte[]> templates = new ConcurrentHashMap<>();

  private final CodeLists lists;
  private final BaseIri base;

  RegistrationSheet(CodeLists lists, BaseIri base) {
    this.lists = lists;
    this.base = base;
  }

  /**
   * An Excel workbook: the columns to fill in, and a second sheet with what each takes.
   *
   * @param words what people call a column, and what it takes (its name with {@code .help})
   */
  public byte[] template(Function<String, String> words, Locale locale) {
    return templates.computeIfAbsent(locale, language -> write(words, language)).clone();
  }

  private byte[] write(Function<String, String> words, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Sen", null)) {
      Worksheet sheet = workbook.newWorksheet("datasets");
      Worksheet help = workbook.newWorksheet("help");
      for (int i = 0; i < COLUMNS.size(); i++) {
        String name = COLUMNS.get(i);
        String header = words.apply(name) + " [" + name + "]";
        sheet.value(0, i, header);
        sheet.style(0, i).bold().wrapText(true).set();
        sheet.width(i, 28);
        help.value(i, 0, header);
        help.value(i, 1, words.apply(name + ".help"));
        help.value(i, 2, codes(name, locale));
      }
      sheet.freezePane(0, 1);
      help.width(0, 36);
      help.width(1, 60);
      help.width(2, 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String codes(String name, Locale locale) {
    String scheme = SCHEMES.get(name);
    if (scheme == null || scheme.equals("places")) {
      return "";
    }
    return String.join(
        "; ",
        lists.list(scheme).stream()
            .map(concept -> concept.code() + " = " + concept.label().in(locale))
            .toList());
  }

  /**
   * @param body CSV in UTF-8 or an Excel workbook, whose first sheet counts
   * @throws ProblemException malformed or unprocessable, when it is no such table
   */
  List<IntakeItem> read(byte[] body) {
    List<List<String>> rows = isWorkbook(body) ? workbook(body) : csv(body);
    if (rows.isEmpty()) {
      throw refused("Bảng không có dòng nào.", "The table has no row.");
    }
    List<String> names = header(rows.getFirst());
    if (rows.size() > MOST_ROWS + 1) {
      throw refused(
          "Bảng có hơn " + MOST_ROWS + " dòng; hãy chia thành nhiều tệp.",
          "The table has more than " + MOST_ROWS + " rows; split it.");
    }
    List<IntakeItem> items = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < names.size() && column < rows.get(i).size(); column++) {
        row.put(names.get(column), rows.get(i).get(column).strip());
      }
      if (row.values().stream().anyMatch(value -> !value.isEmpty())) {
        items.add(item(i + 1, row));
      }
    }
    return items;
  }

  private static List<String> header(List<String> cells) {
    List<String> names = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String cell : cells) {
      String text = cell.strip();
      String name = text.replaceFirst("(?s)^.*\\[([A-Za-z]+)]$", "$1");
      names.add(name);
      if (!COLUMNS.contains(name) && !name.isEmpty()) {
        unknown.add(text);
      }
    }
    if (!unknown.isEmpty() || !names.contains("titleVi")) {
      String shown = String.join(", ", unknown);
      shown = shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
      throw refused(
          unknown.isEmpty()
              ? "Bảng thiếu cột [titleVi]; hãy dùng bảng mẫu."
              : "Không có cột: " + shown + ". Hãy dùng tiêu đề của bảng mẫu.",
          unknown.isEmpty()
              ? "The table lacks the column [titleVi]; use the template."
              : "There are no such columns: " + shown + ". Use the headers of the template.");
    }
    return names;
  }

  private IntakeItem item(int line, Map<String, String> row) {
    Map<String, List<String>> values = new HashMap<>();
    row.forEach(
        (name, value) -> {
          String scheme = SCHEMES.get(name);
          boolean several =
              Stream.of("themes", "places", "aiTasks", "languages").anyMatch(name::equals);
          List<String> parts =
              several
                  ? Arrays.stream(value.split(";")).map(String::strip).toList()
                  : List.of(value);
          values.put(
              name,
              scheme == null ? parts : parts.stream().map(part -> code(scheme, part)).toList());
        });
    String url = row.getOrDefault("url", "");
    List<IntakeItem.Link> links =
        url.isEmpty()
            ? List.of()
            : List.of(
                new IntakeItem.Link(
                    url, row.getOrDefault("urlTitle", ""), row.getOrDefault("urlFormat", "")));
    return new IntakeItem(
        Integer.toString(line),
        row.getOrDefault("slug", ""),
        DatasetFields.of(asked -> values.getOrDefault(asked, List.of())),
        links);
  }

  /** The code of what is called so; the text itself, for the checks to judge, when unknown. */
  private String code(String scheme, String name) {
    return lists.findByName(base.concept(scheme, ""), name).map(Concept::code).orElse(name);
  }

  private static boolean isWorkbook(byte[] body) {
    return body.length > 4 && body[0] == 'P' && body[1] == 'K';
  }

  /** A workbook is an archive; what it unpacks to is held in memory. */
  private static void requireModest(byte[] body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long unpacked = 0;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(body)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            unpacked += n;
            if (unpacked > MOST_UNPACKED_BYTES) {
              throw refused(
                  "Tệp Excel này bung ra quá lớn; hãy chia nhỏ, hoặc lưu dạng .csv.",
                  "This Excel file unpacks to too much; split it, or save it as .csv.");
            }
          }
        }
      }
    }
  }

  private static List<List<String>> workbook(byte[] body) {
    try {
      requireModest(body);
    } catch (IOException e) {
      throw unreadable();
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<List<String>> all = new ArrayList<>();
      rows.limit(MOST_ROWS + 2L)
          .forEach(
              row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < Math.min(row.getCellCount(), 200); i++) {
                  cells.add(
                      Optional.ofNullable(row.getCell(i)).map(cell -> cell.getText()).orElse(""));
                }
                all.add(cells);
              });
      return all;
    } catch (IOException | RuntimeException e) {
      throw unreadable();
    }
  }

  private static ProblemException unreadable() {
    return new ProblemException(
        CommonProblem.MALFORMED,
        "Không đọc được tệp Excel này; hãy lưu lại dạng .xlsx hoặc .csv.",
        "This Excel file cannot be read; save it again as .xlsx or .csv.");
  }

  private static List<List<String>> csv(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String first = plain.lines().findFirst().orElse("");
    char delimiter =
        first.chars().filter(c -> c == ';').count() > first.chars().filter(c -> c == ',').count()
            ? ';'
            : ',';
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new ByteArrayInputStream(plain.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8))) {
      List<List<String>> all = new ArrayList<>();
      for (CSVRecord row :
          CSVFormat.RFC4180.builder().setDelimiter(delimiter).get().parse(reader)) {
        all.add(row.toList());
        if (all.size() > MOST_ROWS + 1) {
          break;
        }
      }
      return all;
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Không đọc được bảng CSV này: dấu ngoặc kép không khép.",
          "This CSV cannot be read: a quotation is not closed.");
    }
  }

  private static ProblemException refused(String vietnamese, String english) {
    return new ProblemException(CommonProblem.UNPROCESSABLE, vietnamese, english);
  }
}
