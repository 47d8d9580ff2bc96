package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a reader may be about to type. */
@Serdeable
@Schema(name = "SuggestionList")
record SuggestionListView(List<SuggestionView> items) {

  /** One of them. */
  @Serdeable
  @Schema(name = "Suggestion")
  record SuggestionView(
      @Schema(
              type = "string",
              allowableValues = {"title", "keyword", "agency", "place"})
          String kind,
      String text,
      @Schema(
              description =
                  "Slug of the dataset or agency, code of the place; empty for a keyword.")
          String code,
      @Schema(description = "Path of the page that choosing it opens.") String address) {}
}
