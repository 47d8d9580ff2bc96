package vn.sen.privacy;

import java.util.List;

/**
 * What to hold a file against.
 *
 * @param k smallest group allowed, 2 to 1000; the law names no number, the portal's default is 10
 * @param quasiIdentifiers headers to group by; empty: proposed from the headers
 * @param sensitive headers whose variety within groups is told; empty: proposed
 */
public record CheckOptions(int k, List<String> quasiIdentifiers, List<String> sensitive) {

  public static final CheckOptions DEFAULT = new CheckOptions(10, List.of(), List.of());

  public static CheckOptions withK(int k) {
    return new CheckOptions(k, List.of(), List.of());
  }

  public CheckOptions {
    if (k < 2 || k > 1000) {
      throw new IllegalArgumentException("k must be between 2 and 1000: " + k);
    }
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    sensitive = List.copyOf(sensitive);
  }
}
