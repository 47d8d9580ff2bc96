package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data.csv | attachment; filename=\"data.csv\"",
        "Đơn vị.csv | attachment; filename=\"Don vi.csv\"; filename*=UTF-8''%C4%90%C6%A1n%20v%E1%BB%8B.csv",
        "a\"b\\c.csv | attachment; filename=\"a_b_c.csv\"; filename*=UTF-8''a%22b%5Cc.csv",
        "50%.csv | attachment; filename=\"50_.csv\"; filename*=UTF-8''50%25.csv",
        "数.csv | attachment; filename=\"_.csv\"; filename*=UTF-8''%E6%95%B0.csv"
      })
  void attachment_namesTheFileForOldAndNewClients(String fileName, String header) {
    assertThat(ContentDisposition.attachment(fileName)).isEqualTo(header);
  }
}
