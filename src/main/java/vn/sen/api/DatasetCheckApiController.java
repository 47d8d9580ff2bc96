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
import vn.sen.access.Gate;
import vn.sen.data.DatasetChecks;
import vn.sen.data.DatasetChecks.DatasetFile;

/** The checks of a dataset's files, and what its stewards do about them. */
@Controller("/api/datasets/{slug}/checks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "privacy")
final class DatasetCheckApiController {
  private final DatasetChecks checks;
  private final FileCheckCalls calls;
  private final Gate gate;

  DatasetCheckApiController(DatasetChecks checks, FileCheckCalls calls, Gate gate) {
    this.checks = checks;
    this.calls = calls;
    this.gate = gate;
  }

  @Get
  @Operation(
      operationId = "listChecks",
      summary = "What the checks of a dataset's files found",
      description = "Samples and stewards' decisions are told to members of the agency only.")
  @ApiResponse(
      responseCode = "200",
      description = "The checks.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FileCheckView.ListView.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    QueryParameters.none(request);
    List<DatasetFile> files = checks.list(gate.callerOf(request), slug);
    return calls.list(request, files, page(slug));
  }

  @Get("/{sha256}")
  @Operation(
      operationId = "getCheck",
      summary = "What the check of one file found",
      description = "Samples and stewards' decisions are told to members of the agency only.")
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
      operationId = "overrideFinding",
      summary = "Decide that a finding is no disclosure",
      description = "For stewards of the dataset's agency; recorded with its reason.",
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
    QueryParameters.none(request);
    return calls.override(find(request, slug, sha256), body);
  }

  @Post("/{sha256}/preview")
  @Operation(
      operationId = "previewDerivation",
      summary = "What steps would make of a file",
      description =
          "For stewards of the dataset's agency: the file before and after, with its risk; nothing"
              + " of it is kept.",
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
  @ApiResponse(responseCode = "403", description = "Not a steward of the agency.")
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
      operationId = "deriveFile",
      summary = "Attach a safer file that is derived from one of the dataset's",
      description =
          "For stewards of the dataset's agency. The new file is checked first; its distribution"
              + " says what it was derived from and what was done.",
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
  @ApiResponse(responseCode = "403", description = "Not a steward of the agency.")
  @ApiResponse(responseCode = "422", description = "The derived file would disclose persons still.")
  HttpResponse<byte[]> derive(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Parameter(hidden = true) @Body byte[] body) {
    QueryParameters.none(request);
    DatasetFile file = find(request, slug, sha256);
    return calls.derive(file, "/api/" + page(slug), body);
  }

  private DatasetFile find(HttpRequest<?> request, String slug, String sha256) {
    return checks.get(gate.callerOf(request), slug, sha256);
  }

  private static String page(String slug) {
    return "datasets/" + slug + "/checks/";
  }
}
