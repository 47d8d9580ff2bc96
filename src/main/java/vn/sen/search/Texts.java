package vn.sen.search;

/** Cuts of texts that never split a character. */
final class Texts {
  private Texts() {}

  /** At most {@code longest} UTF-16 units from the start. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /** The year of an ISO date. */
  static String year(String date) {
    return date.length() > 4 && date.charAt(4) == '-' ? date.substring(0, 4) : date;
  }
}
