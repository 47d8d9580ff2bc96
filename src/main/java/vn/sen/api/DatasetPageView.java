package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of datasets with the facets of the whole result. */
@Serdeable
@Schema(name = "DatasetPage")
record DatasetPageView(
    @Schema(description = "Number of datasets found, over all pages.") long total,
    @Schema(description = "This page, counted from 1.") int page,
    @Schema(description = "Largest number of items of a page.") int size,
    List<Item> items,
    @Schema(
            description =
                "By facet (sector, agency, place, access, format, ai-task, status): its values in"
                    + " the whole result, by falling count; of places and tasks also those that hold"
                    + " others.")
        Map<String, List<FacetValueView>> facets,
    @Schema(
            description =
                "Whether nothing held what was asked for, and these come closest: places left aside,"
                    + " diacritics ignored, or a letter other.")
        boolean approximate,
    @Schema(
            description =
                "Another spelling that may have been meant; nothing was searched for by it.")
        @Nullable String correction) {

  /** A dataset as a result shows it. */
  @Serdeable
  @Schema(name = "DatasetItem")
  record Item(
      @Schema(example = "power-plants") String slug,
      @Schema(description = "The dataset's IRI: a page, or RDF by content negotiation.") String iri,
      @Schema(description = "By language (BCP 47).") Map<String, String> title,
      @Schema(description = "By language (BCP 47).") Map<String, String> description,
      List<Reference> sectors,
      @Nullable Reference agency,
      @Nullable Reference access,
      @Schema(
              type = "string",
              allowableValues = {"dataset", "series", "service"})
          String kind,
      @Schema(
              type = "string",
              allowableValues = {"available", "planned"})
          String status,
      @Schema(description = "Score of its description, 0 to 100, where it was measured.")
          @Nullable Integer quality,
      @Schema(description = "Such as CSV.") List<String> formats,
      List<Reference> aiTasks,
      @Schema(description = "Number of the target that it fulfils, 1 to 50.")
          @Nullable Integer target,
      @Schema(description = "Years covered, such as 2010–2024.") @Nullable String period,
      @Schema(description = "ISO 8601 date.") @Nullable String modified,
      @Schema(description = "The title, cut where the text searched for was found.")
          List<FragmentView> titleMatches,
      @Schema(description = "The best passage of what else was found.") List<FragmentView> snippet,
      @Schema(description = "Why it is here, with explain=true; else empty.")
          List<ReasonView> reasons,
      @Schema(description = "Address of the whole description in JSON.") String api) {}

  /** A run of text. */
  @Serdeable
  @Schema(name = "Fragment")
  record FragmentView(
      String text,
      @Schema(description = "Whether this is what was searched for.") boolean matched) {}

  /** Words of a part of the dataset that answer the query. */
  @Serdeable
  @Schema(name = "Reason")
  record ReasonView(
      @Schema(
              description = "Where the words stand; also the name before a colon in a query.",
              example = "title")
          String part,
      @Schema(
              description = "How close they are to those typed.",
              type = "string",
              allowableValues = {"exact", "folded", "synonym", "alike", "related"})
          String likeness,
      @Schema(description = "As the text writes them, at most five.") List<String> words) {}

  /** One value of a facet. */
  @Serdeable
  @Schema(name = "FacetValue")
  record FacetValueView(
      @Schema(description = "What the parameter takes.") String code,
      @Schema(description = "By language (BCP 47).") Map<String, String> label,
      @Schema(description = "Datasets of the result that have it.") long count,
      boolean selected) {}
}
