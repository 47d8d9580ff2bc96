package vn.sen.privacy.detect;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese text made comparable. All methods are pure and take time linear in the text. */
public final class Words {

  /** New spelling of a tone mark's place to the old one, so that Hoà and Hòa are one word. */
  private static final String[][] TONE_PLACES = {
    {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
    {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
    {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"}
  };

  /** What {@link #bareOrKind} says of a combining mark. */
  static final char MARK = 0;

  /** What {@link #bareOrKind} says of what is neither letter nor digit. */
  static final char SEPARATOR = 1;

  /** What every character of the Latin blocks folds to; Vietnamese lies wholly within. */
  private static final char[] BARE = bareLetters();

  /** 1 for capitals, -1 for small letters of the same blocks. */
  private static final byte[] CASES = cases();

  private Words() {}

  /**
   * Lower case, without diacritics (đ as d), every run of other characters one space, and one space
   * before and after, so that {@code contains(" word ")} finds whole words. Words joined by a
   * change of case (hoTen) are parted. A blank text gives one space.
   */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 2).append(' ');
    boolean lowerBefore = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char bare = bareOrKind(c);
      if (bare == MARK) {
        continue;
      }
      if (bare == SEPARATOR) {
        separate(folded);
        lowerBefore = false;
        continue;
      }
      boolean upper = isUpper(c);
      if (lowerBefore && upper) {
        separate(folded);
      }
      lowerBefore = isLower(c);
      folded.append(bare);
    }
    separate(folded);
    return folded.toString();
  }

  /** The lower-case letter without diacritics or the digit that c is, MARK or SEPARATOR. */
  static char bareOrKind(char c) {
    return c < BARE.length ? BARE[c] : bareOf(c);
  }

  static boolean isUpper(char c) {
    return c < CASES.length ? CASES[c] > 0 : Character.isUpperCase(c);
  }

  static boolean isLower(char c) {
    return c < CASES.length ? CASES[c] < 0 : Character.isLowerCase(c);
  }

  private static byte[] cases() {
    byte[] cases = new byte[BARE.length];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = (byte) (Character.isUpperCase(i) ? 1 : Character.isLowerCase(i) ? -1 : 0);
    }
    return cases;
  }

  private static char[] bareLetters() {
    char[] letters = new char[0x2000];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = bareOf((char) i);
    }
    return letters;
  }

  private static char bareOf(char c) {
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return MARK;
    }
    if (!Character.isLetterOrDigit(c)) {
      return SEPARATOR;
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    char lower = Character.toLowerCase(base);
    return lower == 'đ' ? 'd' : lower;
  }

  private static void separate(StringBuilder folded) {
    if (folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** One word in lower case, composed, with the tone mark in its old place. */
  public static String canonical(String word) {
    String composed =
        Normalizer.isNormalized(word, Normalizer.Form.NFC)
            ? word
            : Normalizer.normalize(word, Normalizer.Form.NFC);
    String lower = composed.toLowerCase(Locale.ROOT);
    if (lower.startsWith("qu")) {
      return lower;
    }
    for (String[] pair : TONE_PLACES) {
      if (lower.contains(pair[0])) {
        return lower.replace(pair[0], pair[1]);
      }
    }
    return lower;
  }

  /** The word without diacritics, in lower case. */
  public static String bare(String word) {
    return fold(word).strip();
  }

  /** Whether any character lies outside ASCII. */
  public static boolean hasDiacritics(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return true;
      }
    }
    return false;
  }

  /**
   * The digits of a number typed with spaces, dots, hyphens, a leading apostrophe or the ".0" of a
   * spreadsheet; "" when anything else is in it.
   */
  public static String digits(String value) {
    int end = value.endsWith(".0") && value.length() > 6 ? value.length() - 2 : value.length();
    StringBuilder digits = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '.' && c != '-' && c != '\u00a0' && !(i == 0 && c == '\'')) {
        return "";
      }
    }
    return digits.toString();
  }
}
