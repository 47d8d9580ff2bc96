package vn.sen.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.sen.access.UseDecision.Basis;
import vn.sen.access.UseDecision.Remedy;
import vn.sen.access.policy.Decision;
import vn.sen.access.policy.PolicyEvaluator;
import vn.sen.access.policy.PolicyRequest;
import vn.sen.access.policy.Profile;
import vn.sen.access.policy.Reason;
import vn.sen.access.policy.World;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Policy;
import vn.sen.platform.BaseIri;

/**
 * Decides on the use of one dataset's data, at the time of the request: the owner's own, then what
 * the access level allows and the policy does not narrow, then who the policy names, then an
 * agreement. Open data without a policy are decided without a look at the record.
 */
@Singleton
public final class UseRules {
  private final BaseIri base;
  private final AudienceRules audiences;
  private final PolicyEvaluator evaluator;
  private final Profile profile;
  private final Grants grants;
  private final Standings standings;
  private final Clock clock;

  public UseRules(BaseIri base, Grants grants, Standings standings, Clock clock) {
    this.base = base;
    this.audiences = new AudienceRules(base);
    this.profile = new Profile(base.namespace());
    this.evaluator = new PolicyEvaluator(profile);
    this.grants = grants;
    this.standings = standings;
    this.clock = clock;
  }

  /** What is asked for; each is an action of the profile. */
  public enum Action {
    DOWNLOAD,
    PREVIEW,
    QUERY
  }

  public UseDecision decide(DatasetView dataset, Set<String> tokens, Action action) {
    Optional<AccessLevel> level = audiences.level(dataset);
    boolean hasPolicy = !dataset.accessTerms().policies().isEmpty();
    if (level.equals(Optional.of(AccessLevel.OPEN)) && !hasPolicy) {
      return UseDecision.permitted(Basis.OPEN);
    }
    Optional<String> owner = audiences.owner(dataset);
    if (owner.map(Tokens::agency).filter(tokens::contains).isPresent()) {
      return UseDecision.permitted(Basis.OWNER);
    }
    List<Reason> reasons = new ArrayList<>();
    Set<Remedy> remedies = EnumSet.noneOf(Remedy.class);
    boolean isUnderstood = audiences.isUnderstood(dataset);
    if (isUnderstood) {
      Optional<UseDecision> byLevel = byLevel(dataset, level, tokens, action, reasons, remedies);
      if (byLevel.isPresent()) {
        return byLevel.get();
      }
    } else {
      reasons.addAll(decision(dataset, tokens, action).reasons());
    }
    return byAgreement(dataset, tokens, action, reasons, remedies)
        .orElseGet(
            () -> {
              if (isOpenedLater(reasons, level)) {
                return UseDecision.refused(reasons, List.of(Remedy.WAIT, Remedy.ASK_OWNER));
              }
              if (tokens.equals(Set.of(Tokens.PUBLIC))) {
                remedies.add(Remedy.SIGN_IN);
              }
              // Who is not known yet can ask as well, once they are; registering may be enough.
              if (remedies.isEmpty() || !level.equals(Optional.of(AccessLevel.REGISTERED))) {
                remedies.add(Remedy.REQUEST_ACCESS);
              }
              return UseDecision.refused(reasons, List.copyOf(remedies));
            });
  }

  /** Open data that wait for their day: then everybody has them, and before nothing else helps. */
  private static boolean isOpenedLater(List<Reason> reasons, Optional<AccessLevel> level) {
    return level.equals(Optional.of(AccessLevel.OPEN))
        && reasons.stream().anyMatch(reason -> reason.code() == Reason.Code.EMBARGO);
  }

  private Optional<UseDecision> byLevel(
      DatasetView dataset,
      Optional<AccessLevel> level,
      Set<String> tokens,
      Action action,
      List<Reason> reasons,
      Set<Remedy> remedies) {
    Decision policy = decision(dataset, tokens, action);
    policy.reasons().stream().filter(Reason::isProhibition).forEach(reasons::add);
    boolean isNarrowed = hasUseRules(dataset);
    if (level.isPresent() && level.get() != AccessLevel.RESTRICTED) {
      if (!tokens.contains(level.get().token())) {
        refuseLevel(level.get(), tokens, remedies);
      } else if (level.get() == AccessLevel.SHARED && !isInCircle(tokens)) {
        remedies.add(Remedy.SHARE_MORE);
      } else if (!isNarrowed || policy.permitted()) {
        return Optional.of(UseDecision.permitted(Basis.valueOf(level.get().name())));
      } else {
        policy.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
      }
    }
    if (level.isPresent() && policy.permitted() && isNamed(dataset, policy)) {
      return Optional.of(UseDecision.permitted(Basis.NAMED));
    }
    return Optional.empty();
  }

  private static void refuseLevel(AccessLevel level, Set<String> tokens, Set<Remedy> remedies) {
    if (level == AccessLevel.REGISTERED && tokens.size() > 1) {
      remedies.add(Remedy.ACCEPT_TERMS);
    } else if (tokens.size() == 1) {
      remedies.add(Remedy.SIGN_IN);
    }
  }

