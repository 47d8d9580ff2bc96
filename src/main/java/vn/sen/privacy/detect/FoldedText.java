package vn.sen.privacy.detect;

/**
 * One text folded ({@link Words#fold}) with the phrases found in it, and where each stands in the
 * text as it was typed. Reused from text to text; belongs to one thread.
 */
final class FoldedText {
  private static final int MAX_HITS = 256;

  private final PhraseFinder phrases;
  private char[] typed = new char[256];
  private char[] folded = new char[256];
  private int[] origins = new int[256];
  private int[] places = new int[256];
  private int length;
  private final int[] hitStarts = new int[MAX_HITS];
  private final int[] hitEnds = new int[MAX_HITS];
  private final int[] hitGroups = new int[MAX_HITS];
  private int hits;
  private int allGroups;
  private int state;

  FoldedText(PhraseFinder phrases) {
    this.phrases = phrases;
  }

  void read(String text) {
    reserve(text.length());
    text.getChars(0, text.length(), typed, 0);
    length = 0;
    hits = 0;
    allGroups = 0;
    state = PhraseFinder.start();
    append(' ', 0);
    boolean lowerBefore = false;
    for (int i = 0; i < text.length(); i++) {
      char c = typed[i];
      char bare = Words.bareOrKind(c);
      places[i] = length;
      if (bare == Words.MARK) {
        continue;
      }
      if (bare == Words.SEPARATOR) {
        separate(i);
        lowerBefore = false;
        continue;
      }
      boolean upper = Words.isUpper(c);
      if (lowerBefore && upper) {
        separate(i);
        places[i] = length;
      }
      lowerBefore = Words.isLower(c);
      append(bare, i);
    }
    places[text.length()] = length;
    separate(text.length());
  }

  /** Twice the text and one space at each end is the most that folding makes of it. */
  private void reserve(int textLength) {
    if (folded.length < textLength * 2 + 2) {
      folded = new char[textLength * 2 + 64];
      origins = new int[folded.length];
    }
    if (places.length <= textLength) {
      places = new int[textLength * 2 + 1];
      typed = new char[textLength * 2 + 1];
    }
  }

  private void separate(int origin) {
    if (folded[length - 1] != ' ') {
      append(' ', origin);
    }
  }

  private void append(char c, int origin) {
    folded[length] = c;
    origins[length++] = origin;
    state = phrases.advance(state, c);
    int groups = phrases.groups(state);
    if (groups != 0) {
      allGroups |= groups;
      if (hits < MAX_HITS) {
        hitStarts[hits] = length - phrases.longest(state);
        hitEnds[hits] = length;
        hitGroups[hits++] = groups;
      }
    }
  }

  /** Bits of every group found. */
  int groups() {
    return allGroups;
  }

  /** Bits of the groups found wholly between two positions of the text as typed. */
  int groupsBetween(int from, int to) {
    int start = places[from] - 1;
    int end = places[to] + 1;
    int found = 0;
    for (int i = 0; i < hits && hitStarts[i] < end; i++) {
      if (hitStarts[i] >= start && hitEnds[i] <= end) {
        found |= hitGroups[i];
      }
    }
    return found;
  }

  int hits() {
    return hits;
  }

  int hitGroups(int hit) {
    return hitGroups[hit];
  }

  /** Position in the text as typed right after the last word of a hit of whole words. */
  int hitEnd(int hit) {
    return origins[hitEnds[hit] - 1];
  }

  /** Position in the text as typed of a hit's first letter. */
  int hitStart(int hit) {
    return origins[Math.min(hitStarts[hit] + 1, length - 1)];
  }

  /** The folded text, with one space at each end. */
  CharSequence text() {
    return java.nio.CharBuffer.wrap(folded, 0, length);
  }
}
