package vn.sen.metadata;

import java.util.List;
import java.util.Optional;

/**
 * An agency's description as pages and the record read it. Made by {@link AgencyMapper} alone.
 *
 * @param slug last segment of its IRI
 * @param mergedInto IRI of the agency that took its work over
 * @param kinds IRIs of its classifications
 */
public record AgencyView(
    String iri,
    String slug,
    LocalizedText name,
    List<String> abbreviations,
    Optional<String> homepage,
    Optional<String> mergedInto,
    List<String> kinds) {

  public AgencyView {
    abbreviations = List.copyOf(abbreviations);
    kinds = List.copyOf(kinds);
  }
}
