package vn.sen.data;

import java.util.Locale;
import vn.sen.platform.ProblemType;

/** What can be wrong with a data pack as a whole. */
public enum DataPackProblem implements ProblemType {
  NOT_A_DATA_PACK("not-a-data-pack", 422, "Không phải gói dữ liệu", "Not a data pack");

  private final String slug;
  private final int status;
  private final String vietnamese;
  private final String english;

  DataPackProblem(String slug, int status, String vietnamese, String english) {
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
