package vn.sen.access.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Datasets whose metadata not everybody may see, as the record knows them. */
public interface ClosedDatasets {

  /**
   * One of them.
   *
   * @param iri by which the log names it
   * @param agency slug of the owning agency; empty when it is none of the portal's
   */
  record Closed(String slug, String iri, Optional<String> agency) {}

  /** Those among these slugs, in no particular order. */
  List<Closed> listAmong(Collection<String> slugs);

  /** All that the tokens let discover, in no particular order. */
  List<Closed> listOf(Set<String> tokens);
}
