package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
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
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.publishing.intake.Intake;
import vn.sen.publishing.intake.IntakeEntry;

/** Many datasets in one call: a DCAT document, CKAN's JSON, or a table with a dataset a row. */
@Controller("/api/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class BatchApiController {
  private final Intake intake;
  private final DraftCalls calls;
  private final JsonAnswers answers;
  private final Gate gate;

  BatchApiController(Intake intake, DraftCalls calls, JsonAnswers answers, Gate gate) {
    this.intake = intake;
    this.calls = calls;
    this.answers = answers;
    this.gate = gate;
  }

  @Post("/batch")
  @Operation(
      operationId = "createDatasets",
      summary = "Register many datasets",
      description =
          "Begins or changes a draft for each dataset of the body: a DCAT document in any RDF"
              + " syntax, the JSON of CKAN's package_show or package_search, or a CSV or Excel"
              + " table after the template at /desk/template.xlsx. Each is taken or refused by"
              + " itself; the answer tells which. Sent again, it changes what has the same slug.",
      requestBody =
          @RequestBody(
              content = {
                @Content(mediaType = "text/turtle", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object"))
              }),
      parameters = {
        @Parameter(
            name = "agency",
            in = QUERY,
            required = true,
            description = "Slug of the agency whose datasets they are.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "address",
            in = QUERY,
            description = "Fetch the document from this public address instead of a body.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "publish",
            in = QUERY,
            description = "Publish at once what the checks let pass; for stewards.",
            schema = @Schema(type = "boolean")),
        @Parameter(
            name = "dry-run",
            in = QUERY,
            description = "Do everything and keep nothing.",
            schema = @Schema(type = "boolean"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "What became of each.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchView.class)))
  HttpResponse<byte[]> take(@Parameter(hidden = true) ServerHttpRequest<?> request) {
    byte[] body = DraftCalls.body(request);
    Caller caller = gate.callerOf(request);
    String agency = parameter(request, "agency").orElse("");
    boolean publish = parameter(request, "publish").filter("true"::equals).isPresent();
    return calls.orDry(
        request,
        () -> {
          List<IntakeEntry> entries =
              parameter(request, "address")
                  .map(address -> intake.fetch(caller, agency, address, publish))
                  .orElseGet(
                      () ->
                          intake.take(
                              caller,
                              agency,
                              body,
                              Optional.ofNullable(
                                      request.getHeaders().get(HttpHeaders.CONTENT_TYPE))
                                  .orElse(""),
                              "",
                              publish));
          return HttpResponse.ok(answers.toBytes(BatchView.of(entries)))
              .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
              .header(HttpHeaders.CACHE_CONTROL, "no-store");
        });
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return request.getParameters().getFirst(name).filter(text -> !text.isBlank());
  }
}
