package vn.sen.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A SKOS concept of one of the portal's code lists.
 *
 * @param code last segment of its IRI
 * @param scheme code of its scheme
 * @param alternatives skos:altLabel and skos:hiddenLabel of every language
 * @param broader IRIs
 * @param replacedBy IRIs (dct:isReplacedBy)
 */
public record Concept(
    String iri,
    String scheme,
    String code,
    Optional<String> notation,
    LocalizedText label,
    LocalizedText definition,
    List<DatasetView.Keyword> alternatives,
    List<String> broader,
    List<String> replacedBy) {}
