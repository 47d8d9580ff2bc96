package vn.sen.access.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.metadata.Policy;

/**
 * Decides whether a policy permits a request. Permitted means: some permission is active and no
 * prohibition is. A permission is active when party, action and target fit, its constraints hold
 * and none of its duties was violated. Whatever the profile does not know, anywhere in the policy,
 * denies the request as a whole: an unread word may have been a condition.
 */
public final class PolicyEvaluator {
  private final Profile profile;
  private final Constraints constraints;

  public PolicyEvaluator(Profile profile) {
    this.profile = profile;
    this.constraints = new Constraints(profile);
  }

  public Decision evaluate(Policy policy, PolicyRequest request, World world) {
    Set<String> unknown = unknown(policy);
    if (!unknown.isEmpty()) {
      return denied(List.of(Reasons.unknown(unknown)), Map.of());
    }
    Map<String, Boolean> active = new HashMap<>();
    List<Reason> against = new ArrayList<>();
    for (Policy.Rule rule : policy.prohibitions()) {
      boolean isActive = obstacle(rule, request, world).isEmpty();
      active.put(rule.iri(), isActive);
      if (isActive) {
        against.add(
            Constraints.end(rule.constraints())
                .map(end -> Reasons.embargo(rule.iri(), end, Constraints.ZONE))
                .orElseGet(() -> Reasons.prohibited(rule.iri())));
      }
    }
    List<Reason> obstacles = new ArrayList<>();
    List<Reason> granting = new ArrayList<>();
    Set<String> duties = new HashSet<>();
    for (Policy.Rule rule : policy.permissions()) {
      Optional<Reason> obstacle =
          obstacle(rule, request, world).or(() -> violatedDuty(rule, world));
      active.put(rule.iri(), obstacle.isEmpty());
      if (obstacle.isEmpty()) {
        granting.add(Reasons.permitted(rule.iri()));
        rule.duties().forEach(duty -> duties.addAll(duty.actions()));
      } else {
        obstacles.add(obstacle.get());
      }
    }
    if (!against.isEmpty()) {
      return denied(against, active);
    }
    if (granting.isEmpty()) {
      return denied(obstacles.isEmpty() ? List.of(Reasons.noPermission()) : obstacles, active);
    }
    return new Decision(true, granting, active, duties);
  }

  /** IRIs of everything in the policy that the profile gives no meaning to. */
  public Set<String> unknown(Policy policy) {
    Set<String> unknown = new TreeSet<>(policy.unknown());
    policy.profiles().stream().filter(iri -> !iri.equals(profile.iri())).forEach(unknown::add);
    List<Policy.Rule> rules = new ArrayList<>(policy.permissions());
    rules.addAll(policy.prohibitions());
    for (Policy.Rule rule : rules) {
      if (rule.actions().isEmpty()) {
        unknown.add(rule.iri());
      }
      rule.actions().stream().filter(one -> !profile.knowsAction(one)).forEach(unknown::add);
      rule.constraints().forEach(one -> constraints.unknown(one, unknown));
      for (Policy.Duty duty : rule.duties()) {
        if (duty.actions().isEmpty()) {
          unknown.add(duty.iri());
        }
        duty.actions().stream().filter(one -> !profile.knowsDuty(one)).forEach(unknown::add);
      }
    }
    return unknown;
  }

  /** The first thing that keeps the rule from applying to the request; empty when it applies. */
  private Optional<Reason> obstacle(Policy.Rule rule, PolicyRequest request, World world) {
    String iri = rule.iri();
    if (!rule.targets().isEmpty()
        && rule.targets().stream()
            .noneMatch(target -> world.isOrBelongsTo(request.target(), target))) {
      return Optional.of(Reasons.otherTarget(iri));
    }
    if (rule.actions().stream().noneMatch(one -> profile.includes(one, request.action()))) {
      return Optional.of(Reasons.otherAction(iri));
    }
    if (!rule.assignees().isEmpty()
        && rule.assignees().stream()
            .noneMatch(
                wanted ->
                    request.parties().stream()
                        .anyMatch(party -> world.isOrBelongsTo(party, wanted)))) {
      return Optional.of(Reasons.otherParty(iri));
    }
    for (Policy.Constraint constraint : rule.constraints()) {
      Optional<Reason> failing = constraints.failing(constraint, iri, request, world);
      if (failing.isPresent()) {
        return failing;
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> violatedDuty(Policy.Rule rule, World world) {
    return rule.duties().stream()
        .filter(duty -> world.violatedDuties().contains(duty.iri()))
        .map(duty -> Reasons.dutyViolated(rule.iri(), duty.actions()))
        .findFirst();
  }

  private static Decision denied(List<Reason> reasons, Map<String, Boolean> active) {
    return new Decision(false, reasons, active, Set.of());
  }
}
