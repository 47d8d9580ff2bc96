package vn.sen.publishing.imports;

import java.util.Optional;
import vn.sen.metadata.RdfSyntax;

/**
 * One document to be read.
 *
 * @param name as the report calls it
 * @param baseIri what relative IRIs are resolved against
 * @param syntax empty when neither its name nor its server tells
 */
public record ImportSource(
    String name, String baseIri, Optional<RdfSyntax> syntax, byte[] document) {}
