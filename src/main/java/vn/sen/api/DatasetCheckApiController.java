package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.data.DerivedFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.detect.Kind;

/** The checks of a dataset's files, and what its stewards do about them. */
@Controller("/api/datasets/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "privacy")
final class DatasetCheckApiController {
  private final Datasets datasets;
  private final DisclosureHistory history;
  private final DerivedFiles derivedFiles;
  private final Gate gate;
  private final BaseIri base;
  private final JsonAnswers answers;
  private final DatasetMapper mapper;

  DatasetCheckApiController(
      Datasets datasets,
      DisclosureHistory history,
      DerivedFiles derivedFiles,
      Gate gate,
      BaseIri base,
      JsonAnswers answers,
      DatasetMapper mapper) {
    this.datasets = datasets;
    this.history = history;
    this.derivedFiles = derivedFiles;
    this.gate = gate;
    this.base = base;
    this.answers = answers;
    this.mapper = mapper;
  }

  @Get("/checks")
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
              schema = @Schema(implementation = DatasetCheckView.ListView.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    QueryParameters.none(request);
    Caller caller = gate.callerOf(request);
    Dataset dataset = find(slug, caller);
    boolean member = caller.isMember(history.agencyOf(dataset));
    List<DatasetCheckView> items =
        history.list(slug).stream().map(file -> view(dataset, file, member)).toList();
    HttpResponse<byte[]> answer =
        answers.of(request, new DatasetCheckView.ListView(items.size(), items));
    if (member) {
      answer.toMutableResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
    return answer;
  }

  @Post("/checks/{sha256}/overrides")
  @Operation(
      operationId = "overrideFinding",
      summary = "Decide that a finding is no disclosure",
      description = "For stewards of the dataset's agency; recorded with its reason.")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DatasetCheckView.OverrideView.class)))
  @ApiResponse(responseCode = "403", description = "Not a steward of the agency.")
  HttpResponse<byte[]> override(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body DatasetCheckView.NewOverride body) {
    QueryParameters.none(request);
    Caller caller = gate.callerOf(request);
    Dataset dataset = find(slug, caller);
    CheckedFile file = history.find(slug, sha256).orElseThrow(() -> notFound(slug));
    FindingOverride made =
        history.override(
            caller,
            history.agencyOf(dataset),
            file,
            Optional.ofNullable(body.column()).orElse(""),
            Optional.ofNullable(body.kind()).map(DatasetCheckApiController::kind),
            Optional.ofNullable(body.reason()).orElse(""));
    return created(view(made));
  }

  @Post("/files/{name}/derived")
  @Operation(
      operationId = "deriveFile",
      summary = "Attach a safer file that is derived from one of the dataset's",
      description =
          "For stewards of the dataset's agency. The new file is checked first; its distribution"
              + " says what it was derived from and what was done.")
  @ApiResponse(
      responseCode = "201",
      description = "The new file.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DatasetCheckView.DerivedView.class)))
  @ApiResponse(responseCode = "403", description = "Not a steward of the agency.")
  @ApiResponse(responseCode = "422", description = "The derived file would disclose persons still.")
  HttpResponse<byte[]> derive(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name,
      @Body DatasetCheckView.NewDerivation body) {
    QueryParameters.none(request);
    Caller caller = gate.callerOf(request);
    Dataset dataset = find(slug, caller);
    StoredFile made = derivedFiles.derive(caller, dataset, name, choices(body));
    return created(
        new DatasetCheckView.DerivedView(
            made.fileName(), base.file(slug, made.fileName()), made.sizeBytes(), made.sha256()));
  }

  private static Map<String, StepChoice> choices(DatasetCheckView.NewDerivation body) {
    Map<String, StepChoice> choices = new LinkedHashMap<>();
    Map<String, String> steps = body.steps() == null ? Map.of() : body.steps();
    steps.forEach(
        (column, step) ->
            choices.put(
                column,
                StepChoice.find(step)
                    .orElseThrow(
                        () ->
                            unknown(
                                "steps",
                                step,
                                Stream.of(StepChoice.values()).map(StepChoice::code).toList()))));
    return choices;
  }

  private static Kind kind(String code) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "kind",
                    code,
                    Stream.of(Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }

  private static ProblemException unknown(String member, String value, List<String> known) {
    return new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "“%s” của “%s” không có trong: %s."
            .formatted(ProblemException.echo(value), member, String.join(", ", known)),
        "“%s” of “%s” is none of: %s."
            .formatted(ProblemException.echo(value), member, String.join(", ", known)));
  }

  private Dataset find(String slug, Caller caller) {
    return datasets.find(slug, caller.tokens()).orElseThrow(() -> notFound(slug));
  }

  private static ProblemException notFound(String slug) {
    String shown = ProblemException.echo(slug);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bộ dữ liệu hoặc lần kiểm tra này: “%s”.".formatted(shown),
        "There is no such dataset or check: “%s”.".formatted(shown));
  }

  private HttpResponse<byte[]> created(Object view) {
    return CrossOrigin.allow(HttpResponse.<byte[]>status(HttpStatus.CREATED))
        .body(answers.toBytes(view))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private DatasetCheckView view(Dataset dataset, CheckedFile file, boolean member) {
    DisclosureReport whole = file.check().report();
    CheckView report =
        CheckView.of(
            file,
            member ? whole : whole.withoutSamples(),
            DataWeight.of(mapper.weight(dataset.description()).orElse("")));
    return new DatasetCheckView(
        history.iri(dataset.slug(), file.file().sha256()),
        file.file().sha256(),
        file.check().checked(),
        report,
        member ? file.overrides().stream().map(DatasetCheckApiController::view).toList() : null,
        file.derivation()
            .map(
                one ->
                    new DatasetCheckView.DerivationView(
                        one.sourceSha256(),
                        one.columns().stream()
                            .map(step -> Map.of("column", step.column(), "step", step.step()))
                            .toList(),
                        one.pseudonymised(),
                        one.done()))
            .orElse(null));
  }

  private static DatasetCheckView.OverrideView view(FindingOverride one) {
    return new DatasetCheckView.OverrideView(
        one.column(),
        one.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(null),
        one.reason(),
        one.steward(),
        one.decided());
  }
}
