package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.sen.privacy.risk.DistinctCounter;
import vn.sen.privacy.risk.GroupCounter;
import vn.sen.privacy.risk.ReidentificationRisk;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/** Groups by quasi-identifiers, small cells, distinct counts. */
class ReidentificationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private static DisclosureReport check(String csv, CheckOptions options) throws IOException {
    return new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
        .check(
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            TableFormat.DELIMITED,
            options,
            _ -> {});
  }

  @Test
  void proposedQuasiIdentifiers_belowK_blockTheFile() throws IOException {
    String csv =
        "giới tính,tuổi,xã,chẩn đoán\n"
            + "Nam,30,An Bình,ho\n".repeat(6)
            + "Nam,30,An Bình,sốt\n".repeat(6)
            + "Nữ,41,An Bình,ho\n";

    DisclosureReport report = check(csv, CheckOptions.DEFAULT);

    ReidentificationRisk risk = report.risk().orElseThrow();
    assertThat(risk.quasiIdentifiers()).containsExactly("giới tính", "tuổi", "xã");
    assertThat(risk.sensitive()).containsExactly("chẩn đoán");
    assertThat(risk.rows()).isEqualTo(13);
    assertThat(risk.smallestGroup()).isEqualTo(1);
    assertThat(risk.uniqueRows()).isEqualTo(1);
    assertThat(risk.uniqueShare()).isEqualTo(1 / 13.0);
    assertThat(risk.diversity()).isEqualTo(1);
    assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void chosenQuasiIdentifiers_atK_pass() throws IOException {
    CheckOptions chosen = new CheckOptions(5, 2, List.of("a"), List.of("b"));

    DisclosureReport report = check("a,b\n" + "x,1\n".repeat(3) + "x,2\n".repeat(2), chosen);

    assertThat(report.risk().orElseThrow().smallestGroup()).isEqualTo(5);
    assertThat(report.risk().orElseThrow().diversity()).isEqualTo(2);
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void chosenColumnThatIsMissing_isNotPassed() throws IOException {
    assertThat(check("a\nx\n", new CheckOptions(5, 2, List.of("zz"), List.of())).verdict())
        .isEqualTo(Verdict.NOT_FINISHED);
  }

  @Test
  void countsOfPersons_belowK_areSmallCells() throws IOException {
    DisclosureReport report =
        check("xã,số người mắc\nA,3\nB,120\nC,0\nD,9\n", CheckOptions.DEFAULT);

    assertThat(report.smallCells())
        .singleElement()
        .satisfies(cells -> assertThat(cells.cells()).isEqualTo(2));
    assertThat(report.verdict()).isEqualTo(Verdict.WARNED);
  }

  @Test
  void groupWithOneSensitiveValue_isBelowL_andBlocksTheFile() throws IOException {
    String csv =
        "giới tính,tuổi,chẩn đoán\n"
            + "Nam,30,ho\n".repeat(10)
            + "Nam,30,sốt\n".repeat(10)
            + "Nữ,41,lao\n".repeat(20);

    DisclosureReport report = check(csv, CheckOptions.DEFAULT);

    ReidentificationRisk risk = report.risk().orElseThrow();
    assertThat(risk.isBelowK()).isFalse();
    assertThat(risk.diversity()).isEqualTo(1);
    assertThat(risk.isBelowL()).isTrue();
    assertThat(risk.isAcceptable()).isFalse();
    assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void oneQuasiIdentifier_besideASensitiveColumn_isGroupedBy() throws IOException {
    DisclosureReport report =
        check("mã,năm sinh,mã bệnh\nA1,1950,I10\nA2,1951,E11\n", CheckOptions.DEFAULT);

    assertThat(report.risk().orElseThrow().quasiIdentifiers()).containsExactly("năm sinh");
    assertThat(report.risk().orElseThrow().sensitive()).containsExactly("mã bệnh");
    assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(report.summary().in(Locale.ENGLISH)).startsWith("Single persons can be told");
  }

  @Test
  void l_isWhatIsAskedFor() throws IOException {
    String csv = "a,b\n" + "x,1\nx,2\nx,3\n".repeat(4);

    assertThat(check(csv, chosen(3)).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(check(csv, chosen(4)).verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(check("a,b\n" + "x,1\n".repeat(10), chosen(1)).verdict()).isEqualTo(Verdict.CLEAN);
  }

  private static CheckOptions chosen(int l) {
    return new CheckOptions(10, l, List.of("a"), List.of("b"));
  }

  @Test
  void smallestGroup_isJudgedAtTheDefaultOfTen() throws IOException {
    String nine = "giới tính,tuổi\n" + "Nam,30\n".repeat(9);

    assertThat(CheckOptions.DEFAULT.k()).isEqualTo(10);
    assertThat(check(nine, CheckOptions.DEFAULT).verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(check(nine + "Nam,30\n", CheckOptions.DEFAULT).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void countsByYearOrSex_areOfPersons_whenTheTableSaysSo() throws IOException {
    assertThat(
            check(
                    "Số ca mắc sốt xuất huyết theo xã,,\nxã,2023,2024\nA,3,15\nB,120,<5\nC,44,61\n",
                    CheckOptions.DEFAULT)
                .smallCells())
        .extracting(SmallCells::column)
        .containsExactly("2023");
    assertThat(
            check(
                    "xã,chỉ tiêu,giá trị\nA,Số người khuyết tật,4\nB,Số người khuyết tật,56\n",
                    CheckOptions.DEFAULT)
                .smallCells())
        .extracting(SmallCells::cells)
        .containsExactly(1L);
  }

  @Test
  void countsOfThings_areNoSmallCells() throws IOException {
    assertThat(
            check("xã,chỉ tiêu,giá trị\nA,Số trạm y tế,4\nB,Số trạm y tế,2\n", CheckOptions.DEFAULT)
                .smallCells())
        .isEmpty();
    assertThat(check("xã,2023,2024\nA,3,15\nB,120,7\n", CheckOptions.DEFAULT).smallCells())
        .isEmpty();
  }

  @Test
  void moreGroupsThanAllowed_areUnknown() {
    GroupCounter groups = new GroupCounter(100);
    for (int i = 0; i < 101; i++) {
      groups.quasiIdentifier(0, i * 7919L);
      groups.endRow();
    }

    assertThat(groups.risk(List.of("a"), List.of(), 10, 2).complete()).isFalse();
  }

  @Test
  void distinctCounter_isExactThenClose() {
    DistinctCounter counter = new DistinctCounter(1024);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 500; i++) {
      long hash = random.nextLong();
      counter.add(hash);
      counter.add(hash);
    }
    assertThat(counter.count()).isEqualTo(500);

    for (int i = 0; i < 10_000_000; i++) {
      counter.add(random.nextLong());
    }
    assertThat(counter.count()).isBetween(8_500_000L, 11_500_000L);
  }
}
