package vn.sen.platform;

import java.util.Locale;

/** The failures that every feature shares. */
public enum CommonProblem implements ProblemType {
  MALFORMED("malformed-request", 400, "Yêu cầu không hợp lệ", "Malformed request"),
  UNAUTHORIZED("sign-in-required", 401, "Cần đăng nhập", "Sign-in required"),
  FORBIDDEN("forbidden", 403, "Không được phép", "Not permitted"),
  NOT_FOUND("not-found", 404, "Không tìm thấy", "Not found"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed", 405, "Phương thức không được hỗ trợ", "Method not allowed"),
  NOT_ACCEPTABLE("not-acceptable", 406, "Không có định dạng được yêu cầu", "Not acceptable"),
  CONFLICT("conflict", 409, "Xung đột với trạng thái hiện tại", "Conflict"),
  GONE("gone", 410, "Đã gỡ bỏ", "Gone"),
  PRECONDITION_FAILED("precondition-failed", 412, "Đã có thay đổi khác", "Precondition failed"),
  TOO_LARGE("content-too-large", 413, "Dữ liệu gửi lên quá lớn", "Content too large"),
  URI_TOO_LONG("uri-too-long", 414, "Địa chỉ quá dài", "URI too long"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", 415, "Kiểu nội dung không được hỗ trợ", "Unsupported media type"),
  RANGE_NOT_SATISFIABLE(
      "range-not-satisfiable", 416, "Khoảng yêu cầu nằm ngoài tệp", "Range not satisfiable"),
  UNPROCESSABLE(
      "unprocessable-content", 422, "Nội dung không đúng quy tắc", "Unprocessable content"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Quá nhiều yêu cầu", "Too many requests"),
  INTERNAL("internal-error", 500, "Lỗi của cổng dữ liệu", "Internal error"),
  UNAVAILABLE("unavailable", 503, "Tạm thời không phục vụ được", "Service unavailable");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  CommonProblem(String slug, int status, String vietnamese, String english) {
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
