package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.metadata.TextRule.Remark;
import vn.sen.metadata.TextRule.StatedText;

/** Persons in the texts of descriptions: warned of; offices are not persons. */
class MetadataCheckTest {
  private static final MetadataCheck CHECK =
      new MetadataCheck(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
  private static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
  private static final String DESCRIPTION = "http://purl.org/dc/terms/description";

  private static List<Remark> judge(String property, String text) {
    return CHECK.judge(List.of(new StatedText(property, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hasTelephone | +84912345678 | personal-data-phone",
        "hasEmail | nguyenvana1985@gmail.com | personal-data-email",
        "hasEmail | nga.tran@moit.gov.vn | personal-data-email",
        "fn | Trần Thị Nga | personal-data-person-name",
        "fn | TRAN THI NGA | personal-data-person-name",
      })
  void contactOfAPerson_isWarnedOf(String property, String text, String code) {
    assertThat(judge(VCARD + property, text)).extracting(Remark::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hasTelephone | +842439454821",
        "hasEmail | vanthu@moit.gov.vn",
        "hasEmail | dulieumo@moit.gov.vn",
        "fn | Phòng Thống kê, Sở Công Thương",
        "fn | Cục Thương mại điện tử và Kinh tế số",
      })
  void contactOfAnOffice_isNoPerson(String property, String text) {
    assertThat(judge(VCARD + property, text)).isEmpty();
  }

  @Test
  void personInADescription_isWarnedOf_inBothLanguages() {
    List<Remark> remarks =
        judge(DESCRIPTION, "Mọi thắc mắc xin gặp ông Nguyễn Văn Bình, ĐT 0912 345 678.");

    assertThat(remarks)
        .extracting(Remark::code)
        .containsExactly("personal-data-phone", "personal-data-person-name");
    assertThat(remarks.getFirst().message().in(Locale.of("vi"))).contains("số điện thoại");
    assertThat(remarks.getFirst().message().in(Locale.ENGLISH)).contains("phone number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sản lượng điện năm 2024 của 63 tỉnh, đơn vị: triệu kWh (Quyết định 500/QĐ-TTg)",
        "Ảnh chụp đường Nguyễn Trãi và phố Trần Phú, quận Hà Đông",
        "Hotline 1900 1234 của Bộ Công Thương",
        "Tọa độ 21.0285112, 105.8048213; mã 079201001234567",
      })
  void wordsOfOrdinaryDescriptions_areNoPersons(String text) {
    assertThat(judge(DESCRIPTION, text)).isEmpty();
  }

  @Test
  void remarks_nameTheirText() {
    List<Remark> remarks =
        CHECK.judge(
            List.of(
                new StatedText(DESCRIPTION, "Giá điện"),
                new StatedText(VCARD + "hasTelephone", "0987654321")));

    assertThat(remarks).singleElement().satisfies(one -> assertThat(one.text()).isEqualTo(1));
  }
}
