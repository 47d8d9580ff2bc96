package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatinWordsTest {
  private static final String LETTERS =
      "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
          + "ĐÂĂÊÔƠƯÁÀẢÃẠỲSYHKLMTVñçüößæœøåłšžÑÇÜIİı0123456789      ,,;'’'\n.._-/()“”«»–—%+\"::°²₂→€×";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diện tích, năng suất, sản lượng lúa theo tỉnh và mùa vụ",
        "Rice area, yield and production by province and season",
        "women's and WOMEN’S 3's don't 'quoted' o'clock' 's",
        "1,5 1,a a,1 1.234,5 12;30 3,321 xã 01/7/2025 5'3 PM2.5",
        "Mỹ mĩ kỹ sư quý quy tỷ lệ ly hôn vy y",
        "bang_luong.csv TP.HCM 63-tỉnh R&D",
        "",
        " ,;' "
      })
  void read_ofLatinText_isWhatIcuCuts(String text) {
    assertThat(LatinWords.read(text)).isEqualTo(Words.readByIcu(text));
  }

  @Test
  void read_ofAnyMixture_isWhatIcuCutsOrLeftToIt() {
    SplittableRandom random = new SplittableRandom(4);
    int cut = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length >= 0; length--) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      var words = LatinWords.read(text.toString());
      if (words != null) {
        cut++;
        assertThat(words).as(text.toString()).isEqualTo(Words.readByIcu(text.toString()));
      }
    }
    assertThat(cut).isGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lu\u0301a", "米", "дом", "😀", "a\u200fb", "a·b", "a‘b"})
  void read_ofAnythingElse_isLeftToIcu(String text) {
    assertThat(LatinWords.read(text)).isNull();
    assertThat(Words.read(text)).isEqualTo(Words.readByIcu(text));
  }
}
