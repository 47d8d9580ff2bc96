package vn.sen.privacy.detect;

/**
 * What one pass over a value's characters tells: enough for most detectors to decline without
 * making a string. Reused from value to value; belongs to one thread.
 */
public final class Shape {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private int length;
  private int digits;
  private int letters;
  private int spaces;
  private int others;
  private int ats;
  private int dots;
  private int colons;
  private long hash;
  private long integer;

  /** Reads the characters of one trimmed value. */
  public void read(char[] chars, int offset, int count) {
    length = count;
    digits = 0;
    letters = 0;
    spaces = 0;
    others = 0;
    ats = 0;
    dots = 0;
    colons = 0;
    integer = 0;
    long h = count;
    for (int i = offset; i < offset + count; i++) {
      char c = chars[i];
      h = (h ^ c) * PRIME;
      h ^= h >>> 29;
      if (c >= '0' && c <= '9') {
        digits++;
        integer = integer * 10 + (c - '0');
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0xbf) {
        letters++;
      } else if (c == ' ' || c == '\u00a0') {
        spaces++;
      } else if (c == '.') {
        dots++;
      } else if (c == '@') {
        ats++;
      } else if (c == ':') {
        colons++;
      } else {
        others++;
      }
    }
    hash = (h ^ (h >>> 32)) * PRIME;
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

  /** The value of a whole number; meaningless unless {@link #isInteger}. */
  public long integer() {
    return integer;
  }

  /** Digits with at most the separators that numbers are typed with. */
  public boolean isNumberLike() {
    return letters == 0 && ats == 0 && colons == 0 && digits > 0;
  }
}
