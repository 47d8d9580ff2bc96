package vn.sen.api;

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
import java.util.List;
import java.util.Optional;
import vn.sen.metadata.DatasetView.Status;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.targets.Target;
import vn.sen.targets.Targets;

/** The 50 targets in JSON. */
@Controller("/api/targets")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "targets")
final class TargetApiController {
  private final Targets targets;
  private final References references;
  private final DatasetViews datasets;
  private final JsonAnswers answers;

  TargetApiController(
      Targets targets, References references, DatasetViews datasets, JsonAnswers answers) {
    this.targets = targets;
    this.references = references;
    this.datasets = datasets;
    this.answers = answers;
  }

  @Get
  @Operation(
      operationId = "listTargets",
      summary = "The 50 targets",
      description =
          "The data sets that Decision 127/QĐ-TTg asks for, by number, each with the clause it rests"
              + " on and whether there is data yet.")
  @ApiResponse(
      responseCode = "200",
      description = "The targets.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TargetView.ListView.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) HttpRequest<?> request) {
    QueryParameters.none(request);
    List<Target> all = targets.list();
    int available = (int) all.stream().filter(t -> t.status() == Status.AVAILABLE).count();
    return answers.of(
        request,
        new TargetView.ListView(
            all.size(), available, all.size() - available, all.stream().map(this::view).toList()));
  }

  @Get("/{number}")
  @Operation(operationId = "getTarget", summary = "One target")
  @ApiResponse(
      responseCode = "200",
      description = "The target.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TargetView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no target of this number.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "1 to 50.", schema = @Schema(type = "integer", minimum = "1"))
          @PathVariable
          String number) {
    QueryParameters.none(request);
    Optional<Target> target =
        number.matches("[1-9][0-9]{0,5}")
            ? targets.find(Integer.parseInt(number))
            : Optional.empty();
    return answers.of(request, view(target.orElseThrow(() -> notFound(number))));
  }

  private TargetView view(Target target) {
    return new TargetView(
        target.number(),
        target.iri(),
        target.title().values(),
        target.datasetSlug(),
        target.status().code(),
        references.of(target.sector()),
        references.of(target.clauses()),
        references.of(target.decidedAgency()),
        references.of(target.todayAgency()),
        datasets.api(target.datasetSlug()));
  }

  private static ProblemException notFound(String number) {
    String shown = ProblemException.echo(number);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có mục tiêu số “%s”. Danh sách có ở /api/targets.".formatted(shown),
        "There is no target “%s”. They are listed at /api/targets.".formatted(shown));
  }
}
