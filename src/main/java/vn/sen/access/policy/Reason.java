package vn.sen.access.policy;

import java.util.Locale;

/**
 * Why a decision fell as it did, for people.
 *
 * @param code stable, for programs
 * @param rule IRI of the rule, or "" when no single rule decides
 */
public record Reason(Code code, String rule, String vietnamese, String english) {

  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }

  /** Whether a prohibition stands against the request, which nobody's agreement lifts. */
  public boolean isProhibition() {
    return code == Code.PROHIBITED || code == Code.EMBARGO;
  }

  /** Kinds of reason; {@link #slug()} is what programs read. */
  public enum Code {
    PERMITTED,
    UNKNOWN_TERM,
    NO_PERMISSION,
    PROHIBITED,
    /** Prohibited until a time, at which the prohibition ends by itself. */
    EMBARGO,
    OTHER_PARTY,
    OTHER_ACTION,
    OTHER_TARGET,
    TOO_EARLY_OR_LATE,
    OTHER_PURPOSE,
    PURPOSE_NEEDED,
    USED_UP,
    RECIPROCITY,
    CONDITION,
    DUTY_VIOLATED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
