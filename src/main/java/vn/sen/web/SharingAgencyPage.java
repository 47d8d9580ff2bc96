package vn.sen.web;

import java.util.List;
import java.util.Optional;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;
import vn.sen.access.sharing.UseCounts;

/**
 * One agency's sharing: sums and what it brought for everybody, pairs for the two sides.
 *
 * @param sum empty when it neither offers nor uses anything
 * @param shortfalls for the agency itself
 * @param standing as in {@link SharingPage}
 */
public record SharingAgencyPage(
    String agency,
    Optional<Ledger.Sum> sum,
    List<Ledger.Pair> pairs,
    List<Pending> shortfalls,
    String standing,
    UseCounts.Benefit benefit,
    SharingRules rules) {

  /**
   * Less is shared than was asked.
   *
   * @param counterpart slug of the agency that asks; "" for the circle
   * @param suspended the time to mend it is over
   */
  public record Pending(String counterpart, Standings.Shortfall shortfall, boolean suspended) {}
}
