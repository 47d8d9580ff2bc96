package vn.sen.metadata;

import java.util.List;

/**
 * How one revision differs from another: in a reader's words, and as statements.
 *
 * @param added lines of N-Triples that only the second has
 * @param removed lines of N-Triples that only the first has
 */
public record Comparison(List<Change> changes, List<String> added, List<String> removed) {
  public Comparison {
    changes = List.copyOf(changes);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  public boolean isSame() {
    return added.isEmpty() && removed.isEmpty();
  }

  /**
   * @param property what changed, such as “contact point › name”
   * @param before empty when something was added
   * @param after empty when something was taken away
   */
  public record Change(LocalizedText property, LocalizedText before, LocalizedText after) {

    /** {@code added}, {@code removed} or {@code changed}. */
    public String kind() {
      return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }
  }
}
