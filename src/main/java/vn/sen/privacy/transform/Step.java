package vn.sen.privacy.transform;

import java.util.Map;

/** What is done to one column. */
public sealed interface Step {

  /** Removes the column. */
  record Drop() implements Step {}

  /**
   * Replaces letters and digits by asterisks but for the last ones. What remains may still be
   * personal data.
   *
   * @param keptChars characters left at the end, 0 to 4; a value not longer loses all
   */
  record Mask(int keptChars) implements Step {
    public Mask {
      if (keptChars < 0 || keptChars > 4) {
        throw new IllegalArgumentException("keptChars must be 0 to 4: " + keptChars);
      }
    }
  }

  /** A date in any of the three orders becomes its year; what is no date becomes empty. */
  record DateToYear() implements Step {}

  /**
   * A place becomes the one above it.
   *
   * @param broader folded name ({@code Words.fold}) of a unit to the name of its province; an
   *     address takes the last unit of it that is known; what is unknown becomes empty
   */
  record PlaceToProvince(Map<String, String> broader) implements Step {
    public PlaceToProvince {
      broader = Map.copyOf(broader);
    }
  }

  /**
   * Replaces each value by a keyed hash (HMAC-SHA-256, first 128 bits in hexadecimal). Equal values
   * stay equal; by law the data stay personal, so the file is never fit for open.
   */
  record Pseudonymise(PseudonymKey key) implements Step {}

  /**
   * Empties counts from 1 to below the threshold.
   *
   * @param threshold 2 to 1000
   */
  record SuppressSmall(int threshold) implements Step {
    public SuppressSmall {
      if (threshold < 2 || threshold > 1000) {
        throw new IllegalArgumentException("threshold must be 2 to 1000: " + threshold);
      }
    }
  }
}
