package vn.sen.search;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.regex.Pattern;

/** Tells Vietnamese syllables, which need their neighbours, from words that stand alone. */
final class Syllables {
  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
              + "[aeiouy]{1,3}"
              + "(?:ch|ng|nh|[cmnpt])?");
  private static final double MOSTLY = 0.75;
  private static final String PLAIN_VOWELS = "aeiouy";
  private static final String MARKED_VOWELS = "ăâêôơư";
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

  private Syllables() {}

  /**
   * Whether what was typed is Vietnamese: written with marks, or without and nearly all of it in
   * the shape of syllables.
   */
  static boolean areVietnamese(List<Word> words) {
    if (words.stream().anyMatch(Word::accented)) {
      return true;
    }
    long shaped = words.stream().filter(Syllables::isSyllable).count();
    return shaped >= MOSTLY * words.size();
  }

  /** Whether at least half of it was typed with diacritics, as a Vietnamese sentence has them. */
  static boolean areMarked(List<Word> words) {
    return words.stream().filter(Word::accented).count() * 2 >= words.size() && !words.isEmpty();
  }

  /** An exact form ({@link Word#exact}) as it is spelt, with the tone mark over its vowel. */
  static String written(String exact) {
    if (exact.isEmpty() || !Words.isTone(exact.charAt(exact.length() - 1))) {
      return exact;
    }
    int length = exact.length() - 1;
    int place = tonePlace(exact.substring(0, length));
    return COMPOSED.normalize(
        exact.substring(0, place + 1) + exact.charAt(length) + exact.substring(place + 1, length));
  }

  /**
   * On a vowel that bears a mark already, else on the last but one, or the last before a consonant.
   */
  private static int tonePlace(String letters) {
    int start = letters.startsWith("qu") || letters.matches("gi[aeiouyăâêôơư].*") ? 2 : 0;
    while (start < letters.length() && !isVowel(letters.charAt(start))) {
      start++;
    }
    int end = start;
    int marked = -1;
    while (end < letters.length() && isVowel(letters.charAt(end))) {
      marked = PLAIN_VOWELS.indexOf(letters.charAt(end)) < 0 ? end : marked;
      end++;
    }
    if (marked >= 0) {
      return marked;
    }
    boolean closed = end < letters.length();
    int back = end - start > 1 && !closed ? 2 : 1;
    return Math.clamp(end - back, 0, letters.length() - 1);
  }

  private static boolean isVowel(char c) {
    return PLAIN_VOWELS.indexOf(c) >= 0 || MARKED_VOWELS.indexOf(c) >= 0;
  }

  static boolean isSyllable(Word word) {
    return word.accented() || SYLLABLE.matcher(word.folded()).matches();
  }
}
