package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.MendableFile;

/** The check of one file of a dataset or of a draft. */
@Serdeable
@Schema(name = "FileCheck")
record FileCheckView(
    @Schema(
            description =
                "Address of the check: its page, and for a published dataset's file RDF too.")
        String iri,
    String sha256,
    Instant checked,
    @Schema(description = "Samples are told to members of the agency only.") CheckView report,
    @Schema(description = "Decisions of stewards; told to members of the agency only.")
        @Nullable List<OverrideView> overrides,
    @Schema(description = "What the file was derived from; absent when it was not.")
        @Nullable DerivationView derivation) {

  /** All of a dataset or a draft. */
  @Serdeable
  @Schema(name = "FileCheckList")
  record ListView(int total, List<FileCheckView> items) {}

  /** A steward's decision that a finding is no disclosure. */
  @Serdeable
  @Schema(name = "FindingOverride")
  record OverrideView(
      String column, @Nullable String kind, String reason, String steward, Instant decided) {

    static OverrideView of(FindingOverride one) {
      return new OverrideView(
          one.column(),
          one.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(null),
          one.reason(),
          one.steward(),
          one.decided());
    }
  }

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
      String source, List<Map<String, String>> steps, boolean pseudonymised, Instant done) {

    static DerivationView of(DerivedFile one) {
      return new DerivationView(
          one.sourceSha256(),
          one.columns().stream()
              .map(step -> Map.of("column", step.column(), "step", step.step()))
              .toList(),
          one.pseudonymised(),
          one.done());
    }
  }

  /** What is to be done with the columns of a file. */
  @Serdeable
  @Schema(name = "NewDerivation")
  record NewDerivation(
      @Schema(description = "Header to keep, drop, mask, year, province, pseudonymise or suppress.")
          @Nullable Map<String, String> steps,
      @Schema(
              description =
                  "Whether the new file takes the source's place in the draft (so it is unless said"
                      + " otherwise). A published dataset keeps both.")
          @Nullable Boolean replaces) {}

  /** A file before and after the steps; nothing of it is kept. */
  @Serdeable
  @Schema(name = "DerivationPreview")
  record PreviewView(
      CheckView before,
      CheckView after,
      @Schema(description = "Some rows from the front, under the columns of the report before.")
          List<List<String>> rowsBefore,
      @Schema(description = "The same rows, under the columns of the report after.")
          List<List<String>> rowsAfter,
      List<StepView> steps,
      @Schema(description = "Whether it would hold pseudonyms: personal data still, never open.")
          boolean pseudonymised) {

    static PreviewView of(CheckedFile file, FileTrials.Comparison one) {
      return new PreviewView(
          CheckView.of(file.file().fileName(), one.before()),
          CheckView.of(file.file().fileName(), one.after()),
          one.rowsBefore(),
          one.rowsAfter(),
          one.record().columns().stream()
              .map(step -> new StepView(step.column(), step.step(), step.changed(), step.emptied()))
              .toList(),
          one.pseudonymised());
    }
  }

  /** What was done to a column. */
  @Serdeable
  @Schema(name = "DerivationStep")
  record StepView(
      String column,
      String step,
      @Schema(description = "Values that became another.") long changed,
      @Schema(description = "Values that became empty.") long emptied) {}

  /** The new file. */
  @Serdeable
  @Schema(name = "DerivedFile")
  record DerivedView(
      String file,
      @Schema(description = "Where it is downloaded, once it is published.") String url,
      long sizeBytes,
      String sha256,
      @Schema(description = "Address of its check in this API.") String check) {}

  /** The check as far as its reader may see it. */
  static FileCheckView of(MendableFile mendable, String iri) {
    CheckedFile file = mendable.file();
    return new FileCheckView(
        iri,
        file.file().sha256(),
        file.check().checked(),
        CheckView.of(file, mendable.report(), mendable.weight()),
        mendable.rights().member()
            ? file.overrides().stream().map(OverrideView::of).toList()
            : null,
        file.derivation().map(DerivationView::of).orElse(null));
  }
}
