package vn.sen.search;

/**
 * A syllable or word of a text, in the forms under which it is indexed and looked for.
 *
 * @param start offset of its first character in the text as given
 * @param end offset behind its last character
 * @param exact lower case with diacritics, its tone mark moved behind the last letter, so that
 *     {@code hoà} and {@code hòa}, composed or decomposed, are one
 * @param folded without any diacritics
 * @param stem of an English plural the singular, else the same as {@code folded}
 */
record Word(int start, int end, String exact, String folded, String stem) {

  /** Whether it was written with a mark that folding removes. */
  boolean accented() {
    return !exact.equals(folded);
  }

  /** Whether it may be an English plural. */
  boolean isPlural() {
    return !stem.equals(folded);
  }
}
