package vn.sen.api;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** Failures that belong to the programs' doors. */
enum ApiProblem implements ProblemType {
  UNKNOWN_PARAMETER("unknown-parameter", 400, "Tham số không được biết", "Unknown parameter"),
  INVALID_PARAMETER(
      "invalid-parameter", 400, "Giá trị tham số không hợp lệ", "Invalid parameter value"),
  USE_REFUSED(
      "use-refused", 403, "Không có quyền sử dụng dữ liệu", "Use of the data is not permitted"),
  HEADERS_TOO_LARGE(
      "headers-too-large", 431, "Phần đầu của yêu cầu quá lớn", "Request headers too large");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  ApiProblem(String slug, int status, String vietnamese, String english) {
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
