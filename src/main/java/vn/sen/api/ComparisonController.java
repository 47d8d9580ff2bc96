package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Comparison;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionComparer;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Two revisions of a dataset side by side. */
@Controller("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "datasets")
final class ComparisonController {
  private final DatasetRecord record;
  private final Datasets datasets;
  private final DescriptionComparer comparer;
  private final JsonAnswers answers;
  private final Gate gate;

  ComparisonController(
      DatasetRecord record,
      Datasets datasets,
      DescriptionComparer comparer,
      JsonAnswers answers,
      Gate gate) {
    this.record = record;
    this.datasets = datasets;
    this.comparer = comparer;
    this.answers = answers;
    this.gate = gate;
  }

  @Get("/{slug}/compare")
  @Operation(
      operationId = "compareRevisions",
      summary = "Compare two revisions",
      description = "What changed from one revision to another, in words and as statements.",
      parameters = {
        @Parameter(
            name = "from",
            in = QUERY,
            description = "Number of a revision; the one before “to” when absent.",
            schema = @Schema(type = "integer", minimum = "1")),
        @Parameter(
            name = "to",
            in = QUERY,
            description = "Number of a revision; the newest when absent.",
            schema = @Schema(type = "integer", minimum = "1"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The differences.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ComparisonView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "Unknown dataset or revision, or not discoverable by the caller.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> compare(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the dataset's address.") @PathVariable String slug) {
    QueryParameters parameters = QueryParameters.of(request, Set.of("from", "to"), Set.of());
    Dataset dataset = record.get(request, slug);
    int to = parameters.number("to", dataset.revision(), 1, Integer.MAX_VALUE);
    int from = parameters.number("from", Math.max(1, to - 1), 1, Integer.MAX_VALUE);
    Comparison comparison =
        comparer.compare(revision(request, slug, from), revision(request, slug, to));
    return answers.of(
        request,
        new ComparisonView(
            slug,
            from,
            to,
            comparison.changes().stream()
                .map(
                    change ->
                        new ComparisonView.ChangeView(
                            change.kind(),
                            change.property().values(),
                            change.before().values(),
                            change.after().values()))
                .toList(),
            comparison.added(),
            comparison.removed()));
  }

  private Description revision(HttpRequest<?> request, String slug, int number) {
    return datasets
        .findRevision(slug, number, gate.callerOf(request).tokens())
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Không có bản sửa đổi %d của “%s”.".formatted(number, slug),
                    "There is no revision %d of “%s”.".formatted(number, slug)));
  }
}
