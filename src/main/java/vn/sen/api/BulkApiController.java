package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.publishing.BulkEdit;

/** One field of many datasets of an agency changed at once. */
@Controller("/api/agencies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class BulkApiController {
  private final BulkEdit bulk;
  private final JsonAnswers answers;
  private final JsonMapper json;
  private final Gate gate;

  BulkApiController(BulkEdit bulk, JsonAnswers answers, JsonMapper json, Gate gate) {
    this.bulk = bulk;
    this.answers = answers;
    this.json = json;
    this.gate = gate;
  }

  @Serdeable
  @Schema(name = "BulkEdit")
  record Input(
      @Schema(description = "Slugs of the datasets.") @Nullable List<String> datasets,
      @Schema(example = "licence") @Nullable String field,
      @Nullable List<String> values,
      @Schema(description = "Keep what is there and add to it.") @Nullable Boolean add,
      @Schema(description = "Publish at once instead of leaving drafts; for stewards.")
          @Nullable Boolean publish,
      @Nullable String notes) {}

  @Serdeable
  @Schema(name = "BulkEdits")
  record ListView(List<RowView> datasets) {}

  @Serdeable
  @Schema(name = "BulkEditRow")
  record RowView(
      String slug, String before, String after, boolean changed, Map<String, String> problem) {}

  @Post("/{slug}/bulk")
  @Operation(
      operationId = "changeDatasets",
      summary = "Change one field of many datasets",
      description = "With dry-run=true only what would change.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Input.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What became of each.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ListView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Body byte[] body) {
    Caller caller = gate.callerOf(request);
    Input input = JsonBody.read(json, body, Input.class);
    List<String> slugs = Optional.ofNullable(input.datasets()).orElse(List.of());
    BulkEdit.Change change =
        new BulkEdit.Change(
            Optional.ofNullable(input.field()).orElse(""),
            Optional.ofNullable(input.values()).orElse(List.of()),
            Boolean.TRUE.equals(input.add()));
    List<BulkEdit.Row> rows =
        DraftCalls.isDryRun(request)
            ? bulk.preview(caller, slug, slugs, change)
            : bulk.apply(
                caller,
                slug,
                slugs,
                change,
                Boolean.TRUE.equals(input.publish()),
                Optional.ofNullable(input.notes()).orElse(""));
    ListView view =
        new ListView(
            rows.stream()
                .map(
                    row ->
                        new RowView(
                            row.slug(),
                            row.before(),
                            row.after(),
                            row.isChanged(),
                            row.problem().values()))
                .toList());
    return HttpResponse.ok(answers.toBytes(view))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
