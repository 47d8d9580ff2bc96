package vn.sen.platform;

import java.util.Locale;
import java.util.Objects;

/**
 * The one exception by which a feature tells a caller that the request cannot be served. Safe to
 * publish.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient ProblemType type;
  private final String vietnamese;
  private final String english;

  /**
   * @param vietnamese what is wrong, where and the way out, for a reader of Vietnamese
   * @param english the same in English
   */
  public ProblemException(ProblemType type, String vietnamese, String english) {
    super(english, null, false, false);
    this.type = Objects.requireNonNull(type);
    this.vietnamese = Objects.requireNonNull(vietnamese);
    this.english = Objects.requireNonNull(english);
  }

  public ProblemType type() {
    return type;
  }

  public String detail(Locale locale) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }
}
