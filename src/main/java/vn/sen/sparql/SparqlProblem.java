package vn.sen.sparql;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** Why a query is not answered. */
public enum SparqlProblem implements ProblemType {
  READ_ONLY("sparql-read-only", 403, "Điểm truy vấn chỉ cho phép đọc", "Read-only endpoint"),
  FEDERATION_OFF(
      "sparql-federation-off", 403, "Không hỗ trợ SERVICE", "Federated queries are switched off"),
  RESULT_TOO_LARGE("sparql-result-too-large", 422, "Kết quả quá lớn", "The result is too large"),
  TIMEOUT("sparql-timeout", 503, "Truy vấn quá thời gian", "The query took too long"),
  BUSY("sparql-busy", 503, "Điểm truy vấn đang bận", "Too many queries at once");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  SparqlProblem(String slug, int status, String vietnamese, String english) {
    this.slug = slug;
    this.status = status;
    this.vietnamese = vietnamese;
    this.english = english;
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
