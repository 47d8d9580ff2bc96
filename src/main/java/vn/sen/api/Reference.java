package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** A concept of a code list, an agency, or any other named thing a view points at. */
@Serdeable
@Schema(name = "Reference", description = "A concept of a code list or an agency.")
record Reference(
    @Schema(description = "As used in facets and addresses.", example = "energy") String code,
    @Schema(description = "Its IRI, which answers with its description.") String iri,
    @Schema(description = "Its name by language (BCP 47).") Map<String, String> label) {}
