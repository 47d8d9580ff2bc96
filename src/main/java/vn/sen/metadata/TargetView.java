package vn.sen.metadata;

import java.util.List;

/**
 * A target as its description states it. References are absolute IRIs; "" where the description
 * does not say.
 *
 * @param number from 1; 0 when not stated
 * @param sector concept of the scheme {@code sectors}
 * @param clauses concepts of the scheme {@code clauses}
 */
public record TargetView(
    String iri,
    int number,
    LocalizedText title,
    String dataset,
    String sector,
    List<String> clauses,
    String decidedAgency,
    String responsibleAgency) {}
