package vn.sen.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.platform.ProblemException;

class SafeNameTest {

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd,passwd",
    "C:\\data\\số liệu.csv,so-lieu.csv",
    "Đà Nẵng (2025).csv,Da-Nang-2025-.csv",
    "<script>alert(1)</script>.csv,script-.csv",
    ".htaccess,htaccess",
    "a.csv,a.csv"
  })
  void names_loseWhatIsDangerous(String given, String kept) {
    assertThat(DraftFiles.safeName(given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "///", "…"})
  void emptyNames_areRefused(String given) {
    assertThatThrownBy(() -> DraftFiles.safeName(given)).isInstanceOf(ProblemException.class);
  }

  @Test
  void slugs_areMadeFromVietnamese() {
    assertThat(Slugs.of("Sản lượng lúa theo tỉnh, thành phố (2025)"))
        .isEqualTo("san-luong-lua-theo-tinh-thanh-pho-2025");
    assertThat(Slugs.isSlug("a-b")).isTrue();
    assertThat(Slugs.isSlug("../a")).isFalse();
    assertThat(Slugs.isSlug("-a")).isFalse();
  }
}
