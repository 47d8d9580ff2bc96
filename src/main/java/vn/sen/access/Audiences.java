package vn.sen.access;

import java.util.Set;

/**
 * Who may discover a dataset's metadata and who may use its data, as audience tokens.
 *
 * @param discover never empty
 * @param use never empty
 */
public record Audiences(Set<String> discover, Set<String> use) {
  public Audiences {
    discover = Set.copyOf(discover);
    use = Set.copyOf(use);
  }
}
