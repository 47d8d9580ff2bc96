package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyllablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thải", "nghiệp", "hóa", "thủy", "lũy", "giá", "giới", "giường", "được", "ngoài", "khuỷu",
        "tuổi", "của", "mía", "nước", "đường", "gì", "ý", "rượu", "toán", "quốc", "data", "ở"
      })
  void written_putsTheToneMarkWhereItIsSpelt(String spelt) {
    assertThat(Syllables.written(Words.of(spelt).exact())).isEqualTo(spelt);
  }
}
