package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.publishing.DraftChecks;
import vn.sen.publishing.DraftChecks.CheckedDraftFile;

/** The checks of a draft's files for its editors, and what they and its stewards do about them. */
@Controller("/api/datasets/{slug}/draft/checks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "privacy")
final class DraftCheckApiController {
  private final DraftChecks checks;
  private final FileCheckCalls calls;
  private final DraftCalls draftCalls;
  private final Gate gate;

  DraftCheckApiController(
      DraftChecks checks, FileCheckCalls calls, DraftCalls draftCalls, Gate gate) {
    this.checks = checks;
    this.calls = calls;
    this.draftCalls = draftCalls;
    this.gate = gate;
  }

  @Get
  @Operation(
      operationId = "listDraftChecks",
      summary = "What the checks of a draft's files found",
      description = "A file that today's rules have not read is checked now.")
  @ApiResponse(
      responseCode = "200",
      description = "The checks, in the order of the draft.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.ListView.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    QueryParameters.none(request);
    List<CheckedDraftFile> files = checks.list(gate.callerOf(request), slug);
    return calls.list(request, files, page(slug));
  }

  @Get("/{sha256}")
  @Operation(
      operationId = "getDraftCheck",
      summary = "What the check of one of a draft's files found")
  @ApiResponse(
      responseCode = "200",
      description = "The check.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256) {
    QueryParameters.none(request);
    return calls.one(request, find(request, slug, sha256), page(slug));
  }

  @Post("/{sha256}/overrides")
  @Operation(
      operationId = "overrideDraftFinding",
      summary = "Decide that a finding in a draft's file is no disclosure",
      description =
          "For stewards of the draft's agency; recorded with its reason, and counted for this"
              + " content in the draft and the dataset that comes of it.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = FileCheckView.NewOverride.class))))
  @ApiResponse(
      responseCode = "201",
      description = "Recorded.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.OverrideView.class)))
  @ApiResponse(responseCode = "403", description = "Not a steward of the agency.")
  HttpResponse<byte[]> override(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Parameter(hidden = true) @Body byte[] body) {
    Caller caller = gate.callerOf(request);
    CheckedDraftFile file = checks.get(caller, slug, sha256);
    return draftCalls.run(request, caller, body, () -> calls.override(file, body));
  }

  @Post("/{sha256}/preview")
  @Operation(
      operationId = "previewDraftDerivation",
      summary = "What steps would make of a draft's file",
      description = "The file before and after, with its risk; nothing of it is kept.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = FileCheckView.NewDerivation.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Before and after.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.PreviewView.class)))
  HttpResponse<byte[]> preview(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Parameter(hidden = true) @Body byte[] body) {
    QueryParameters.none(request);
    return calls.preview(find(request, slug, sha256), body);
  }

  @Post("/{sha256}/derived")
  @Operation(
      operationId = "deriveDraftFile",
      summary = "Make a safer file of one of a draft's",
      description =
          "In the source's place, or beside it with “replaces”: false; its distribution says what"
              + " it was derived from and what was done. The draft goes back to being written, if"
              + " it was in review. Made once more, the new file takes the place of its twin.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = FileCheckView.NewDerivation.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The new file.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.DerivedView.class)))
  HttpResponse<byte[]> derive(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Parameter(hidden = true) @Body byte[] body) {
    QueryParameters.none(request);
    CheckedDraftFile file = find(request, slug, sha256);
    return calls.derive(file, "/api/datasets/" + slug + "/draft/checks/", body);
  }

  private CheckedDraftFile find(HttpRequest<?> request, String slug, String sha256) {
    return checks.get(gate.callerOf(request), slug, sha256);
  }

  private static String page(String slug) {
    return "drafts/" + slug + "/checks/";
  }
}
