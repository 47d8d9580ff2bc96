package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of one file of a dataset. */
@Serdeable
@Schema(name = "DatasetCheck")
record DatasetCheckView(
    @Schema(description = "Address of the check; answers in RDF too.") String iri,
    String sha256,
    Instant checked,
    @Schema(description = "Samples are told to members of the agency only.") CheckView report,
    @Schema(description = "Decisions of stewards; told to members of the agency only.")
        @Nullable List<OverrideView> overrides,
    @Schema(description = "What the file was derived from; absent when it was not.")
        @Nullable DerivationView derivation) {

  /** All of a dataset. */
  @Serdeable
  @Schema(name = "DatasetCheckList")
  record ListView(int total, List<DatasetCheckView> items) {}

  /** A steward's decision that a finding is no disclosure. */
  @Serdeable
  @Schema(name = "FindingOverride")
  record OverrideView(
      String column, @Nullable String kind, String reason, String steward, Instant decided) {}

  /** What a steward sends. */
  @Serdeable
  @Schema(name = "NewFindingOverride")
  record NewOverride(
      @Nullable String column,
      @Schema(description = "Absent for a file whose format no check reads.") @Nullable String kind,
      @Nullable String reason) {}

  /** How a file was made from another. */
  @Serdeable
  @Schema(name = "Derivation")
  record DerivationView(
      String source, List<Map<String, String>> steps, boolean pseudonymised, Instant done) {}

  /** What is to be done with the columns of a file. */
  @Serdeable
  @Schema(name = "NewDerivation")
  record NewDerivation(
      @Schema(description = "Header to keep, drop, mask, year, province, pseudonymise or suppress.")
          @Nullable Map<String, String> steps) {}

  /** The new file. */
  @Serdeable
  @Schema(name = "DerivedFile")
  record DerivedView(String file, String url, long sizeBytes, String sha256) {}
}
