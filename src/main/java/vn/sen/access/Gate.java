package vn.sen.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;

/**
 * Says who may discover a dataset and who may use its data. Access level, discoverability and
 * policy decide; what is missing or not understood denies.
 */
@Singleton
public final class Gate {
  /** The request's attribute in which sign-in leaves the {@link Caller}. */
  public static final String CALLER = "vn.sen.caller";

  private static final String GRANTED = "vn.sen.caller.granted";

  private final AudienceRules rules;
  private final UseRules uses;
  private final HeldGrants grants;

  Gate(BaseIri base, UseRules uses, HeldGrants grants) {
    this.rules = new AudienceRules(base);
    this.uses = uses;
    this.grants = grants;
  }

  public Audiences audiences(DatasetView dataset) {
    return rules.of(dataset);
  }

  /** The same, in the words of the record. */
  public Datasets.Audience audienceOf(DatasetView dataset) {
    return rules.audienceOf(dataset);
  }

  /** Whether, by which rule and until when the caller may use the data, now. */
  public UseDecision decide(Caller caller, Dataset dataset, UseRules.Action action) {
    UseDecision decision = uses.decide(dataset.view(), caller.tokens(), action);
    return caller.isSignedIn() ? decision.forKnown(caller.administrator()) : decision;
  }

  /** The same for whoever holds these tokens. */
  public UseDecision decide(Set<String> tokens, DatasetView dataset, UseRules.Action action) {
    return uses.decide(dataset, tokens, action);
  }

  /** What a member of the agency holds now, agreements included. */
  public Set<String> tokensOfAgency(String slug) {
    return grants.complete(
        Set.of(Tokens.PUBLIC, Tokens.REGISTERED, Tokens.GOVERNMENT, Tokens.agency(slug)));
  }

  /** What somebody who belongs to no agency holds now. */
  public Set<String> tokensOfPerson(UUID account) {
    return grants.complete(Set.of(Tokens.PUBLIC, Tokens.REGISTERED, Tokens.account(account)));
  }

  /** Slug of the agency that decides; empty when the description names none of the portal's. */
  public Optional<String> findOwner(DatasetView dataset) {
    return rules.owner(dataset);
  }

  /** Empty when it is missing or not known: then nobody but the owner uses the data. */
  public Optional<AccessLevel> findLevel(DatasetView dataset) {
    return rules.level(dataset);
  }

  /** True when only the owner and those it names may know of the dataset. */
  public boolean isHidden(DatasetView dataset) {
    return rules.isHidden(dataset);
  }

  /**
   * Who asks, with every token they hold now. Who they are was found out before the route was
   * reached; what they were granted is read here, once a request.
   */
  public Caller callerOf(HttpRequest<?> request) {
    Optional<Caller> granted = request.getAttribute(GRANTED, Caller.class);
    if (granted.isPresent()) {
      return granted.get();
    }
    Caller caller = request.getAttribute(CALLER, Caller.class).orElse(Caller.ANONYMOUS);
    if (!caller.isSignedIn() || caller.administrator()) {
      return caller;
    }
    Caller complete = grants.addTo(caller);
    request.setAttribute(GRANTED, complete);
    return complete;
  }
}
