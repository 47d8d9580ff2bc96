package vn.sen.privacy;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** Failures that the disclosure check tells of. */
public enum PrivacyProblem implements ProblemType {
  DISCLOSURE(
      "disclosure", 422, "Tệp để lộ dữ liệu cá nhân", "The file would disclose personal data"),
  NOT_A_STEWARD(
      "not-a-steward", 403, "Không phải người phụ trách dữ liệu", "Not a steward of the agency"),
  TOO_MANY_CHECKS("too-many-checks", 503, "Đang kiểm tra nhiều tệp", "Too many files are checked");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  PrivacyProblem(String slug, int status, String vietnamese, String english) {
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
