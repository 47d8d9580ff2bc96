package vn.sen.privacy;

import java.util.List;

/**
 * What to hold a file against.
 *
 * @param k smallest group allowed, 2 to 1000; the law names no number, the portal's default is 10
 * @param l fewest distinct values of a sensitive column in a group, 1 to 64; the default is 2
 * @param quasiIdentifiers headers to group by; empty: proposed from the headers
 * @param sensitive headers whose variety within groups is told; empty: proposed
 */
public record CheckOptions(int k, int l, List<String> quasiIdentifiers, List<String> sensitive) {

  public static final CheckOptions DEFAULT = new CheckOptions(10, 2, List.of(), List.of());

  public CheckOptions {
    if (k < 2 || k > 1000) {
      throw new IllegalArgumentException("k must be between 2 and 1000: " + k);
    }
    if (l < 1 || l > 64) {
      throw new IllegalArgumentException("l must be between 1 and 64: " + l);
    }
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    sensitive = List.copyOf(sensitive);
  }
}
