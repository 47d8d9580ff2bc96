package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-99, 0, 99",
    "bytes=10-, 10, 99",
    "bytes=10-1000, 10, 99",
    "bytes=-5, 95, 99",
    "bytes=-1000, 0, 99",
    "BYTES=1-2, 1, 2"
  })
  void oneRange_ofHundredBytes(String header, long first, long last) {
    assertThat(ByteRange.parse(header, 100)).contains(List.of(new ByteRange(first, last)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=200-300, 400-"})
  void rangeBeyondTheEnd_isUnsatisfiable(String header) {
    assertThat(ByteRange.parse(header, 100)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lines=0-1",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-1",
        "bytes=a-b",
        "bytes=0-1,",
        "bytes=0-9999999999999999999999",
        "bytes=0-50,50-60",
        "bytes=0-,0-,0-"
      })
  void rangeThatCannotBeFollowed_isIgnored(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @Test
  void severalRanges_keepTheirOrder() {
    assertThat(ByteRange.parse("bytes=50-59, 0-9", 100))
        .contains(List.of(new ByteRange(50, 59), new ByteRange(0, 9)));
  }

  @Test
  void moreRangesThanAnybodyNeeds_areIgnored() {
    StringBuilder header = new StringBuilder("bytes=0-0");
    for (int i = 1; i <= ByteRange.MOST_RANGES; i++) {
      header.append(',').append(2 * i).append('-').append(2 * i);
    }

    assertThat(ByteRange.parse(header.toString(), 100)).isEmpty();
  }

  @Test
  void emptyFile_hasNoRange() {
    assertThat(ByteRange.parse("bytes=0-", 0)).contains(List.of());
  }
}
