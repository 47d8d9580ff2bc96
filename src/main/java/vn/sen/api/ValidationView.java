package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a profile says of a document. */
@Serdeable
@Schema(name = "ValidationReport")
record ValidationView(
    @Schema(description = "Profile judged by.") String profile,
    @Schema(description = "True when there is no violation; warnings keep nothing out.")
        boolean acceptable,
    int violations,
    int warnings,
    int hints,
    @Schema(description = "IRIs of the datasets, series and services described.")
        List<String> subjects,
    @Schema(description = "Records that could not be taken, and why.") List<OmissionView> omissions,
    @Schema(description = "Statements that belong to none of the subjects.") int leftOver,
    @Schema(description = "One entry a cause, the gravest first.") List<CauseView> causes,
    @Schema(description = "The descriptions in Turtle with every repair made; absent when none is.")
        @Nullable String repaired) {

  @Serdeable
  @Schema(name = "ValidationOmission")
  record OmissionView(@Nullable Long line, @Nullable Long column, Map<String, String> message) {}

  @Serdeable
  @Schema(name = "ValidationCause")
  record CauseView(
      @Schema(description = "IRI of the shape, or another stable name of the cause.") String shape,
      @Schema(
              type = "string",
              allowableValues = {"violation", "warning", "info"})
          String severity,
      @Schema(description = "By language.") Map<String, String> message,
      @Nullable String property,
      int count,
      @Schema(description = "At most 200.") List<OccurrenceView> occurrences) {}

  @Serdeable
  @Schema(name = "ValidationOccurrence")
  record OccurrenceView(
      String subject,
      @Schema(description = "The resource at fault.") String focus,
      @Schema(description = "The value at fault, as N-Triples writes it.") @Nullable String value,
      @Schema(description = "In the document, counted from 1.") @Nullable Long line,
      @Nullable Long column,
      @Schema(description = "Statements to replace and their replacements, as N-Triples.")
          @Nullable PatchView repair) {}

  @Serdeable
  @Schema(name = "Patch")
  record PatchView(List<String> remove, List<String> add) {}
}
