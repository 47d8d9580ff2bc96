package vn.sen.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.catalog.Agencies;
import vn.sen.metadata.Statements;
import vn.sen.platform.BaseIri;
import vn.sen.platform.RecentReads;
import vn.sen.platform.Session;

/**
 * Adds to a caller what follows from agreements and from the kinds of their agencies. Which
 * agreements hold is known for a moment only ({@link RecentReads}), so that one that was revoked is
 * gone from the next request on, and one that has ended within a second, in every surface that goes
 * by tokens.
 */
@Singleton
final class HeldGrants {
  private static final String CLASSIFICATION = "http://www.w3.org/ns/org#classification";

  private static final int MOST_KNOWN = 10_000;

  private final Grants grants;
  private final Agencies agencies;
  private final String kinds;
  private final Cache<String, List<String>> kindsOfAgency =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  private final RecentReads<Set<String>, Set<String>> completed;

  HeldGrants(Grants grants, Agencies agencies, BaseIri base, Session session, Clock clock) {
    this.completed = new RecentReads<>(session, clock, MOST_KNOWN);
    this.grants = grants;
    this.agencies = agencies;
    this.kinds = base.concept("agency-kinds", "");
  }

  Caller addTo(Caller caller) {
    return new Caller(
        complete(caller.tokens()),
        caller.person(),
        caller.roles(),
        caller.administrator(),
        caller.session());
  }

  Set<String> complete(Set<String> held) {
    return completed.get(held, () -> ask(held));
  }

  private Set<String> ask(Set<String> held) {
    TreeSet<String> tokens = new TreeSet<>(held);
    for (String agency : Tokens.agencies(held)) {
      kindsOfAgency.get(agency, this::kinds).forEach(kind -> tokens.add(Tokens.kind(kind)));
    }
    grants.listDatasets(held).forEach(slug -> tokens.add(Tokens.grant(slug)));
    return Collections.unmodifiableSortedSet(tokens);
  }

  private List<String> kinds(String agency) {
    return agencies.find(agency).stream()
        .flatMap(found -> Statements.of(found.description()).iris(CLASSIFICATION).stream())
        .filter(iri -> iri.startsWith(kinds))
        .map(iri -> iri.substring(kinds.length()))
        .toList();
  }
}
