package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.sen.metadata.LocalizedText;

class PlainWordsTest {

  @Test
  void whatWritersOfRdfAreTold_isLeftOut() {
    LocalizedText plain =
        PlainWords.of(
            LocalizedText.of(
                "Bộ dữ liệu phải có đúng một mức truy cập. Chọn một trong /vocab/access-levels/open"
                    + " cho dct:accessRights.",
                "There is no English keyword. Add a few dcat:keyword tagged en."));

    assertThat(plain.in(Locale.of("vi"))).isEqualTo("Bộ dữ liệu phải có đúng một mức truy cập.");
    assertThat(plain.in(Locale.ENGLISH)).isEqualTo("There is no English keyword.");
  }

  @Test
  void whatIsSaidOfLinks_stays() {
    LocalizedText said =
        LocalizedText.of(
            "Không nhận đường dẫn không bắt đầu bằng https://: data:text. Chưa có mô tả.",
            "Links that do not begin with https:// were left out: data:text. It has no title.");

    assertThat(PlainWords.of(said)).isEqualTo(said);
  }

  @Test
  void messageOfRdfAlone_isKept() {
    LocalizedText only = LocalizedText.of("Sửa sen:target.", "Mend sen:target.");

    assertThat(PlainWords.of(only)).isEqualTo(only);
  }
}
