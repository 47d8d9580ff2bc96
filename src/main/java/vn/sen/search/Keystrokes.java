package vn.sen.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the keys of the Telex and VNI input methods write: somebody who typed with the input method
 * off left {@code luas gaoj} or {@code lua1 gao5} for "lúa gạo".
 */
final class Keystrokes {
  private static final String TELEX_TONES = "sfrxj";
  private static final String VNI_TONES = "12345";

  /** Acute, grave, hook above, tilde, dot below: in the order of the two strings above. */
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

  /** Longest first, so that {@code uow} is not read as {@code u} and {@code ow}. */
  private static final List<Map.Entry<String, String>> TELEX =
      List.of(
          Map.entry("uow", "ươ"),
          Map.entry("uwow", "ươ"),
          Map.entry("aa", "â"),
          Map.entry("aw", "ă"),
          Map.entry("ee", "ê"),
          Map.entry("oo", "ô"),
          Map.entry("ow", "ơ"),
          Map.entry("uw", "ư"),
          Map.entry("dd", "đ"));

  private static final int LONGEST_SYLLABLE = 12;

  private Keystrokes() {}

  /**
   * @param typed lower case, without diacritics
   * @return syllables in composed form that these keys may stand for; empty when they are none
   */
  static List<String> readings(String typed) {
    if (typed.length() < 2 || typed.length() > LONGEST_SYLLABLE) {
      return List.of();
    }
    List<String> readings = new ArrayList<>();
    addUnlessSame(typed, telex(typed), readings);
    addUnlessSame(typed, vni(typed), readings);
    return readings;
  }

  private static void addUnlessSame(String typed, String read, List<String> readings) {
    if (!read.equals(typed)) {
      readings.add(Normalizer.normalize(read, Normalizer.Form.NFC));
    }
  }

  private static String telex(String typed) {
    StringBuilder letters = new StringBuilder();
    String tone = "";
    boolean vowelSeen = false;
    for (char c : typed.toCharArray()) {
      int key = TELEX_TONES.indexOf(c);
      if (key >= 0 && vowelSeen) {
        tone = TONES.substring(key, key + 1);
      } else {
        letters.append(c);
      }
      vowelSeen |= isVowel(c) || c == 'w';
    }
    String read = movedMarks(letters.toString());
    for (Map.Entry<String, String> keys : TELEX) {
      read = read.replace(keys.getKey(), keys.getValue());
    }
    return withTone(read.replace('w', 'ư'), tone);
  }

  /** A mark typed at the end of the syllable ({@code toana}, {@code duongw}, {@code dongd}). */
  private static String movedMarks(String letters) {
    int last = letters.length() - 1;
    char mark = letters.charAt(last);
    if (mark == 'd' && last > 1 && letters.charAt(0) == 'd' && letters.charAt(1) != 'd') {
      return movedMarks("d" + letters.substring(0, last));
    }
    boolean repeats = "aeo".indexOf(mark) >= 0;
    if ((!repeats && mark != 'w') || isVowel(letters.charAt(last - 1))) {
      return letters;
    }
    String before = letters.substring(0, last);
    if (mark == 'w' && before.contains("uo")) {
      return before.replace("uo", "uow");
    }
    for (int i = before.length() - 1; i >= 0; i--) {
      char c = before.charAt(i);
      if (repeats ? c == mark : c == 'a' || c == 'o' || c == 'u') {
        return before.substring(0, i + 1) + mark + before.substring(i + 1);
      }
    }
    return letters;
  }

  private static String vni(String typed) {
    if (typed.chars().noneMatch(c -> c >= '1' && c <= '9') || !isVowelIn(typed)) {
      return typed;
    }
    String read = typed;
    String tone = "";
    StringBuilder letters = new StringBuilder();
    for (char c : read.toCharArray()) {
      int key = VNI_TONES.indexOf(c);
      if (key >= 0) {
        tone = TONES.substring(key, key + 1);
      } else if (c == '6') {
        mark(letters, Map.of('a', 'â', 'e', 'ê', 'o', 'ô'));
      } else if (c == '7') {
        mark(letters, Map.of('u', 'ư', 'o', 'ơ'));
      } else if (c == '8') {
        mark(letters, Map.of('a', 'ă'));
      } else if (c == '9') {
        mark(letters, Map.of('d', 'đ'));
      } else {
        letters.append(c);
      }
    }
    return withTone(letters.toString().replace("uơ", "ươ"), tone);
  }

  private static boolean isVowelIn(String typed) {
    return typed.chars().anyMatch(c -> isVowel((char) c));
  }

  private static void mark(StringBuilder letters, Map<Character, Character> marked) {
    for (int i = letters.length() - 1; i >= 0; i--) {
      Character with = marked.get(letters.charAt(i));
      if (with != null) {
        letters.setCharAt(i, with);
        return;
      }
    }
  }

  /** Where exactly does not matter: {@link Words} moves tone marks to one place. */
  private static String withTone(String letters, String tone) {
    for (int i = letters.length() - 1; i >= 0 && !tone.isEmpty(); i--) {
      if (isVowel(letters.charAt(i)) || "âăêôơư".indexOf(letters.charAt(i)) >= 0) {
        return letters.substring(0, i + 1) + tone + letters.substring(i + 1);
      }
    }
    return letters + tone;
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }
}
