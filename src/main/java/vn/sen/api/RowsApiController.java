package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.DataProblem;
import vn.sen.data.TableAnswer;
import vn.sen.data.TableRows;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.PublishedFiles;

/** The rows of a file that a program asks for. */
@Controller("/api/datasets")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "files")
final class RowsApiController {
  private static final UseRules.Action ACTION = UseRules.Action.QUERY;
  private static final String CSV = "csv";
  private static final List<Offer> OFFERS =
      List.of(new Offer("json", MediaType.APPLICATION_JSON), new Offer(CSV, "text/csv"));
  private static final int MOST_COLUMNS_TOLD = 100;

  private final DatasetRecord record;
  private final DatasetViews views;
  private final PublishedFiles files;
  private final TableRows tables;
  private final RowsQuestions questions;
  private final RowsAnswers answers;
  private final Gate gate;

  RowsApiController(
      DatasetRecord record,
      DatasetViews views,
      PublishedFiles files,
      TableRows tables,
      RowsQuestions questions,
      RowsAnswers answers,
      Gate gate) {
    this.record = record;
    this.views = views;
    this.files = files;
    this.tables = tables;
    this.questions = questions;
    this.answers = answers;
    this.gate = gate;
  }

  @Get("/{slug}/files/{name}/rows")
  @Operation(
      operationId = "listRows",
      summary = "The rows of a file",
      description =
          "Of a table that the portal holds (CSV, TSV, XLSX, JSON, GeoJSON, Parquet) the rows asked"
              + " for, as JSON or CSV. Every parameter that is not listed is a column of the file,"
              + " and its value what the cell must be; repeated, any of the values. Each question"
              + " reads the file from its front: whoever needs all of it downloads it. Larger files"
              + " are refused.",
      parameters = {
        @Parameter(
            name = "limit",
            in = QUERY,
            description = "Rows at most; very long ones end a page early.",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100")),
        @Parameter(
            name = "offset",
            in = QUERY,
            description = "How many of the rows that fit are left out at the front.",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0")),
        @Parameter(
            name = "columns",
            in = QUERY,
            description = "Columns to give, with commas between them or repeated; all when absent.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "filters",
            in = QUERY,
            description =
                "A JSON object of columns and the value, or list of values, that they must have, as"
                    + " CKAN has it: for columns that are called like a parameter.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "format",
            in = QUERY,
            description = "Instead of an Accept header.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"json", "csv"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The rows; a Link header leads to the next ones.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RowsView.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "304",
      description = "Unchanged since the entity tag of If-None-Match.",
      content = @Content)
  @ApiResponse(
      responseCode = "400",
      description = "A column is unknown, or the value of a parameter is not valid.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "403",
      description = "The dataset is known, but its data may not be used by the caller.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such dataset or file.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The file is no table, or too large for such questions.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<?> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the dataset's address.") @PathVariable String slug,
      @Parameter(description = "Name of the file, as in a distribution's downloadUrl.")
          @PathVariable
          String name) {
    Optional<String> renamed = record.findRenamed(request, slug);
    if (renamed.isPresent()) {
      return HttpResponse.permanentRedirect(moved(request, renamed.get()));
    }
    Dataset dataset = record.get(request, slug);
    StoredFile file =
        files.find(dataset, name).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    Caller caller = gate.callerOf(request);
    UseDecision decision = UseRefusal.permitted(slug, files.decide(caller, dataset, ACTION));
    return answer(request, dataset, file, caller, decision);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request,
      Dataset dataset,
      StoredFile file,
      Caller caller,
      UseDecision decision) {
    RowsQuestions.Question question = questions.read(request);
    boolean isCsv = question.format().orElseGet(() -> Offers.get(request, OFFERS).id()).equals(CSV);
    EntityTag tag = RowsAnswers.tag(request, dataset, file, isCsv);
    if (Preconditions.isUnchanged(request, tag)) {
      return headers(HttpResponse.status(HttpStatus.NOT_MODIFIED), tag);
    }
    TableAnswer.Rows rows = rows(tables.query(file, question.query()));
    if (request.getMethod() == HttpMethod.GET && !files.count(caller, dataset, ACTION, decision)) {
      throw UseRefusal.of(dataset.slug(), gate.decide(caller, dataset, ACTION));
    }
    Optional<String> next = answers.next(request, question.query(), rows);
    MutableHttpResponse<byte[]> response =
        headers(
            isCsv ? answers.csv(rows) : answers.json(rows, question.query(), dataset, file, next),
            tag);
    next.ifPresent(address -> response.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
    return response;
  }

  private static TableAnswer.Rows rows(TableAnswer answer) {
    return switch (answer) {
      case TableAnswer.Rows rows -> rows;
      case TableAnswer.Unreadable unreadable -> {
        LocalizedText why = unreadable.why();
        throw new ProblemException(
            DataProblem.NO_ROWS_READ, why.values().get("vi"), why.values().get("en"));
      }
      case TableAnswer.UnknownColumns unknown -> throw unknown(unknown);
    };
  }

  private static ProblemException unknown(TableAnswer.UnknownColumns unknown) {
    String names = told(unknown.names());
    String columns = told(unknown.columns());
    return new ProblemException(
        ApiProblem.UNKNOWN_PARAMETER,
        "Tệp không có cột %s. Các cột: %s. Các tham số khác: %s."
            .formatted(names, columns, RowsQuestions.PARAMETERS),
        "The file has no column %s. Its columns: %s. Other parameters: %s."
            .formatted(names, columns, RowsQuestions.PARAMETERS));
  }

  private static String told(List<String> columns) {
    List<String> quoted =
        columns.stream()
            .limit(MOST_COLUMNS_TOLD)
            .map(name -> "“" + ProblemException.echo(name) + "”")
            .toList();
    return String.join(", ", quoted) + (columns.size() > MOST_COLUMNS_TOLD ? ", …" : "");
  }

  private static MutableHttpResponse<byte[]> headers(
      MutableHttpResponse<byte[]> response, EntityTag tag) {
    return CrossOrigin.allow(response)
        .header(HttpHeaders.ETAG, tag.value())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private URI moved(HttpRequest<?> request, String slug) {
    String path = request.getUri().getRawPath();
    String query = request.getUri().getRawQuery();
    return URI.create(
        views.api(slug)
            + path.substring(path.indexOf("/files/"))
            + (query == null ? "" : "?" + query));
  }
}
