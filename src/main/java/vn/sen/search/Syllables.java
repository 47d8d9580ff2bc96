package vn.sen.search;

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

  static boolean isSyllable(Word word) {
    return word.accented() || SYLLABLE.matcher(word.folded()).matches();
  }
}
