package vn.sen.publishing;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** Why something about a draft cannot be done. */
public enum PublishingProblem implements ProblemType {
  ROLE_NEEDED("role-needed", 403, "Không có vai trò cần thiết", "Role needed"),
  WRONG_STATE(
      "wrong-draft-state", 409, "Không hợp với trạng thái bản nháp", "Wrong state of a draft"),
  DRAFT_OPEN("draft-open", 409, "Đã có bản nháp đang mở", "A draft is open"),
  SLUG_TAKEN("slug-taken", 409, "Địa chỉ đã được dùng", "Address taken"),
  STALE_EDITION("stale-edition", 412, "Người khác vừa sửa", "Edited by somebody else"),
  NOT_READY("not-ready", 422, "Chưa đủ điều kiện công bố", "Not ready to be published"),
  EDITION_NEEDED("edition-needed", 428, "Cần If-Match", "If-Match needed");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  PublishingProblem(String slug, int status, String vietnamese, String english) {
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
