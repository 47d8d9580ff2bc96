package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agency, with what it answers for. */
@Serdeable
@Schema(name = "Agency")
record AgencyView(
    @Schema(example = "moit") String slug,
    String iri,
    @Schema(description = "By language (BCP 47).") Map<String, String> name,
    List<String> abbreviations,
    @Nullable String homepage,
    @Schema(description = "The agency that took its work over, when it was merged.")
        @Nullable Reference mergedInto,
    @Schema(description = "Number of its datasets that the caller may discover.") long datasets,
    @Schema(description = "Address of its datasets in JSON.") String api) {

  @Serdeable
  @Schema(name = "AgencyList")
  record ListView(int total, List<AgencyView> items) {}
}
