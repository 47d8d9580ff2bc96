package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.table.Reading.Stop;
import vn.sen.privacy.table.TableLimits;

/** Workbooks and Parquet: real ones, and ones made to exhaust the check. */
@Timeout(120)
class BinaryFormatsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private static DisclosureReport check(byte[] file, String name) throws IOException {
    return new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
        .check(new ByteArrayInputStream(file), name, CheckOptions.DEFAULT, _ -> {});
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Sen", "1.0")) {
      Worksheet list = book.newWorksheet("Danh sách");
      list.value(0, 0, "ỦY BAN NHÂN DÂN PHƯỜNG NGỌC HÀ");
      list.value(1, 0, "DANH SÁCH HỘ NGHÈO NĂM 2025");
      String[] headers = {"STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Mức hỗ trợ"};
      for (int i = 0; i < headers.length; i++) {
        list.value(3, i, headers[i]);
      }
      String[] names = {"Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Cường"};
      for (int row = 0; row < names.length; row++) {
        list.value(4 + row, 0, row + 1);
        list.value(4 + row, 1, names[row]);
        list.value(4 + row, 2, LocalDate.of(1980 + row, 5, 17));
        list.style(4 + row, 2).format("dd/mm/yyyy").set();
        list.value(4 + row, 3, 1_080_123_456L + row * 2_000_003L);
        list.style(4 + row, 3).format("000000000000").set();
        list.value(4 + row, 4, 1_500_000);
      }
      Worksheet other = book.newWorksheet("Liên hệ");
      other.value(0, 0, "Phường");
      other.value(0, 1, "SĐT");
      for (int row = 1; row < 5; row++) {
        other.value(row, 0, "Ngọc Hà");
        other.value(row, 1, "091234567" + row);
      }
    }
    return out.toByteArray();
  }

  @Test
  void workbook_isReadSheetBySheet_belowItsTitleLines() throws IOException {
    DisclosureReport report = check(workbook(), "ho-ngheo.xlsx");

    assertThat(report.reading().stop()).isEmpty();
    assertThat(report.columns())
        .contains("Danh sách › Họ và tên", "Danh sách › Số CCCD", "Liên hệ › SĐT");
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(Kind.PERSON_NAME, Kind.BIRTH_DATE, Kind.CITIZEN_ID, Kind.PHONE);
    assertThat(report.reading().rows()).isEqualTo(7);
  }

  @Test
  void brokenWorkbooks_areNotPassed_andNeverFail() throws IOException {
    byte[] whole = workbook();
    Random random = new Random(7);
    for (int round = 0; round < 120; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 6; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }

      assertThat(check(broken, "x.xlsx")).isNotNull();
    }
    assertThat(check("no zip at all".getBytes(StandardCharsets.UTF_8), "x.xlsx").verdict())
        .isEqualTo(Verdict.NOT_FINISHED);
  }

  private static byte[] zip(String entry, byte[] piece, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      for (int i = 0; i < times; i++) {
        zip.write(piece);
      }
    }
    return out.toByteArray();
  }

  @Test
  void zipBomb_inAWorkbook_isStopped() throws IOException {
    byte[] cells = "<c><v>1</v></c>\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    byte[] bomb = zip("xl/worksheets/sheet1.xml", cells, 300);

    assertThat(bomb.length).isLessThan(cells.length * 3);
    assertThat(check(bomb, "bomb.xlsx").reading().stop()).contains(Stop.EXPANDS);
    assertThat(check(bomb, "bomb.xlsx").verdict()).isEqualTo(Verdict.NOT_FINISHED);
  }

  @Test
  void tenThousandColumns_areNotPassed() throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Sen", "1.0")) {
      Worksheet sheet = book.newWorksheet("Rộng");
      for (int i = 0; i < 10_000; i++) {
        sheet.value(0, i, "c" + i);
        sheet.value(1, i, i);
      }
    }
    for (DisclosureReport report :
        List.of(
            check(out.toByteArray(), "rong.xlsx"),
            check(parquet(columns(10_000)), "rong.parquet"))) {
      assertThat(report.reading().stop()).contains(Stop.TOO_MANY_COLUMNS);
      assertThat(report.verdict()).isEqualTo(Verdict.NOT_FINISHED);
    }
  }

  private static String columns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i + " AS c" + i)
        .collect(Collectors.joining(",", "SELECT ", ""));
  }

  @Test
  void manyColumns_areRead() throws SQLException, IOException {
    assertThat(check(parquet(columns(2_000)), "rong.parquet").reading().stop()).isEmpty();
  }

  @Test
  void endlessTag_inAWorkbook_isStopped() throws IOException {
    Random random = new Random(1);
    byte[] noise = new byte[8 << 20];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) ('a' + random.nextInt(16));
    }
    noise[0] = '<';

    assertThat(check(zip("xl/worksheets/sheet1.xml", noise, 1), "tag.xlsx").reading().stop())
        .contains(Stop.FIELD_TOO_LONG);
  }

  private byte[] parquet(String query) throws SQLException, IOException {
    Path file = folder.resolve("t.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  @Test
  void parquet_isReadWithItsNestedColumns() throws SQLException, IOException {
    byte[] file =
        parquet(
            """
            SELECT 'Nguyễn Văn ' || chr(65 + (i % 20)::int) AS name,
                   '09123' || lpad((i * 7919 % 100000)::text, 5, '0') AS "so dien thoai",
                   {'email': 'an' || i || '@gmail.com', 'tags': ['a', 'b']} AS contact,
                   DATE '1990-01-01' + i::int AS ngay_sinh, i * 1.5 AS amount
            FROM range(500) t(i)
            """);

    DisclosureReport report = check(file, "t.parquet");

    assertThat(report.reading().stop()).isEmpty();
    assertThat(report.reading().rows()).isEqualTo(500);
    assertThat(report.columns()).contains("contact.email", "contact.tags");
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(Kind.PHONE, Kind.EMAIL, Kind.BIRTH_DATE);
  }

  @Test
  void brokenParquet_isNotPassed_andNeverFails() throws SQLException, IOException {
    byte[] whole = parquet("SELECT i AS a, 'x' || i AS b FROM range(2000) t(i)");
    Random random = new Random(11);
    for (int round = 0; round < 80; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 4; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }

      assertThat(check(broken, "x.parquet")).isNotNull();
    }
    assertThat(check("PAR1".getBytes(StandardCharsets.UTF_8), "x.parquet").verdict())
        .isEqualTo(Verdict.NOT_FINISHED);
  }
}
