package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.QualityRepairs;
import vn.sen.publishing.Review;

/** What is said of a draft's files, links to data elsewhere, and comments of reviewers. */
@Controller("/api/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class DraftPartsApiController {
  private final Drafting drafting;
  private final DraftFiles files;
  private final QualityRepairs repairs;
  private final Review review;
  private final DraftCalls calls;
  private final Gate gate;
  private final JsonMapper json;

  DraftPartsApiController(
      Drafting drafting,
      DraftFiles files,
      QualityRepairs repairs,
      Review review,
      DraftCalls calls,
      Gate gate,
      JsonMapper json) {
    this.drafting = drafting;
    this.files = files;
    this.repairs = repairs;
    this.review = review;
    this.calls = calls;
    this.gate = gate;
    this.json = json;
  }

  @Serdeable
  @Schema(
      name = "FileWords",
      description =
          "What is not named stays as it is; a title that is named in one language replaces that in"
              + " both.")
  record FileWords(
      @Nullable String titleVi,
      @Nullable String titleEn,
      @Nullable String descriptionVi,
      @Nullable String descriptionEn,
      @Nullable List<ColumnWords> columns) {}

  @Serdeable
  @Schema(name = "ColumnWords")
  record ColumnWords(
      @Schema(description = "As in the header of the file.", example = "tan") String name,
      @Schema(description = "Its meaning.") @Nullable String titleVi,
      @Nullable String titleEn,
      @Schema(description = "More about it.") @Nullable String descriptionVi,
      @Nullable String descriptionEn,
      @Schema(example = "tấn") @Nullable String unit,
      @Schema(description = "Address of the code list that its values are of.")
          @Nullable String codeList) {}

  @Serdeable
  @Schema(name = "LinkInput")
  record LinkInput(
      @Schema(example = "https://example.vn/lua.csv") @Nullable String url,
      @Nullable String title) {}

  @Serdeable
  @Schema(name = "CommentInput")
  record CommentInput(
      @Schema(description = "Name of a field of the form; absent for the whole.")
          @Nullable String field,
      @Nullable String text) {}

  @Put("/{slug}/draft/files/{name}")
  @Operation(
      operationId = "describeFile",
      summary = "Describe a file and its columns",
      description = "If-Match names the draft's ETag where one is open.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = FileWords.class))))
  HttpResponse<byte[]> describe(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name,
      @Parameter(hidden = true) @Body byte[] body) {
    Caller caller = gate.callerOf(request);
    return changed(
        request,
        caller,
        slug,
        body,
        edition -> {
          FileWords words = JsonBody.read(json, body, FileWords.class);
          return files.describe(
              caller,
              slug,
              edition,
              name,
              text(words.titleVi(), words.titleEn()),
              text(words.descriptionVi(), words.descriptionEn()),
              Optional.ofNullable(words.columns()).orElse(List.of()).stream()
                  .map(DraftPartsApiController::column)
                  .toList());
        });
  }

  private static DatasetView.Column column(ColumnWords words) {
    return new DatasetView.Column(
        words.name(),
        text(words.titleVi(), words.titleEn()),
        text(words.descriptionVi(), words.descriptionEn()),
        "",
        plain(words.unit()),
        plain(words.codeList()));
  }

  @Post("/{slug}/draft/links")
  @Operation(
      operationId = "addLink",
      summary = "Add data that lie elsewhere",
      description = "Only their address is kept; it is asked now and then whether it answers.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = LinkInput.class))))
  HttpResponse<byte[]> link(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Body byte[] body) {
    Caller caller = gate.callerOf(request);
    return changed(
        request,
        caller,
        slug,
        body,
        edition -> {
          LinkInput link = JsonBody.read(json, body, LinkInput.class);
          return files.link(caller, slug, edition, plain(link.url()), plain(link.title()));
        });
  }

  @Delete("/{slug}/draft/links/{id}")
  @Operation(
      operationId = "deleteLink",
      summary = "Take a link out of the draft",
      description = "By its “id” in the draft's “elsewhere”.")
  HttpResponse<byte[]> unlink(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String id) {
    Caller caller = gate.callerOf(request);
    return changed(
        request, caller, slug, new byte[0], edition -> files.unlink(caller, slug, edition, id));
  }

  @Post("/{slug}/draft/repairs/{rule}")
  @Operation(
      operationId = "repairQuality",
      summary = "Win lost points of the quality back",
      description =
          "For a rule among the draft's “quality.losses” that names its “repair”: fills in what the"
              + " portal knows of the files and the agency, or the code of what is said in words."
              + " Said in the notes of the next version. 409 when nothing can be filled in.")
  HttpResponse<byte[]> repairQuality(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String rule) {
    Caller caller = gate.callerOf(request);
    return calls.change(
        request,
        caller,
        slug,
        new byte[0],
        (_, edition) -> {
          Draft repaired = repairs.apply(caller, slug, edition, rule);
          return calls.draft(200, repaired, Optional.of(review.check(repaired)));
        });
  }

  @Post("/{slug}/draft/comments")
  @Operation(
      operationId = "commentDraft",
      summary = "Comment on a draft",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommentInput.class))))
  HttpResponse<byte[]> comment(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Body byte[] body) {
    Caller caller = gate.callerOf(request);
    return calls.run(
        request,
        caller,
        body,
        () -> {
          CommentInput comment = JsonBody.read(json, body, CommentInput.class);
          drafting.comment(caller, slug, plain(comment.field()), plain(comment.text()));
          return calls.draft(200, drafting.get(caller, slug), Optional.empty());
        });
  }

  private HttpResponse<byte[]> changed(
      HttpRequest<?> request, Caller caller, String slug, byte[] body, IntFunction<Draft> change) {
    return calls.change(
        request,
        caller,
        slug,
        body,
        (_, edition) -> calls.draft(200, change.apply(edition), Optional.empty()));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static LocalizedText text(@Nullable String vietnamese, @Nullable String english) {
    Map<String, String> values = new HashMap<>();
    if (!plain(vietnamese).isEmpty()) {
      values.put("vi", plain(vietnamese));
    }
    if (!plain(english).isEmpty()) {
      values.put("en", plain(english));
    }
    return new LocalizedText(values);
  }
}
