package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** How one revision of a dataset differs from another. */
@Serdeable
@Schema(name = "Comparison")
record ComparisonView(
    String dataset,
    int from,
    int to,
    @Schema(description = "In a reader's words.") List<ChangeView> changes,
    @Schema(description = "Statements that only the second has, as N-Triples.") List<String> added,
    @Schema(description = "Statements that only the first has, as N-Triples.")
        List<String> removed) {

  @Serdeable
  @Schema(name = "Change")
  record ChangeView(
      @Schema(
              type = "string",
              allowableValues = {"added", "removed", "changed"})
          String kind,
      @Schema(description = "What changed, by language.") Map<String, String> property,
      @Schema(description = "By language; empty when something was added.")
          Map<String, String> before,
      @Schema(description = "By language; empty when something was taken away.")
          Map<String, String> after) {}
}
