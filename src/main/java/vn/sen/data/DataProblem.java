package vn.sen.data;

import java.util.Locale;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.ProblemType;

/** What can be wrong with a file that somebody gives. */
public enum DataProblem implements ProblemType {
  REFUSED_FILE("refused-file", 422, "Tệp không được nhận", "File refused"),
  INFECTED_FILE("infected-file", 422, "Tệp có mã độc", "Infected file"),
  NO_ROWS_READ("no-rows-read", 422, "Không đọc được các dòng của tệp", "The rows cannot be read"),
  READERS_BUSY("readers-busy", 503, "Đang có quá nhiều tệp được đọc", "Too many files being read"),
  STORAGE_REFUSED(
      "storage-refused", 503, "Kho lưu tệp tạm thời không nhận", "File storage is unavailable");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  DataProblem(String slug, int status, String vietnamese, String english) {
    this.slug = slug;
    this.status = status;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  static ProblemException noContent(String sha256) {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Cổng không giữ nội dung có SHA-256 " + sha256 + ".",
        "The portal holds no content of SHA-256 " + sha256 + ".");
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title(Locale locale) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }
}
