package vn.sen.privacy.detect;

/** Finds a person's name that begins at a place in running text. Belongs to one thread. */
final class NameScanner {
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_WORD = 8;

  private final PersonNameDetector detector = new PersonNameDetector();
  private final String[] words = new String[MOST_WORDS];
  private final int[] ends = new int[MOST_WORDS];
  private int end;

  /**
   * @param position of the name's first letter, or of the space or colon before it
   * @param leastWords of a name
   */
  boolean isNameAt(String text, int position, int leastWords) {
    int count = readWords(text, skip(text, position));
    for (int taken = count; taken >= leastWords; taken--) {
      if (detector.matchWords(words, taken) == Strength.STRONG) {
        end = ends[taken - 1];
        return true;
      }
    }
    end = count == 0 ? position : ends[0];
    return false;
  }

  /** Position right after the name that was found, or after the first word looked at. */
  int end() {
    return end;
  }

  private static int skip(String text, int position) {
    int i = position;
    while (i < text.length() && isBetween(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == '\u00a0' || c == ':' || c == '\t';
  }

  private int readWords(String text, int position) {
    int count = 0;
    int i = position;
    while (count < MOST_WORDS && i < text.length() && Character.isUpperCase(text.charAt(i))) {
      int start = i;
      while (i < text.length() && isNameChar(text.charAt(i))) {
        i++;
      }
      if (i - start > LONGEST_WORD) {
        break;
      }
      words[count] = text.substring(start, i);
      ends[count++] = i;
      int next = i;
      while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\u00a0')) {
        next++;
      }
      if (next == i) {
        break;
      }
      i = next;
    }
    return count;
  }

  private static boolean isNameChar(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
