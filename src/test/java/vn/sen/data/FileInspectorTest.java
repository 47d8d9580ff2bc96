package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("day-first-dates", "ngày"),
            org.assertj.core.groups.Tuple.tuple("decimal-comma", "giá"));
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
