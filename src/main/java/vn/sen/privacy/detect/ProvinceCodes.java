package vn.sen.privacy.detect;

/**
 * The codes of the 63 provincial units before 1 July 2025 (Decision 124/2004/QĐ-TTg as amended),
 * which identity numbers issued before and after go on using.
 */
final class ProvinceCodes {
  private static final boolean[] KNOWN = new boolean[97];

  static {
    int[] codes = {
      1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
      38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
      77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96
    };
    for (int code : codes) {
      KNOWN[code] = true;
    }
  }

  private ProvinceCodes() {}

  static boolean has(int code) {
    return code >= 0 && code < KNOWN.length && KNOWN[code];
  }
}