  private boolean isInCircle(Set<String> tokens) {
    Set<String> agencies = Tokens.agencies(tokens);
    return !standings.listInGoodStanding(agencies).isEmpty();
  }

  /** True when a rule that is active names its assignees: it lets in, it does not only narrow. */
  private static boolean isNamed(DatasetView dataset, Decision decision) {
    return dataset.accessTerms().policies().stream()
        .flatMap(policy -> policy.permissions().stream())
        .anyMatch(
            rule ->
                !rule.assignees().isEmpty() && decision.active().getOrDefault(rule.iri(), false));
  }

  private boolean hasUseRules(DatasetView dataset) {
    return dataset.accessTerms().policies().stream()
        .flatMap(
            policy ->
                java.util.stream.Stream.concat(
                    policy.permissions().stream(), policy.prohibitions().stream()))
        .anyMatch(rule -> !rule.actions().equals(List.of(profile.discover())));
  }

  /** Of several policies each must permit; one without a rule on use says nothing about it. */
  private Decision decision(DatasetView dataset, Set<String> tokens, Action action) {
    PolicyRequest request =
        new PolicyRequest(audiences.parties(tokens), iri(action), dataset.iri(), Optional.empty());
    World world = World.at(clock.instant());
    Decision all = null;
    for (Policy policy : dataset.accessTerms().policies()) {
      Decision one = evaluator.evaluate(onUse(policy), request, world);
      all = all == null ? one : both(all, one);
    }
    return all == null ? new Decision(false, List.of(), Map.of(), Set.of()) : all;
  }

  /**
   * The policy without its permissions of discovery. One that only prohibits permits the rest, as a
   * level that it narrows would.
   */
  private Policy onUse(Policy policy) {
    List<Policy.Rule> permissions =
        policy.permissions().stream()
            .filter(rule -> !rule.actions().equals(List.of(profile.discover())))
            .toList();
    if (permissions.isEmpty()) {
      permissions =
          List.of(
              new Policy.Rule(
                  policy.iri() + "-level",
                  List.of(Profile.USE),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of()));
    }
    return new Policy(
        policy.iri(),
        policy.kind(),
        policy.assigner(),
        policy.profiles(),
        permissions,
        policy.prohibitions(),
        policy.unknown());
  }

  private static Decision both(Decision one, Decision other) {
    Map<String, Boolean> active = new HashMap<>(one.active());
    active.putAll(other.active());
    Set<String> duties = new HashSet<>(one.duties());
    duties.addAll(other.duties());
    List<Reason> reasons = new ArrayList<>(one.permitted() ? List.of() : one.reasons());
    reasons.addAll(other.permitted() ? List.of() : other.reasons());
    return new Decision(
        one.permitted() && other.permitted(),
        reasons.isEmpty() ? one.reasons() : reasons,
        active,
        duties);
  }

  private Optional<UseDecision> byAgreement(
      DatasetView dataset,
      Set<String> tokens,
      Action action,
      List<Reason> reasons,
      Set<Remedy> remedies) {
    boolean isProhibited = reasons.stream().anyMatch(Reason::isProhibition);
    if (!tokens.contains(Tokens.grant(dataset.slug())) || isProhibited) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    for (Grant grant : grants.list(dataset.slug(), tokens)) {
      Decision decision = evaluate(grant, dataset, action, now);
      if (decision.permitted()) {
        return Optional.of(
            new UseDecision(
                Basis.AGREEMENT,
                decision.reasons(),
                List.of(),
                Optional.of(grant.ends()),
                Optional.of(grant.agreement()),
                Optional.of(grant.purpose()),
                grant.agency()));
      }
      reasons.addAll(decision.reasons());
      decision.reasons().forEach(reason -> remedy(reason).ifPresent(remedies::add));
    }
    return Optional.empty();
  }

  private Decision evaluate(Grant grant, DatasetView dataset, Action action, Instant now) {
    return evaluator.evaluate(
        grant.policy(),
        new PolicyRequest(
            Set.of(grant.party()),
            iri(action),
            base.dataset(dataset.slug()),
            Optional.of(grant.purpose())),
        new World(
            now,
            Map.of(),
            grant.violatedDuties(),
            OptionalLong.of(grant.uses()),
            grant.sharedDatasets()));
  }

  private static Optional<Remedy> remedy(Reason reason) {
    return switch (reason.code()) {
      case RECIPROCITY -> Optional.of(Remedy.SHARE_MORE);
      case DUTY_VIOLATED -> Optional.of(Remedy.REPORT_BACK);
      default -> Optional.empty();
    };
  }

  private String iri(Action action) {
    return switch (action) {
      case DOWNLOAD -> profile.download();
      case PREVIEW -> profile.preview();
      case QUERY -> profile.query();
    };
  }
}
