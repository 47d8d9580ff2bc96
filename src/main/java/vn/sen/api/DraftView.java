package vn.sen.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft as programs see it; its entity tag is its edition. */
@Serdeable
@Schema(name = "Draft", description = "A dataset that is being written, reviewed or scheduled.")
record DraftView(
    String slug,
    String agency,
    @Schema(
            type = "string",
            allowableValues = {"draft", "in-review", "scheduled", "published", "discarded"})
        String state,
    @Schema(description = "Counts every change; stands in ETag and If-Match.") int edition,
    @Schema(description = "The fields of the form by their names.")
        Map<String, List<String>> fields,
    List<FileView> files,
    @Schema(description = "Data that lie elsewhere.") List<LinkView> elsewhere,
    List<CommentView> comments,
    String notes,
    @Schema(description = "Whether it says anything else than what is published.") boolean changed,
    @Nullable String publishAt,
    @Schema(description = "Whether it can be published as it is; only where it was checked.")
        @Nullable Boolean publishable,
    @Nullable List<FindingView> findings,
    @Nullable QualityView quality,
    @Schema(description = "The version that publication would give; only where it was checked.")
        @Nullable String proposedVersion,
    LinksView links) {

  @Serdeable
  @Schema(name = "DraftFile")
  record FileView(
      String name,
      String mediaType,
      String format,
      @Nullable String encoding,
      long sizeBytes,
      String sha256,
      @Nullable Long rows,
      List<ColumnView> columns,
      List<IssueView> issues) {}

  @Serdeable
  @Schema(name = "DraftColumn")
  record ColumnView(String name, String type, long filled, long empty) {}

  @Serdeable
  @Schema(name = "FileIssue")
  record IssueView(
      String code,
      String severity,
      long line,
      String column,
      Map<String, String> message,
      Map<String, String> proposal) {}

  @Serdeable
  @Schema(name = "DraftLink")
  record LinkView(String id, String url, Map<String, String> title) {}

  @Serdeable
  @Schema(name = "DraftComment")
  record CommentView(String field, String author, String text, String created) {}

  @Serdeable
  @Schema(name = "DraftFinding")
  record FindingView(String field, boolean blocks, Map<String, String> message) {}

  @Serdeable
  @Schema(name = "DraftLinks")
  record LinksView(String self, String page, String dataset) {}
}
