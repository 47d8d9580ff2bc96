package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.Review;

/** Files of drafts by program, in one call each; large ones go by {@link UploadController}. */
@Controller("/api/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class DraftFileApiController {
  private final DraftFiles files;
  private final Review review;
  private final DraftCalls calls;
  private final Gate gate;

  DraftFileApiController(DraftFiles files, Review review, DraftCalls calls, Gate gate) {
    this.files = files;
    this.review = review;
    this.calls = calls;
    this.gate = gate;
  }

  @Put("/{slug}/files/{name}")
  @Operation(
      operationId = "putFile",
      summary = "Upload a file",
      description =
          "The body is the file. It is stored, looked into, and becomes a distribution of the"
              + " draft, in the place of one of the same name. For files of many GB there is the"
              + " tus protocol at /uploads.",
      parameters =
          @Parameter(
              name = "dry-run",
              in = ParameterIn.QUERY,
              description =
                  "Look into the file and judge the draft with it; the draft stays as it is.",
              schema = @Schema(type = "boolean")),
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM,
                      schema = @Schema(type = "string", format = "binary"))))
  HttpResponse<byte[]> upload(
      @Parameter(hidden = true) ServerHttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name) {
    Caller caller = gate.callerOf(request);
    try (InputStream bytes = request.byteBody().toInputStream()) {
      DraftFiles.Taken file = files.take(caller, slug, name, bytes);
      return calls.orDry(
          request,
          () -> {
            Draft draft = files.add(caller, slug, file);
            // A dry run is asked what would stand in the way; an upload goes on to the next call.
            return calls.draft(
                200,
                draft,
                DraftCalls.isDryRun(request) ? Optional.of(review.check(draft)) : Optional.empty());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Delete("/{slug}/draft/files/{name}")
  @Operation(
      operationId = "deleteFile",
      summary = "Take a file out of the draft",
      parameters =
          @Parameter(
              name = "dry-run",
              in = ParameterIn.QUERY,
              description = "Judge the draft without the file; it stays as it is.",
              schema = @Schema(type = "boolean")))
  HttpResponse<byte[]> remove(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name) {
    Caller caller = gate.callerOf(request);
    return calls.orDry(
        request, () -> calls.draft(200, files.remove(caller, slug, name), Optional.empty()));
  }

  @Post("/{slug}/files/{name}/repair")
  @Operation(
      operationId = "repairFile",
      summary = "Rewrite a file plainly",
      description =
          "In UTF-8; a table with commas, ISO dates and decimal points, and nothing above its"
              + " header.",
      parameters =
          @Parameter(
              name = "dry-run",
              in = ParameterIn.QUERY,
              description = "Show what would come of it; the file stays as it is.",
              schema = @Schema(type = "boolean")))
  HttpResponse<byte[]> repair(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name) {
    Caller caller = gate.callerOf(request);
    return calls.orDry(
        request, () -> calls.draft(200, files.repair(caller, slug, name), Optional.empty()));
  }
}
