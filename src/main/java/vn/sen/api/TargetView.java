package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** One of the 50 targets, with how far it has come. */
@Serdeable
@Schema(name = "Target")
record TargetView(
    @Schema(description = "1 to 50.") int number,
    String iri,
    @Schema(description = "By language (BCP 47).") Map<String, String> title,
    @Schema(description = "Slug of the dataset that fulfils it.") String dataset,
    @Schema(
            type = "string",
            allowableValues = {"available", "planned"})
        String status,
    Reference sector,
    @Schema(description = "Clauses of the strategies that it rests on.") List<Reference> clauses,
    @Schema(description = "The agency that the strategies name.") Reference decidedAgency,
    @Schema(description = "The agency that has its work today.") Reference responsibleAgency,
    @Schema(description = "Address of the dataset in JSON.") String api) {

  @Serdeable
  @Schema(name = "TargetList")
  record ListView(int total, int available, int planned, List<TargetView> items) {}
}
