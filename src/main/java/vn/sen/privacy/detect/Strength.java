package vn.sen.privacy.detect;

/** How far one value alone speaks for a kind; in rising order. */
public enum Strength {
  /** Not of this kind. */
  NONE,
  /**
   * The format fits, as it fits other things too: counts only under a header that says the kind.
   */
  WEAK,
  /** Structure or check digits fit: counts by itself, column by column. */
  STRONG
}
