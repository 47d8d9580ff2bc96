package vn.sen.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.access.policy.PolicyEvaluator;
import vn.sen.access.policy.Profile;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Policy;
import vn.sen.platform.BaseIri;

/**
 * Compiles a dataset's access level, discoverability and policies into audience tokens. For
 * discovery they are the decision itself; for use they are an upper bound that spares the question
 * of {@link UseRules} when nobody could hold the answer. Whatever is missing, stated twice or not
 * known leaves the owning agency and those who hold an agreement.
 */
public final class AudienceRules {
  private final BaseIri base;
  private final Profile profile;
  private final PolicyEvaluator evaluator;

  public AudienceRules(BaseIri base) {
    this.base = base;
    this.profile = new Profile(base.namespace());
    this.evaluator = new PolicyEvaluator(profile);
  }

  public Audiences of(DatasetView dataset) {
    return new Audiences(discover(dataset), use(dataset));
  }

  /** The same, in the words of the record. */
  public Datasets.Audience audienceOf(DatasetView dataset) {
    Audiences audiences = of(dataset);
    return new Datasets.Audience(audiences.discover(), audiences.use());
  }

  private Set<String> discover(DatasetView dataset) {
    if (!isHidden(dataset)) {
      return Set.of(Tokens.PUBLIC);
    }
    Set<String> tokens = insiders(dataset);
    if (isUnderstood(dataset)) {
      for (Policy policy : dataset.accessTerms().policies()) {
        for (Policy.Rule rule : policy.permissions()) {
          if (rule.actions().contains(profile.discover()) && rule.constraints().isEmpty()) {
            rule.assignees().forEach(party -> token(party).ifPresent(tokens::add));
          }
        }
        // A prohibition takes back what a permission gives: who is named in both is not let in.
        for (Policy.Rule rule : policy.prohibitions()) {
          if (rule.actions().contains(profile.discover())) {
            rule.assignees().forEach(party -> token(party).ifPresent(tokens::remove));
          }
        }
      }
      tokens.addAll(insiders(dataset));
    }
    return tokens;
  }

  boolean isHidden(DatasetView dataset) {
    if (dataset.accessTerms().discoverabilityUnclear()) {
      return true;
    }
    return dataset
        .accessTerms()
        .discoverability()
        .filter(iri -> !iri.equals(base.concept("discoverability", "everybody")))
        .isPresent();
  }

  private Set<String> use(DatasetView dataset) {
    Set<String> tokens = insiders(dataset);
    if (!isUnderstood(dataset)) {
      return tokens;
    }
    level(dataset).ifPresent(level -> tokens.add(level.token()));
    for (Policy.Rule rule : permissions(dataset)) {
      rule.assignees().forEach(party -> token(party).ifPresent(tokens::add));
    }
    return tokens;
  }

  /** Those whom neither level nor policy shuts out. */
  private Set<String> insiders(DatasetView dataset) {
    Set<String> tokens = new TreeSet<>();
    tokens.add(Tokens.grant(dataset.slug()));
    tokens.add(owner(dataset).map(Tokens::agency).orElse(Tokens.NOBODY));
    return tokens;
  }

  private static List<Policy.Rule> permissions(DatasetView dataset) {
    return dataset.accessTerms().policies().stream()
        .flatMap(policy -> policy.permissions().stream())
        .toList();
  }

  boolean isUnderstood(DatasetView dataset) {
    return dataset.accessTerms().policies().stream()
        .allMatch(policy -> evaluator.unknown(policy).isEmpty());
  }

  /** Slug of the owning agency; empty when the description names none of the portal's. */
  Optional<String> owner(DatasetView dataset) {
    return dataset.agency().flatMap(iri -> under(base.agency(""), iri));
  }

  Optional<AccessLevel> level(DatasetView dataset) {
    return dataset
        .accessRights()
        .flatMap(iri -> under(base.concept("access-levels", ""), iri))
        .flatMap(AccessLevel::find);
  }

  private Optional<String> token(String party) {
    return under(base.agency(""), party)
        .map(Tokens::agency)
        .or(() -> under(base.concept("agency-kinds", ""), party).map(Tokens::kind))
        .or(() -> under(base.value() + "accounts/", party).map(id -> Tokens.ACCOUNT_PREFIX + id));
  }

  /** The IRIs by which policies name those who hold the tokens. */
  Set<String> parties(Set<String> tokens) {
    Set<String> parties = new HashSet<>();
    for (String token : tokens) {
      if (token.startsWith(Tokens.AGENCY_PREFIX)) {
        parties.add(base.agency(token.substring(Tokens.AGENCY_PREFIX.length())));
      } else if (token.startsWith(Tokens.KIND_PREFIX)) {
        parties.add(base.concept("agency-kinds", token.substring(Tokens.KIND_PREFIX.length())));
      } else if (token.startsWith(Tokens.ACCOUNT_PREFIX)) {
        parties.add(base.value() + "accounts/" + token.substring(Tokens.ACCOUNT_PREFIX.length()));
      }
    }
    return parties;
  }

  private static Optional<String> under(String prefix, String iri) {
    return Optional.of(iri)
        .filter(one -> one.startsWith(prefix) && one.length() > prefix.length())
        .map(one -> one.substring(prefix.length()))
        .filter(rest -> rest.indexOf('/') < 0);
  }
}
