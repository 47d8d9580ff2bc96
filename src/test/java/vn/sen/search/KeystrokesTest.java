package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeystrokesTest {

  @ParameterizedTest
  @CsvSource({
    "luas, lúa",
    "gaoj, gạo",
    "dduowngf, đường",
    "duongwd, đương",
    "nawng, năng",
    "suaats, suất",
    "suatas, suất",
    "buyts, buýt",
    "ddieenj, điện",
    "thuyr, thủy",
    "viet65, việt",
    "lua1, lúa",
    "gao5, gạo",
    "d9uong72, đường",
    "nuoc17, nước"
  })
  void readings_keysOfAnInputMethod_includeTheSyllable(String typed, String syllable) {
    assertThat(Keystrokes.readings(typed).stream().map(r -> Words.of(r).exact()))
        .contains(Words.of(syllable).exact());
  }

  @Test
  void readings_plainSyllable_areNone() {
    assertThat(Keystrokes.readings("lua")).isEmpty();
    assertThat(Keystrokes.readings("2030")).isEmpty();
    assertThat(Keystrokes.readings("")).isEmpty();
  }
}
