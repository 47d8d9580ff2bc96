package vn.sen.privacy.detect;

import java.util.List;

/**
 * Which words in a column's header speak for a kind and which against it. Phrases are folded
 * ({@link Words#fold}): lower case, no diacritics, so that one phrase covers Vietnamese typed with
 * and without them; English phrases stand beside.
 *
 * @param supporting phrases that name the kind
 * @param opposing phrases that name what looks like the kind and is not
 * @param supportWins whether a header with both supports (as "họ tên hiệu trưởng") or opposes (as
 *     "điện thoại cơ quan")
 */
public record HeaderRule(List<String> supporting, List<String> opposing, boolean supportWins) {

  /** What a header says about a kind. */
  public enum Hint {
    SUPPORTS,
    SILENT,
    OPPOSES
  }

  public HeaderRule {
    supporting = supporting.stream().map(phrase -> " " + phrase + " ").toList();
    opposing = opposing.stream().map(phrase -> " " + phrase + " ").toList();
  }

  /**
   * @param foldedHeader as {@link Words#fold} gives it
   */
  public Hint hint(String foldedHeader) {
    boolean supported = supporting.stream().anyMatch(foldedHeader::contains);
    boolean opposed = opposing.stream().anyMatch(foldedHeader::contains);
    if (supported && opposed) {
      return supportWins ? Hint.SUPPORTS : Hint.OPPOSES;
    }
    if (supported) {
      return Hint.SUPPORTS;
    }
    return opposed ? Hint.OPPOSES : Hint.SILENT;
  }
}
