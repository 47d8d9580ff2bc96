package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.privacy.detect.Words;
import vn.sen.testing.RunningPortal;

/** Which province of today a place leads to, by the code lists of the running portal. */
class ProvincesIT {
  private static Map<String, String> broader;

  @BeforeAll
  static void read() {
    broader = RunningPortal.get().context().getBean(Provinces.class).broader();
  }

  @ParameterizedTest
  @CsvSource({
    "Hà Nội, Hà Nội",
    "Phường Bến Thành, Hồ Chí Minh",
    "P. Bến Thành, Hồ Chí Minh",
    "phuong ben thanh, Hồ Chí Minh",
    "Phường Phúc Xá, Hà Nội",
    "Quận Ba Đình, Hà Nội",
    "Q. Ba Đình, Hà Nội",
    "Huyện Vũng Liêm, Vĩnh Long",
    "Tỉnh Hà Giang, Tuyên Quang",
    "00004, Hà Nội"
  })
  void place_leadsToItsProvinceOfToday(String place, String province) {
    assertThat(broader.get(Words.fold(place))).as(place).contains(province);
  }

  @Test
  void nameOfSeveralProvinces_leadsNowhere() {
    assertThat(broader).doesNotContainKeys(Words.fold("Phường 1"), Words.fold("Phường Hải Châu"));
  }
}
