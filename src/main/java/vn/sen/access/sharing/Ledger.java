package vn.sen.access.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Standings;

/**
 * Who offers what to whom. Sums are over what everybody may discover, so that they tell nothing of
 * hidden datasets; between two agencies their own agreements count as well.
 */
public interface Ledger {

  /** Of every agency that offers or uses something, in ascending order of slugs. */
  List<Sum> listSums(Instant now);

  /** Every counterpart of the agency, both directions. */
  List<Pair> listPairs(String agency, Instant now);

  /** Up-to-date datasets that the agency offers to the whole circle. */
  long countOffered(String agency, Instant now);

  /** Up-to-date datasets of the agency that the counterpart may use, agreements included. */
  long countShared(String agency, String counterpart, Instant now);

  /** A shortfall noticed before; {@code counterpart} "" for the circle. */
  Optional<Standings.Shortfall> findShortfall(String agency, String counterpart, Instant now);

  /**
   * Notes a shortfall, from now, unless it is noted.
   *
   * @return true when it was not
   */
  boolean startShortfall(
      String agency, String counterpart, int required, Instant now, Instant deadline);

  /** The shortfall is mended; true when there was one. */
  boolean endShortfall(String agency, String counterpart);

  /** Marks that those concerned know of the suspension; false when they knew. */
  boolean tellSuspension(String agency, String counterpart);

  /**
   * Pairs (agency, counterpart) that agreements in force ask reciprocity of, with the most asked.
   */
  List<Requirement> listRequirements(Instant now);

  /**
   * @param offered open to the circle, by access level
   * @param current of these, kept up to date
   * @param granted agreements in force on its datasets
   * @param usedByOthers uses of its datasets by other agencies and the public
   * @param usesOfOthers uses of other agencies' datasets in its name
   */
  record Sum(
      String agency,
      long open,
      long registered,
      long shared,
      long current,
      long granted,
      long usedByOthers,
      long usesOfOthers) {
    public long offered() {
      return open + registered + shared;
    }
  }

  /**
   * @param offered up-to-date datasets of the one that the other may use
   * @param used uses of them in the other's name
   */
  record Pair(
      String agency,
      String counterpart,
      long offered,
      long used,
      long received,
      long usedInReturn) {}

  record Requirement(String agency, String counterpart, int sharedDatasets) {}

  /** Agencies of today by slug: without those that were merged into another. */
  Set<String> listAgencies();
}
