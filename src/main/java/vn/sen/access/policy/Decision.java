package vn.sen.access.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a policy says to a request.
 *
 * @param reasons never empty
 * @param active IRI of each rule to whether it is active, as the ODRL compliance report calls it
 * @param duties actions of the duties that come with the permissions used
 */
public record Decision(
    boolean permitted, List<Reason> reasons, Map<String, Boolean> active, Set<String> duties) {
  public Decision {
    reasons = List.copyOf(reasons);
    active = Map.copyOf(active);
    duties = Set.copyOf(duties);
  }
}
