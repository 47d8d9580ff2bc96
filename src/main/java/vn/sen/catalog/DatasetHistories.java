package vn.sen.catalog;

import java.time.Instant;
import java.util.List;

/**
 * Whole histories, for the archive in which an agency takes along what it owns; for callers who
 * have asked whether they may.
 */
public interface DatasetHistories {

  /** Slugs of what the agency has charge of, withdrawn ones too, in ascending order. */
  List<String> listSlugs(String agencyIri);

  /** From the first on; empty when unknown. */
  List<Entry> list(String slug);

  /** Says when a revision was made, where it was taken over from elsewhere. */
  void date(String slug, int number, Instant created);

  /**
   * @param description as N-Triples
   */
  record Entry(int number, Instant created, String author, String note, String description) {}
}
