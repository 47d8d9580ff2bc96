package vn.sen.privacy.table;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * How a reading ended.
 *
 * @param rows records told, the header not counted
 * @param bytes bytes taken from the file
 * @param stop why the end was not reached; empty when it was
 * @param place where it stopped, as "row 12"; "" when complete
 */
@Serdeable
public record Reading(long rows, long bytes, Optional<Stop> stop, String place) {

  /** Why a reading stopped before the end. */
  public enum Stop {
    TOO_MANY_COLUMNS("quá nhiều cột", "too many columns"),
    FIELD_TOO_LONG("một ô quá dài", "a field is too long"),
    TOO_DEEP("dữ liệu lồng nhau quá sâu", "nested too deeply"),
    EXPANDS("tệp nén bung ra quá lớn", "the file expands beyond all measure"),
    TOO_LARGE("tệp quá lớn", "the file is too large"),
    TOO_SLOW("quá thời gian cho phép", "the time allowed is over"),
    NOT_UTF_8("bảng mã không phải UTF-8 hoặc UTF-16", "the text is neither UTF-8 nor UTF-16"),
    MALFORMED("tệp hỏng cấu trúc", "the file is malformed"),
    UNSUPPORTED("định dạng không kiểm tra được", "files of this format cannot be checked"),
    EMPTY("tệp không có dữ liệu", "the file holds no data");

    private final String vietnamese;
    private final String english;

    Stop(String vietnamese, String english) {
      this.vietnamese = vietnamese;
      this.english = english;
    }

    public String vietnamese() {
      return vietnamese;
    }

    public String english() {
      return english;
    }
  }

  public boolean isComplete() {
    return stop.isEmpty();
  }
}
