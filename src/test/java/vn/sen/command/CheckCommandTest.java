package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.StartupException;

/** What {@code ./sen check FILE} says and ends with. */
class CheckCommandTest {
  private static final String PERSONS =
      "Họ và tên,Ngày sinh,Số CCCD,Xã\n"
          + "Nguyễn Văn An,31/12/1990,001090123456,Ngọc Hà\n"
          + "Trần Thị Bình,01/02/1985,001185654321,Kim Liên\n";

  @TempDir Path folder;

  /** How it ended and what it said. */
  private record Ended(int status, String out, String err) {}

  private static Ended run(Path file, boolean watched, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = Stream.concat(Stream.of(file.toString()), Stream.of(options)).toList();
    int status =
        CheckCommand.parse(words, Map.of("LANG", "vi_VN.UTF-8"))
            .run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                watched);
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void fileOfPersons_isNotPassed_andToldColumnByColumn() throws IOException {
    Ended ended = run(file("danh-sach.csv", PERSONS), false);

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .contains("[CHẶN] Số CCCD: số căn cước (định danh cá nhân), dữ liệu cá nhân cơ bản (2,")
        .contains("0••••••••••6", "→ ", "Nhận diện lại theo", "k cần 10")
        .doesNotContain("001090123456", "Nguyễn Văn An");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void cleanFile_isPassed() throws IOException {
    Ended ended =
        run(file("san-luong.csv", "tỉnh,sản lượng\nHuế,12\nAn Giang,15\n"), false, "--lang", "en");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Read 2 rows");
  }

  @Test
  void k_isChosen() throws IOException {
    String rows = "Nam,1990,Kỹ sư\n".repeat(3) + "Nữ,1985,Nông dân\n".repeat(3);
    Path file = file("nhom.csv", "giới tính,năm sinh,nghề nghiệp\n" + rows);

    assertThat(run(file, false, "--k", "3").status()).isZero();
    assertThat(run(file, false, "--k", "4").status()).isEqualTo(3);
    assertThat(run(file, false).out()).contains("nhóm nhỏ nhất 3", "k cần 10");
  }

  @Test
  void json_isTheReportOfTheApi() throws IOException {
    Ended ended = run(file("danh-sach.csv", PERSONS), false, "--json");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .startsWith("{")
        .contains("\"verdict\":\"blocked\"", "\"kind\":\"citizen_id\"")
        .doesNotContain("001090123456");
  }

  @Test
  void fileThatCannotBeReadToItsEnd_isNotPassed() throws IOException {
    Ended ended = run(file("cut.json", "[{\"a\":1},{\"a\":"), false);

    assertThat(ended.status()).isEqualTo(3);
    assertThat(run(file("a.docx", "PK"), false).status()).isEqualTo(3);
  }

  @Test
  void largeFile_tellsAPersonHowFarItIs_andLeavesTheLineClean() throws IOException {
    Path file = folder.resolve("lon.csv");
    Files.write(file, List.of("tỉnh,số"));
    Files.write(
        file,
        Collections.nCopies(3_000_000, "Hà Nội,12345"),
        java.nio.file.StandardOpenOption.APPEND);

    Ended ended = run(file, true);

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("\r 3", " %").endsWith("\r     \r");
  }

  @Test
  void whatMakesNoSense_isToldSo() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("no-such-file.csv"),
            List.of("a.csv", "b.csv"),
            List.of("a.csv", "--k", "1"),
            List.of("a.csv", "--k"),
            List.of("a.csv", "--loud"))) {
      assertThatThrownBy(() -> CheckCommand.parse(words, Map.of()))
          .as(words.toString())
          .isInstanceOf(StartupException.class);
    }
  }
}
