package vn.sen.api;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;

/** Names what views point at, from the code lists and the record of agencies. */
@Singleton
final class References {
  private final CodeLists codeLists;
  private final Agencies agencies;
  private final BaseIri base;

  References(CodeLists codeLists, Agencies agencies, BaseIri base) {
    this.codeLists = codeLists;
    this.agencies = agencies;
    this.base = base;
  }

  Reference of(String iri) {
    return new Reference(codeOf(iri), iri, label(iri));
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
    if (iri.startsWith(base.agency(""))) {
      Optional<Agency> agency = agencies.find(codeOf(iri));
      if (agency.isPresent()) {
        return agency.get().name().values();
      }
    }
    return codeLists.label(iri).values();
  }

  /** Last segment of an IRI. */
  static String codeOf(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }
}
