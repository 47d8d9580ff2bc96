package vn.sen.privacy.risk;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The risk that rows lead back to persons through quasi-identifiers.
 *
 * @param quasiIdentifiers headers of the columns that were grouped by
 * @param sensitive headers of the columns whose variety was counted
 * @param rows rows grouped
 * @param smallestGroup k of k-anonymity: rows in the smallest group; 0 without rows; when not
 *     complete, of the groups that were kept, so that the true one is no larger
 * @param uniqueRows rows alone in their group; an estimate when not complete
 * @param rowsBelowK rows in groups smaller than the demanded k; an estimate when not complete
 * @param diversity l of l-diversity: fewest distinct sensitive values in a group, counted up to 64
 *     and never too high; 0 without sensitive columns
 * @param demandedK the k asked for
 * @param demandedL the l asked for; 0 in reports of rules that knew none
 * @param complete false when there were more groups than could be kept and a sample of them was
 *     counted; then groups below k are certain, and their absence is unknown
 */
@Serdeable
public record ReidentificationRisk(
    List<String> quasiIdentifiers,
    List<String> sensitive,
    long rows,
    long smallestGroup,
    long uniqueRows,
    long rowsBelowK,
    int diversity,
    int demandedK,
    int demandedL,
    boolean complete) {

  public ReidentificationRisk {
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    sensitive = List.copyOf(sensitive);
  }

  /** Share of rows alone in their group, in [0, 1]. */
  public double uniqueShare() {
    return rows == 0 ? 0 : (double) uniqueRows / rows;
  }

  /** Whether some group is certainly smaller than k. */
  public boolean isBelowK() {
    return smallestGroup > 0 && smallestGroup < demandedK;
  }

  /**
   * Whether some group has fewer sensitive values than l: with one, whoever knows that a person is
   * in it knows the value.
   */
  public boolean isBelowL() {
    return !sensitive.isEmpty() && rows > 0 && diversity < demandedL;
  }

  /** Whether every group has at least k rows and l sensitive values, and that is known. */
  public boolean isAcceptable() {
    return complete && (rows == 0 || smallestGroup >= demandedK && !isBelowL());
  }
}
