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
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.search.DatasetSearch;

/** Datasets in JSON. */
@Controller("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "datasets")
final class DatasetApiController {
  private final DatasetQueries queries;
  private final DatasetSearch search;
  private final DatasetRecord record;
  private final Datasets datasets;
  private final DatasetViews views;
  private final JsonAnswers answers;
  private final Gate gate;

  DatasetApiController(
      DatasetQueries queries,
      DatasetSearch search,
      DatasetRecord record,
      Datasets datasets,
      DatasetViews views,
      JsonAnswers answers,
      Gate gate) {
    this.queries = queries;
    this.search = search;
    this.record = record;
    this.datasets = datasets;
    this.views = views;
    this.answers = answers;
    this.gate = gate;
  }

  @Get
  @Operation(
      operationId = "searchDatasets",
      summary = "Search datasets",
      description =
          "Finds datasets by text, with or without Vietnamese diacritics, and by facets. Within a"
              + " facet any of the given values fits, across facets all must.",
      parameters = {
        @Parameter(
            name = "q",
            in = QUERY,
            description = "Text to find, at most 1000 characters; everything when absent.",
            schema = @Schema(type = "string", maxLength = DatasetQueries.LONGEST_TEXT_CHARACTERS)),
        @Parameter(
            name = "match",
            in = QUERY,
            description =
                "How many of the words a dataset must hold: best suits the number to the text and"
                    + " counts other names of the same thing, all and any take the words alone.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"best", "all", "any"},
                    defaultValue = "best")),
        @Parameter(
            name = "explain",
            in = QUERY,
            description = "Whether each dataset tells why it was found.",
            schema = @Schema(type = "boolean", defaultValue = "false")),
        @Parameter(
            name = "from",
            in = QUERY,
            description = "A year: the data speak of it or of later ones.",
            schema = @Schema(type = "integer", minimum = "0", maximum = "9999")),
        @Parameter(
            name = "to",
            in = QUERY,
            description = "A year: the data speak of it or of earlier ones.",
            schema = @Schema(type = "integer", minimum = "0", maximum = "9999")),
        @Parameter(
            name = "bbox",
            in = QUERY,
            description =
                "West, south, east and north in degrees (WGS 84): the data speak of a place whose"
                    + " representative point lies within.",
            example = "102,8,110,24",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "place",
            in = QUERY,
            description =
                "Code of the list /vocab/places: that place and all within it; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "sector",
            in = QUERY,
            description = "Code of the list /vocab/sectors; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "agency",
            in = QUERY,
            description = "Slug of an agency, see /api/agencies; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "access",
            in = QUERY,
            description =
                "Code of the list /vocab/access-levels: open, registered, shared or restricted; may"
                    + " be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "format",
            in = QUERY,
            description = "Format of a distribution, such as CSV; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "ai-task",
            in = QUERY,
            description = "Code of the list /vocab/ai-tasks; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "status",
            in = QUERY,
            description = "Whether there is data yet: available or planned; may be repeated.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
        @Parameter(
            name = "sort",
            in = QUERY,
            description = "Order; relevance when there is a text, else newest.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"relevance", "newest", "title", "target", "quality"})),
        @Parameter(
            name = "page",
            in = QUERY,
            description = "Counted from 1. Page times size may be at most 100000.",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
        @Parameter(
            name = "size",
            in = QUERY,
            description = "Items a page.",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20")),
        @Parameter(
            name = "lang",
            in = QUERY,
            description =
                "Language of problem messages, of the order by title, and of what is marked as"
                    + " found.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"vi", "en"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "A page of datasets and the facets of the whole result.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DatasetPageView.class)))
  @ApiResponse(
      responseCode = "304",
      description = "Unchanged since the entity tag of If-None-Match.",
      content = @Content)
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is unknown or its value is not valid.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) HttpRequest<?> request) {
    return answers.of(request, views.page(search.search(queries.read(request))));
  }

  @Get("/{slug}")
  @Operation(
      operationId = "getDataset",
      summary = "One dataset",
      description = "The whole description, always as JSON. The same as RDF is linked from it.")
  @ApiResponse(
      responseCode = "200",
      description = "The dataset.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DatasetDetailView.class)))
  @ApiResponse(
      responseCode = "304",
      description = "Unchanged since the entity tag of If-None-Match.",
      content = @Content)
  @ApiResponse(responseCode = "308", description = "The dataset was renamed.", content = @Content)
  @ApiResponse(
      responseCode = "404",
      description = "Unknown, or not discoverable by the caller.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "410",
      description = "Withdrawn.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the dataset's address.") @PathVariable String slug) {
    QueryParameters.none(request);
    Optional<String> renamed = record.findRenamed(request, slug);
    if (renamed.isPresent()) {
      return HttpResponse.permanentRedirect(URI.create(views.api(renamed.get())));
    }
    return answers.of(request, views.detail(record.get(request, slug)));
  }

  @Get("/{slug}/revisions")
  @Operation(
      operationId = "listRevisions",
      summary = "A dataset's history",
      description = "Every revision of the description, newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "The revisions.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RevisionListView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "Unknown, or not discoverable by the caller.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> revisions(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the dataset's address.") @PathVariable String slug) {
    QueryParameters.none(request);
    Optional<String> renamed = record.findRenamed(request, slug);
    if (renamed.isPresent()) {
      return HttpResponse.permanentRedirect(URI.create(views.api(renamed.get()) + "/revisions"));
    }
    Dataset dataset = record.get(request, slug);
    return answers.of(
        request,
        views.revisions(
            slug, datasets.listRevisions(dataset.slug(), gate.callerOf(request).tokens())));
  }
}
