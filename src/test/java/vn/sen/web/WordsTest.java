package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private final Dictionary dictionary = new Dictionary();
  private final Words vietnamese = dictionary.in(Dictionary.VIETNAMESE);
  private final Words english = dictionary.in(Dictionary.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 B|0 B",
        "999|999 B|999 B",
        "1000|1 KB|1 KB",
        "4201|4,2 KB|4.2 KB",
        "220829|221 KB|221 KB",
        "999949|1.000 KB|1,000 KB",
        "999950|1 MB|1 MB",
        "3200000|3,2 MB|3.2 MB",
        "5000000000|5 GB|5 GB"
      })
  void size_inBothLanguages_followsTheReadersConvention(long bytes, String vi, String en) {
    assertThat(vietnamese.size(bytes)).isEqualTo(vi);
    assertThat(english.size(bytes)).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({
    "2014, 2014, 2014",
    "2023-04, 04/2023, Apr 2023",
    "2026-11-23, 23/11/2026, 23 Nov 2026",
    "2026-11-23T10:00:00Z, 23/11/2026, 23 Nov 2026",
    "2026-13-45, 2026-13-45, 2026-13-45",
    "mùa xuân, mùa xuân, mùa xuân"
  })
  void date_asStatedInRdf_isShownInTheReadersConvention(String stated, String vi, String en) {
    assertThat(vietnamese.date(stated)).isEqualTo(vi);
    assertThat(english.date(stated)).isEqualTo(en);
  }

  @Test
  void time_isThatOfVietNam() {
    assertThat(vietnamese.time(Instant.parse("2026-11-23T18:30:00Z")))
        .isEqualTo("01:30, 24/11/2026");
  }

  @Test
  void number_hasTheReadersGrouping() {
    assertThat(vietnamese.number(3321)).isEqualTo("3.321");
    assertThat(english.number(3321)).isEqualTo("3,321");
  }

  @Test
  void say_withACount_usesThePluralOfTheLanguage() {
    assertThat(english.say("count.datasets", "count", 1)).isEqualTo("1 dataset");
    assertThat(english.say("count.datasets", "count", 50)).isEqualTo("50 datasets");
    assertThat(vietnamese.say("count.datasets", "count", 1)).isEqualTo("1 bộ dữ liệu");
  }

  @Test
  void say_textThatLooksLikeAPattern_isNotRead() {
    assertThat(english.say("site.title", Map.of("page", "{0} it's {x}")))
        .isEqualTo("{0} it's {x} – Sen");
  }

  @Test
  void say_unknownKey_isAFaultOfOurs() {
    assertThatThrownBy(() -> english.say("no.such.key")).isInstanceOf(IllegalStateException.class);
  }
}
