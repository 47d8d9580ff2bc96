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
                "By facet (sector, agency, access, format, ai-task, status): its values in the"
                    + " whole result, by falling count.")
        Map<String, List<FacetValueView>> facets) {

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
              allowableValues = {"available", "planned"})
          String status,
      @Schema(description = "Such as CSV.") List<String> formats,
      List<Reference> aiTasks,
      @Schema(description = "Number of the target that it fulfils, 1 to 50.")
          @Nullable Integer target,
      @Schema(description = "Years covered, such as 2010–2024.") @Nullable String period,
      @Schema(description = "ISO 8601 date.") @Nullable String modified,
      @Schema(description = "The title, cut where the text searched for was found.")
          List<FragmentView> titleMatches,
      @Schema(description = "The best passage of what else was found.") List<FragmentView> snippet,
      @Schema(description = "Address of the whole description in JSON.") String api) {}

  /** A run of text. */
  @Serdeable
  @Schema(name = "Fragment")
  record FragmentView(
      String text,
      @Schema(description = "Whether this is what was searched for.") boolean matched) {}

  /** One value of a facet. */
  @Serdeable
  @Schema(name = "FacetValue")
  record FacetValueView(
      @Schema(description = "What the parameter takes.") String code,
      @Schema(description = "By language (BCP 47).") Map<String, String> label,
      @Schema(description = "Datasets of the result that have it.") long count,
      boolean selected) {}
}
