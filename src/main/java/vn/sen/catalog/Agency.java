package vn.sen.catalog;

import java.util.List;
import java.util.Optional;
import vn.sen.metadata.Description;
import vn.sen.metadata.LocalizedText;

/**
 * An agency as the record holds it now.
 *
 * @param iri absolute
 * @param abbreviations in any language, as stated
 * @param mergedInto slug of the agency that took its work over
 */
public record Agency(
    String slug,
    String iri,
    LocalizedText name,
    List<String> abbreviations,
    Optional<String> homepage,
    Optional<String> mergedInto,
    Description description) {

  public Agency {
    abbreviations = List.copyOf(abbreviations);
  }
}
