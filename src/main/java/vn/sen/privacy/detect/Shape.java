package vn.sen.privacy.detect;

/**
 * What one pass over a value's characters tells: enough for most detectors to decline without
 * making a string. Reused from value to value; belongs to one thread.
 */
public final class Shape {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Seven counts of eight bits side by side, so that one addition counts a character. */
  private static final long DIGIT = 1L;

  private static final long LETTER = 1L << 8;
  private static final long SPACE = 1L << 16;
  private static final long OTHER = 1L << 24;
  private static final long AT = 1L << 32;
  private static final long DOT = 1L << 40;
  private static final long COLON = 1L << 48;
  private static final long[] COUNTED = counted();

  /** So many characters cannot overflow eight bits. */
  private static final int BLOCK = 255;

  private int length;
  private int digits;
  private int letters;
  private int spaces;
  private int others;
  private int ats;
  private int dots;
  private int colons;
  private long hash;
  private char[] read = new char[0];
  private int start;

  private static long[] counted() {
    long[] counted = new long[256];
    for (int c = 0; c < counted.length; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0xbf;
      counted[c] = c >= '0' && c <= '9' ? DIGIT : letter ? LETTER : OTHER;
    }
    counted[' '] = SPACE;
    counted[0xa0] = SPACE;
    counted['.'] = DOT;
    counted['@'] = AT;
    counted[':'] = COLON;
    return counted;
  }

  /** Reads the characters of one trimmed value. */
  public void read(char[] chars, int offset, int count) {
    read = chars;
    start = offset;
    length = count;
    digits = 0;
    letters = 0;
    spaces = 0;
    others = 0;
    ats = 0;
    dots = 0;
    colons = 0;
    long h = count;
    int end = offset + count;
    for (int from = offset; from < end; from += BLOCK) {
      int to = Math.min(end, from + BLOCK);
      long counts = 0;
      for (int i = from; i < to; i++) {
        char c = chars[i];
        h = (h ^ c) * PRIME;
        counts += c < 256 ? COUNTED[c] : LETTER;
      }
      digits += (int) (counts & 0xff);
      letters += (int) (counts >> 8 & 0xff);
      spaces += (int) (counts >> 16 & 0xff);
      others += (int) (counts >> 24 & 0xff);
      ats += (int) (counts >> 32 & 0xff);
      dots += (int) (counts >> 40 & 0xff);
      colons += (int) (counts >> 48 & 0xff);
    }
    h = (h ^ h >>> 32) * PRIME;
    hash = (h ^ h >>> 29) * PRIME ^ h >>> 32;
  }

  public int length() {
    return length;
  }

  public int digits() {
    return digits;
  }

  public int letters() {
    return letters;
  }

  public int spaces() {
    return spaces;
  }

  public int ats() {
    return ats;
  }

  public int dots() {
    return dots;
  }

  public int colons() {
    return colons;
  }

  /** Hyphens, slashes, commas and every other sign. */
  public int others() {
    return others;
  }

  /** A 64-bit hash of the characters; not cryptographic. */
  public long hash() {
    return hash;
  }

  /** Digits only, and few enough of them for {@link #integer} to be right. */
  public boolean isInteger() {
    return digits == length && digits > 0 && digits < 18;
  }

  /**
   * The value of a whole number; meaningless unless {@link #isInteger}, and once the characters it
   * was read from are others.
   */
  public long integer() {
    long value = 0;
    for (int i = start; i < start + length; i++) {
      value = value * 10 + (read[i] - '0');
    }
    return value;
  }

  /** Digits with at most the separators that numbers are typed with. */
  public boolean isNumberLike() {
    return letters == 0 && ats == 0 && colons == 0 && digits > 0;
  }
}
