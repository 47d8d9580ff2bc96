package vn.sen.search;

import org.jspecify.annotations.Nullable;

/**
 * Keeps short texts cut, since the same names of agencies, places, licences and columns stand in
 * thousands of datasets. Of texts that fall on the same place the newest is kept.
 */
final class CutTexts {
  private static final int LONGEST_KEPT = 160;
  private static final int PLACES = 1 << 12;

  private final Vocabulary vocabulary;
  private final @Nullable CutText[] kept = new CutText[PLACES];

  CutTexts(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** May be called by many threads: one may cut what another has just cut. */
  CutText cut(String text) {
    if (text.length() > LONGEST_KEPT) {
      return CutText.of(text, vocabulary);
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    CutText known = kept[place];
    if (known == null || !known.text().equals(text)) {
      known = CutText.of(text, vocabulary);
      kept[place] = known;
    }
    return known;
  }
}
