package vn.sen.access.policy;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The state of the world that a policy is evaluated in.
 *
 * @param partOf a party or asset to the collections it belongs to, such as an agency to its kind
 * @param violatedDuties IRIs of duties that were due and not done
 * @param count how often the policy was used before; empty when nobody counted
 * @param sharedDatasets how many up-to-date datasets the one who asks shares with the assigner
 */
public record World(
    Instant now,
    Map<String, Set<String>> partOf,
    Set<String> violatedDuties,
    OptionalLong count,
    OptionalLong sharedDatasets) {

  public World {
    partOf = Map.copyOf(partOf);
    violatedDuties = Set.copyOf(violatedDuties);
  }

  /** Nothing known but the time. */
  public static World at(Instant now) {
    return new World(now, Map.of(), Set.of(), OptionalLong.empty(), OptionalLong.empty());
  }

  boolean isOrBelongsTo(String thing, String wanted) {
    return thing.equals(wanted) || partOf.getOrDefault(thing, Set.of()).contains(wanted);
  }
}
