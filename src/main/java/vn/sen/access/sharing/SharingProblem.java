package vn.sen.access.sharing;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** What can go wrong in a matter of sharing. */
public enum SharingProblem implements ProblemType {
  NOT_SIGNED_IN("sign-in-needed", 401, "Cần đăng nhập", "Sign-in needed"),
  NOT_YOURS("not-yours-to-decide", 403, "Không thuộc thẩm quyền của bạn", "Not yours to decide"),
  WRONG_STATE("wrong-state", 409, "Không còn ở trạng thái đó", "No longer in that state"),
  INCOMPLETE("incomplete-form", 422, "Biểu mẫu chưa hợp lệ", "The form is not complete");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  SharingProblem(String slug, int status, String vietnamese, String english) {
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
