package vn.sen.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The record in the order of its slugs, a page at a time, as harvesters read it. */
public interface CatalogListing {

  /** How many there are in all; see {@link #listSlugs}. */
  int count(Optional<Instant> modifiedSince, Set<String> tokens);

  /**
   * Slugs in ascending order of what these tokens may discover: everything published; or, with an
   * instant, whatever changed at or after it, withdrawn or not.
   *
   * @param offset how many to leave out, from 0
   * @param limit at most so many
   */
  List<String> listSlugs(
      Optional<Instant> modifiedSince, Set<String> tokens, int offset, int limit);
}
