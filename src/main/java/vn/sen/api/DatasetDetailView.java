package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset's whole description. */
@Serdeable
@Schema(name = "Dataset")
record DatasetDetailView(
    @Schema(example = "power-plants") String slug,
    String iri,
    @Schema(description = "By language (BCP 47).") Map<String, String> title,
    @Schema(description = "By language (BCP 47).") Map<String, String> description,
    List<KeywordView> keywords,
    @Schema(description = "Who is responsible for it today.") @Nullable Reference agency,
    @Schema(description = "The agency that the strategies name, before mergers.")
        @Nullable Reference decidedAgency,
    @Schema(description = "Sectors.") List<Reference> themes,
    @Nullable Reference access,
    @Schema(
            description =
                "The day, of Viet Nam, or instant on which the files open to outsiders; absent when"
                    + " they never waited.",
            example = "2027-01-15")
        @Nullable String embargo,
    @Schema(
            type = "string",
            allowableValues = {"available", "planned"})
        String status,
    @Schema(description = "How often it is to be renewed.") @Nullable Reference frequency,
    List<Reference> spatial,
    List<PeriodView> temporal,
    List<ContactView> contacts,
    List<Reference> aiTasks,
    @Schema(description = "Clauses of the strategies that it rests on.")
        List<Reference> legislation,
    @Nullable Reference target,
    List<Reference> languages,
    List<String> identifiers,
    @Nullable String version,
    @Nullable String issued,
    @Nullable String modified,
    List<DistributionView> distributions,
    @Schema(description = "Number of the newest revision, counted from 1.") int revision,
    @Schema(description = "When the portal first recorded it (ISO 8601).") String recorded,
    @Schema(description = "When the newest revision was recorded (ISO 8601).") String revised,
    LinksView links) {

  @Serdeable
  @Schema(name = "Keyword")
  record KeywordView(
      String text, @Schema(description = "BCP 47; empty when unknown.") String language) {}

  @Serdeable
  @Schema(
      name = "Period",
      description = "As stated: a year, a month or a date; either end may be open.")
  record PeriodView(@Nullable String start, @Nullable String end) {}

  @Serdeable
  @Schema(name = "Contact", description = "An office to ask, never a person.")
  record ContactView(
      Map<String, String> name,
      @Nullable String url,
      @Nullable String email,
      @Nullable String telephone) {}

  @Serdeable
  @Schema(name = "Distribution", description = "One way to get the data.")
  record DistributionView(
      String id,
      String iri,
      @Schema(description = "By language (BCP 47).") Map<String, String> title,
      @Schema(description = "By language (BCP 47).") Map<String, String> description,
      @Schema(example = "CSV") String format,
      @Nullable String mediaType,
      @Nullable Long sizeBytes,
      @Schema(description = "SHA-256 of the file, in hexadecimal.") @Nullable String sha256,
      @Nullable Reference licence,
      @Schema(description = "How the publisher asks to be named.") @Nullable String attribution,
      @Nullable PublisherView publisher,
      List<String> sources,
      @Nullable String accessUrl,
      @Nullable String downloadUrl,
      @Nullable String fileName,
      List<PeriodView> temporal,
      @Nullable String issued,
      @Schema(description = "Of a table, in its order; empty when they are not described.")
          List<ColumnView> columns) {}

  @Serdeable
  @Schema(name = "Column")
  record ColumnView(
      @Schema(description = "As in the file's header.") String name,
      @Schema(description = "By language (BCP 47).") Map<String, String> title,
      @Schema(description = "By language (BCP 47): its meaning, unit or values.")
          Map<String, String> description) {}

  @Serdeable
  @Schema(name = "Publisher", description = "The true publisher of a file.")
  record PublisherView(@Nullable String iri, Map<String, String> name, @Nullable String homepage) {}

  @Serdeable
  @Schema(name = "Links", description = "The same description in other forms.")
  record LinksView(
      String html,
      String turtle,
      String jsonLd,
      String rdfXml,
      String nTriples,
      String revisions) {}
}
