package vn.sen.metadata;

/** Texts as messages show them. */
final class Texts {
  private static final int SHOWN_CHARACTERS = 120;

  private Texts() {}

  /** At most 120 characters, whatever somebody wrote. */
  static String shorten(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS - 1) + "…";
  }
}
