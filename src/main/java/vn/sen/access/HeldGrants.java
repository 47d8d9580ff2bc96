package vn.sen.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.catalog.Agencies;
import vn.sen.metadata.Statements;
import vn.sen.platform.BaseIri;

/**
 * Adds to a caller what follows from agreements and from the kinds of their agencies. Agreements
 * are asked of the record for every request, so that one that was revoked, or has ended, is gone
 * from the next request on, in every surface that goes by tokens.
 */
@Singleton
final class HeldGrants {
  private static final String CLASSIFICATION = "http://www.w3.org/ns/org#classification";

  private final Grants grants;
  private final Agencies agencies;
  private final String kinds;
  private final Cache<String, List<String>> kindsOfAgency =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  HeldGrants(Grants grants, Agencies agencies, BaseIri base) {
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
    Set<String> tokens = new TreeSet<>(held);
    for (String agency : Tokens.agencies(held)) {
      kindsOfAgency.get(agency, this::kinds).forEach(kind -> tokens.add(Tokens.kind(kind)));
    }
    grants.listDatasets(held).forEach(slug -> tokens.add(Tokens.grant(slug)));
    return tokens;
  }

  private List<String> kinds(String agency) {
    return agencies.find(agency).stream()
        .flatMap(found -> Statements.of(found.description()).iris(CLASSIFICATION).stream())
        .filter(iri -> iri.startsWith(kinds))
        .map(iri -> iri.substring(kinds.length()))
        .toList();
  }
}
