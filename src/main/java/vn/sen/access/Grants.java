package vn.sen.access;

import java.util.List;
import java.util.Set;

/** Who holds which agreement; read anew for every request, so that a revocation acts at once. */
public interface Grants {

  /**
   * Slugs of the datasets for which the holder of these tokens (account, agencies) has an agreement
   * in force.
   */
  Set<String> listDatasets(Set<String> tokens);

  /** The agreements in force on one dataset for the holder of these tokens, the longest first. */
  List<Grant> list(String slug, Set<String> tokens);
}
