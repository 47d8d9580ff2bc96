package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 9457 problem details, as {@code application/problem+json}. */
@Serdeable
@Schema(
    name = "Problem",
    description = "Why a request was not served (RFC 9457), in the caller's language.")
record ProblemView(
    @Schema(description = "Address of a page about this kind of failure.") String type,
    @Schema(description = "Short, the same for every occurrence.") String title,
    @Schema(description = "The HTTP status.") int status,
    @Schema(description = "The value, the rule and the way out.") String detail,
    @Schema(description = "This occurrence: the path asked for, or an id that is in the log.")
        @Nullable String instance,
    @Schema(description = "Everything that is wrong, when there is more to say than the detail.")
        @Nullable List<Violation> errors,
    @Schema(description = "Line of the query or document at which the fault lies, from 1.")
        @Nullable Long line,
    @Schema(description = "Column in that line, from 1.") @Nullable Long column) {

  /** One thing that is wrong with a request. */
  @Serdeable
  @Schema(name = "Violation")
  record Violation(
      @Schema(description = "The parameter, or the JSON pointer into the body.") String pointer,
      String detail) {}
}
