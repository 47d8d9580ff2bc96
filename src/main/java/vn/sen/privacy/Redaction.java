package vn.sen.privacy;

import vn.sen.privacy.detect.Kind;

/** Shows what a value looks like without telling it. */
final class Redaction {
  private static final int LONGEST = 40;

  private Redaction() {}

  /** Names become initials; of anything else the first and the last character stay. */
  static String redact(Kind kind, String value) {
    String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    return kind == Kind.PERSON_NAME && shown.length() == value.length()
        ? initials(shown)
        : hidden(shown);
  }

  private static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : name.strip().split("\\s+")) {
      initials.append(initials.isEmpty() ? "" : " ").append(word.charAt(0)).append('.');
    }
    return initials.toString();
  }

  private static String hidden(String value) {
    StringBuilder hidden = new StringBuilder(value);
    int last = value.endsWith("…") ? value.length() : value.length() - 1;
    for (int i = 1; i < last; i++) {
      if (Character.isLetterOrDigit(hidden.charAt(i))) {
        hidden.setCharAt(i, '•');
      }
    }
    return hidden.toString();
  }
}
