package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.ProblemException;

class FileInspectorTest {
  @TempDir Path folder;

  @Test
  void plainCsv_hasNothingToMend() {
    FileFacts facts = inspect("tinh,nam,san_luong\nHuế,2024,12.5\nĐà Nẵng,2025,13\n", "a.csv");

    assertThat(facts.mediaType()).isEqualTo("text/csv");
    assertThat(facts.format()).isEqualTo("CSV");
    assertThat(facts.issues()).isEmpty();
    TableFacts table = facts.table().orElseThrow();
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.columns())
        .extracting(Column::type)
        .containsExactly(Column.Type.TEXT, Column.Type.YEAR, Column.Type.DECIMAL);
    assertThat(table.start()).isEqualTo("2024");
    assertThat(table.end()).isEqualTo("2025");
  }

  @Test
  void officeCsv_isToldAndRewritten() throws IOException {
    String text = "tỉnh;ngày;giá\nHuế;31/12/2025;1.234,5\nĐà Nẵng;01/02/2026;3,14\n";
    LocalDataFiles files = new LocalDataFiles(folder);
    String sha256 = files.store(stream(text)).sha256();
    FileInspector inspector = new FileInspector(files, new VirusScan(Optional.empty()));

    FileFacts facts = inspector.inspect(sha256, "gia.csv");

    assertThat(facts.table().orElseThrow().delimiter()).isEqualTo(";");
    assertThat(facts.issues())
        .extracting(FileIssue::code, FileIssue::column)
        .containsExactly(tuple("day-first-dates", "ngày"), tuple("decimal-comma", "giá"));
    assertThat(facts.isRepairable()).isTrue();
    StoredContent repaired = inspector.repair(sha256, facts);
    try (InputStream in = files.open(repaired.sha256(), 0)) {
      assertThat(in)
          .hasContent("tỉnh,ngày,giá\r\nHuế,2025-12-31,1234.5\r\nĐà Nẵng,2026-02-01,3.14\r\n");
    }
    assertThat(inspector.inspect(repaired.sha256(), "gia.csv").issues()).isEmpty();
  }

  @Test
  void placesAndUnits_areFoundByTheHeader() {
    LocalDataFiles files = new LocalDataFiles(folder);
    String text =
        "Tỉnh/Thành phố,Sản lượng (tấn),ghi chú (nếu có)\nHuế,12,x\nHà Nội,13,y\nHuế,1,z\n";
    String sha256 = files.store(stream(text)).sha256();

    TableFacts table =
        new FileInspector(files, new VirusScan(Optional.empty()))
            .inspect(sha256, "lua.csv")
            .table()
            .orElseThrow();

    assertThat(table.places()).containsExactly("Huế", "Hà Nội");
    assertThat(table.columns()).extracting(Column::unit).containsExactly("", "tấn", "");
  }

  @Test
  void raggedLine_isNamedByItsNumber() {
    FileFacts facts = inspect("a,b\n1,2\n3\n4,5\n", "a.csv");

    assertThat(facts.hasErrors()).isTrue();
    assertThat(facts.issues())
        .anySatisfy(
            issue -> {
              assertThat(issue.code()).isEqualTo("ragged-line");
              assertThat(issue.line()).isEqualTo(3);
            });
  }

  @Test
  void strayValue_isNamedByLineAndColumn() {
    StringBuilder text = new StringBuilder("id,so\n");
    for (int i = 0; i < 20; i++) {
      text.append(i + 1).append(',').append(i == 7 ? "không rõ" : "" + (i + 3)).append('\n');
    }

    FileFacts facts = inspect(text.toString(), "a.csv");

    assertThat(facts.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo("mixed-types");
              assertThat(issue.column()).isEqualTo("so");
              assertThat(issue.line()).isEqualTo(9);
              assertThat(issue.messageVi()).contains("không rõ");
            });
  }

  @Test
  void missingHeader_isGuessed() {
    assertThat(inspect("1,2\n3,4\n", "a.csv").issues())
        .extracting(FileIssue::code)
        .contains("no-header");
  }

  @Test
  void endlessRecord_stopsTheLook() {
    FileFacts facts = inspect("a,b\n\"" + "x".repeat(6 << 20), "a.csv");

    assertThat(facts.hasErrors()).isTrue();
    assertThat(facts.table().orElseThrow().complete()).isFalse();
  }

  @Test
  void fileThatLiesAboutItsType_isTold() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    FileFacts facts = inspect(png, "data.csv");

    assertThat(facts.mediaType()).isEqualTo("image/png");
    assertThat(facts.issues()).extracting(FileIssue::code).containsExactly("type-differs");
    assertThat(facts.hasErrors()).isTrue();
  }

  @Test
  void htmlCalledCsv_isTold() {
    FileFacts facts = inspect("<html><body><script>alert(1)</script></body></html>", "x.csv");

    assertThat(facts.issues()).extracting(FileIssue::code).contains("type-differs");
  }

  @Test
  void program_isRefused() {
    byte[] elf = new byte[64];
    elf[0] = 0x7f;
    elf[1] = 'E';
    elf[2] = 'L';
    elf[3] = 'F';
    elf[4] = 2;
    elf[5] = 1;
    elf[16] = 2;

    assertThatThrownBy(() -> inspect(elf, "data.csv")).isInstanceOf(ProblemException.class);
  }

  @Test
  void xlsx_isToldFromOtherArchives() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("a").value(0, 0, "x");
    }

    FileFacts facts = inspect(out.toByteArray(), "a.xlsx");

    assertThat(facts.format()).isEqualTo("XLSX");
    assertThat(facts.issues()).isEmpty();
  }

  @Test
  void zip_isListed() throws IOException {
    FileFacts facts = inspect(zip("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), "a.zip");

    assertThat(facts.entries()).containsExactly("a.csv");
    assertThat(facts.hasErrors()).isFalse();
  }

  @Test
  void entryThatPointsOutside_isRefused() throws IOException {
    FileFacts facts = inspect(zip("../../etc/passwd", new byte[] {1}), "a.zip");

    assertThat(facts.issues()).extracting(FileIssue::code).containsExactly("unsafe-entry");
    assertThat(facts.hasErrors()).isTrue();
  }

  @Test
  void zipBomb_isRefusedBeforeItsEnd() throws IOException {
    FileFacts facts = inspect(zip("bomb", new byte[120 << 20]), "a.zip");

    assertThat(facts.issues()).extracting(FileIssue::code).containsExactly("archive-bomb");
  }

  @Test
  void nameWithDots_isUnsafe() {
    assertThat(List.of("../x", "/x", "a/../../b", "C:\\x", "a\u0000b"))
        .allMatch(ArchiveCheck::isUnsafe);
    assertThat(List.of("a/b.csv", "a..b", "..a")).noneMatch(ArchiveCheck::isUnsafe);
  }

  @Test
  void titleLineAboveACsv_isTheTitle_andTakenOutByTheRepair() throws IOException {
    String text =
        "Sản lượng lúa theo tỉnh năm 2024;;\nĐơn vị: nghìn tấn;;\ntỉnh;năm;sản lượng\n"
            + "Huế;2024;12\nĐà Nẵng;2024;13\n";
    LocalDataFiles files = new LocalDataFiles(folder);
    String sha256 = files.store(stream(text)).sha256();
    FileInspector inspector = new FileInspector(files, new VirusScan(Optional.empty()));

    FileFacts facts = inspector.inspect(sha256, "lua.csv");

    TableFacts table = facts.table().orElseThrow();
    assertThat(table.title()).isEqualTo("Sản lượng lúa theo tỉnh năm 2024");
    assertThat(table.columns()).extracting(Column::name).contains("tỉnh", "năm", "sản lượng");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(facts.hasErrors()).isFalse();
    assertThat(facts.issues()).extracting(FileIssue::code).containsExactly("title-lines");
    StoredContent repaired = inspector.repair(sha256, facts);
    try (InputStream in = files.open(repaired.sha256(), 0)) {
      assertThat(in).hasContent("tỉnh,năm,sản lượng\r\nHuế,2024,12\r\nĐà Nẵng,2024,13\r\n");
    }
  }

  @Test
  void titleLineOfOneCell_doesNotHideTheDelimiter() {
    TableFacts table =
        inspect("Giá vàng tại Huế\nngay;gia;loai\n2024-01-01;1;a\n2024-02-01;2;b\n", "a.csv")
            .table()
            .orElseThrow();

    assertThat(table.delimiter()).isEqualTo(";");
    assertThat(table.title()).isEqualTo("Giá vàng tại Huế");
    assertThat(table.start()).isEqualTo("2024-01-01");
    assertThat(table.end()).isEqualTo("2024-02-01");
  }

  @Test
  void decimalCommas_areNoDelimiters() {
    TableFacts table =
        inspect("x;y\n1,5;2,5\n3,5;4,5\n5,5;6,5\n7,5;8,5\n", "a.csv").table().orElseThrow();

    assertThat(table.delimiter()).isEqualTo(";");
    assertThat(table.columns()).extracting(Column::name).containsExactly("x", "y");
  }

  @Test
  void workbook_tellsTitleColumnsPeriodAndPlaces() throws IOException {
    byte[] titled =
        workbook(
            "Sheet1",
            "Sản lượng lúa theo tỉnh",
            "Tỉnh,Năm,Sản lượng (tấn)",
            "Huế,2024,12",
            "Hà Nội,2025,13");
    byte[] named = workbook("Giá điện bán lẻ", "", "Tỉnh,Năm,Giá (đồng)", "Huế,2024,12");

    TableFacts table = inspect(titled, "a.xlsx").table().orElseThrow();

    assertThat(table.title()).isEqualTo("Sản lượng lúa theo tỉnh");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.columns())
        .extracting(Column::name, Column::type, Column::unit)
        .containsExactly(
            tuple("Tỉnh", Column.Type.TEXT, ""),
            tuple("Năm", Column.Type.YEAR, ""),
            tuple("Sản lượng (tấn)", Column.Type.INTEGER, "tấn"));
    assertThat(table.start()).isEqualTo("2024");
    assertThat(table.end()).isEqualTo("2025");
    assertThat(table.places()).containsExactly("Huế", "Hà Nội");
    assertThat(table.isRepairable()).isFalse();
    assertThat(inspect(named, "b.xlsx").table().orElseThrow().title()).isEqualTo("Giá điện bán lẻ");
  }

  @Test
  void firstSheetWithRows_ofSeveral_isLookedAt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("Bìa").value(0, 0, "Niên giám");
      fill(book.newWorksheet("Dân số"), "tinh,nam", "Huế,2024");
      fill(book.newWorksheet("Khác"), "x,y", "1,2", "3,4");
    }

    TableFacts table = inspect(out.toByteArray(), "a.xlsx").table().orElseThrow();

    assertThat(table.title()).isEqualTo("Dân số");
    assertThat(table.columns()).extracting(Column::name).containsExactly("tinh", "nam");
    assertThat(table.rows()).isEqualTo(1);
  }

  @Test
  void jsonRecords_tellColumnsAndTheDocumentsTitle() {
    TableFacts plain =
        inspect(
                "[{\"tinh\":\"Huế\",\"nam\":2024},{\"tinh\":\"Đà Nẵng\",\"nam\":2025,"
                    + "\"ghi_chu\":\"x\"}]",
                "a.json")
            .table()
            .orElseThrow();
    TableFacts titled =
        inspect(
                "{\"title\":\"Giá điện theo tháng\",\"total\":2,\"data\":[{\"ngay\":\"2024-01-01\"},"
                    + "{\"ngay\":\"2024-03-01\"}],\"next\":null}",
                "a.json")
            .table()
            .orElseThrow();

    assertThat(plain.columns())
        .extracting(Column::name, Column::filled, Column::empty)
        .containsExactly(tuple("tinh", 2L, 0L), tuple("nam", 2L, 0L), tuple("ghi_chu", 1L, 1L));
    assertThat(plain.title()).isEmpty();
    assertThat(plain.rows()).isEqualTo(2);
    assertThat(titled.title()).isEqualTo("Giá điện theo tháng");
    assertThat(titled.columns()).extracting(Column::name).containsExactly("ngay");
    assertThat(titled.rows()).isEqualTo(2);
    assertThat(titled.end()).isEqualTo("2024-03-01");
  }

  @Test
  void geoJson_isKnownByItsContent_andItsPropertiesAreTheColumns() {
    FileFacts facts =
        inspect(
            "{\"type\":\"FeatureCollection\",\"name\":\"cang_bien_viet_nam\",\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{\"Tỉnh\":\"Hải Phòng\",\"năm\":2020},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[106.7,20.8]}}]}",
            "cang.json");

    assertThat(facts.mediaType()).isEqualTo("application/geo+json");
    assertThat(facts.format()).isEqualTo("GEOJSON");
    assertThat(facts.issues()).isEmpty();
    TableFacts table = facts.table().orElseThrow();
    assertThat(table.title()).isEqualTo("Cang bien viet nam");
    assertThat(table.columns()).extracting(Column::name).containsExactly("Tỉnh", "năm");
    assertThat(table.places()).containsExactly("Hải Phòng");
    assertThat(table.start()).isEqualTo("2020");
  }

  @Test
  void parquet_tellsColumnsAndPeriod() throws java.sql.SQLException, IOException {
    Path file = folder.resolve("t.parquet");
    try (java.sql.Connection duck = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        java.sql.Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT 'Huế' AS province, DATE '2024-01-01' + i::INTEGER AS day, i * 1.5 AS price"
              + " FROM range(3) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }

    FileFacts facts = inspect(java.nio.file.Files.readAllBytes(file), "a.parquet");

    TableFacts table = facts.table().orElseThrow();
    assertThat(facts.format()).isEqualTo("PARQUET");
    assertThat(table.columns())
        .extracting(Column::name, Column::type)
        .containsExactly(
            tuple("province", Column.Type.TEXT),
            tuple("day", Column.Type.DATE),
            tuple("price", Column.Type.DECIMAL));
    assertThat(table.start()).isEqualTo("2024-01-01");
    assertThat(table.end()).isEqualTo("2024-01-03");
    assertThat(table.places()).containsExactly("Huế");
  }

  @Test
  void jsonCutShort_isToldAndTakesWhatItHas() {
    FileFacts facts = inspect("[{\"a\":1},{\"a\":2", "a.json");

    assertThat(facts.issues()).extracting(FileIssue::code).containsExactly("not-read");
    assertThat(facts.table().orElseThrow().complete()).isFalse();
  }

  private static byte[] workbook(String sheet, String title, String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      org.dhatim.fastexcel.Worksheet page = book.newWorksheet(sheet);
      if (title.isEmpty()) {
        fill(page, lines);
      } else {
        String[] all = new String[lines.length + 1];
        all[0] = title;
        System.arraycopy(lines, 0, all, 1, lines.length);
        fill(page, all);
      }
    }
    return out.toByteArray();
  }

  /** Digits become numbers, as in a sheet that a person has filled. */
  private static void fill(org.dhatim.fastexcel.Worksheet page, String... lines) {
    for (int row = 0; row < lines.length; row++) {
      String[] cells = lines[row].split(",");
      for (int column = 0; column < cells.length; column++) {
        if (cells[column].matches("\\d+")) {
          page.value(row, column, Integer.valueOf(cells[column]));
        } else {
          page.value(row, column, cells[column]);
        }
      }
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private FileFacts inspect(String text, String name) {
    return inspect(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private FileFacts inspect(byte[] bytes, String name) {
    LocalDataFiles files = new LocalDataFiles(folder);
    String sha256 = files.store(new ByteArrayInputStream(bytes)).sha256();
    return new FileInspector(files, new VirusScan(Optional.empty())).inspect(sha256, name);
  }

  private static InputStream stream(String text) {
    return DataFilesContract.stream(text);
  }
}
