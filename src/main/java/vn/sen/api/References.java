package vn.sen.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Agencies;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;

/** Names what views point at, from the code lists and the record of agencies. */
@Singleton
final class References {
  /** A page of results names hundreds of things; a new name may take this long to be seen. */
  private static final Duration NAMES_KEPT = Duration.ofSeconds(10);

  private static final int MOST_KEPT = 10_000;

  private final CodeLists codeLists;
  private final BaseIri base;
  private final Agencies agencies;
  private final LoadingCache<String, Reference> known;

  References(CodeLists codeLists, Agencies agencies, BaseIri base) {
    this.codeLists = codeLists;
    this.base = base;
    this.agencies = agencies;
    this.known =
        Caffeine.newBuilder()
            .expireAfterWrite(NAMES_KEPT)
            .maximumSize(MOST_KEPT)
            .build(iri -> new Reference(codeOf(iri), iri, label(iri)));
  }

  Reference of(String iri) {
    return known.get(iri);
  }

  List<Reference> of(Collection<String> iris) {
    return iris.stream().map(this::of).toList();
  }

  @Nullable Reference of(Optional<String> iri) {
    return iri.map(this::of).orElse(null);
  }

  Reference concept(String scheme, String code) {
    return of(base.concept(scheme, code));
  }

  Reference agency(String slug) {
    return of(base.agency(slug));
  }

  private Map<String, String> label(String iri) {
    Optional<Map<String, String>> agency =
        iri.startsWith(base.agency(""))
            ? agencies.find(codeOf(iri)).map(found -> found.name().values())
            : Optional.empty();
    return agency.orElseGet(() -> codeLists.label(iri).values());
  }

  /** Last segment of an IRI. */
  static String codeOf(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }
}
