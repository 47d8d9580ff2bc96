package vn.sen.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;

/**
 * The ledger in sums, for everybody.
 *
 * @param own slugs of the agencies whose details the reader may see
 */
public record SharingPage(List<Row> rows, List<String> own, SharingRules rules) {

  /** Where an agency stands in the circle: {@code good}, {@code warned} or {@code suspended}. */
  static String standing(Optional<Standings.Shortfall> shortfall, Instant now) {
    return shortfall
        .map(missing -> now.isBefore(missing.deadline()) ? "warned" : "suspended")
        .orElse("good");
  }

  /** One agency's sums, and its standing. */
  public record Row(Ledger.Sum sum, String standing) {}
}
