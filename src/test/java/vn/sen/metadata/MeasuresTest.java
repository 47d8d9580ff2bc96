package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
  private static final String TIME = Terms.DCAT + "temporalResolution";
  private static final String SPACE = Terms.DCAT + "spatialResolutionInMeters";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P1Y | 1 năm | 1 year",
        "P3M | 3 tháng | 3 months",
        "P1W | 1 tuần | 1 week",
        "P1D | 1 ngày | 1 day",
        "PT1H | 1 giờ | 1 hour",
        "PT15M | 15 phút | 15 minutes",
        "PT0.5S | 0,5 giây | 0.5 seconds",
        "P1DT12H | 1 ngày 12 giờ | 1 day 12 hours"
      })
  void words_saysADuration(String stated, String vietnamese, String english) {
    LocalizedText words = Measures.words(TIME, stated).orElseThrow();

    assertThat(words.in(Locale.of("vi"))).isEqualTo(vietnamese);
    assertThat(words.in(Locale.ENGLISH)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 10 m | 10 m",
        "30.5 | 30,5 m | 30.5 m",
        "1000.0 | 1 km | 1 km",
        "2500 | 2,5 km | 2.5 km",
        "1250000 | 1.250 km | 1,250 km"
      })
  void words_saysADistance(String stated, String vietnamese, String english) {
    LocalizedText words = Measures.words(SPACE, stated).orElseThrow();

    assertThat(words.in(Locale.of("vi"))).isEqualTo(vietnamese);
    assertThat(words.in(Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void words_saysABoxAndAPoint() {
    LocalizedText box =
        Measures.words(
                Terms.DCAT + "bbox",
                "POLYGON((105.7 20.9,106.1 20.9,106.1 21.2,105.7 21.2,105.7 20.9))")
            .orElseThrow();
    LocalizedText point = Measures.words(Terms.DCAT + "centroid", "POINT(-70.5 -33)").orElseThrow();

    assertThat(box.in(Locale.of("vi"))).isEqualTo("20,9° B – 21,2° B; 105,7° Đ – 106,1° Đ");
    assertThat(box.in(Locale.ENGLISH)).isEqualTo("20.9° N – 21.2° N; 105.7° E – 106.1° E");
    assertThat(point.in(Locale.of("vi"))).isEqualTo("33° N; 70,5° T");
    assertThat(point.in(Locale.ENGLISH)).isEqualTo("33° S; 70.5° W");
    assertThat(Measures.words(Terms.DCAT + "bbox", "here")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PT", "daily", "-P1D", "P99999999999Y"})
  void words_leavesOtherTextsAlone(String stated) {
    assertThat(Measures.words(TIME, stated)).isEmpty();
  }

  @Test
  void words_knowsTheProperty() {
    assertThat(Measures.words(SPACE, "wide")).isEmpty();
    assertThat(Measures.words(Terms.DCAT + "version", "10")).isEmpty();
  }
}
