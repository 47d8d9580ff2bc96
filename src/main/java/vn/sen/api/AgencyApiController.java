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
import java.util.Map;
import java.util.stream.Collectors;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchResult;

/** Agencies in JSON. */
@Controller("/api/agencies")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "agencies")
final class AgencyApiController {
  private final Agencies agencies;
  private final DatasetSearch search;
  private final References references;
  private final Languages languages;
  private final Gate gate;
  private final JsonAnswers answers;
  private final BaseIri base;

  AgencyApiController(
      Agencies agencies,
      DatasetSearch search,
      References references,
      Languages languages,
      Gate gate,
      JsonAnswers answers,
      BaseIri base) {
    this.agencies = agencies;
    this.search = search;
    this.references = references;
    this.languages = languages;
    this.gate = gate;
    this.answers = answers;
    this.base = base;
  }

  @Get
  @Operation(
      operationId = "listAgencies",
      summary = "All agencies",
      description =
          "By slug, merged ones included. Each with the number of its datasets that the caller may"
              + " discover.")
  @ApiResponse(
      responseCode = "200",
      description = "The agencies.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AgencyView.ListView.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) HttpRequest<?> request) {
    QueryParameters.none(request);
    Map<String, Long> counts = counts(request);
    List<AgencyView> items = agencies.list().stream().map(one -> view(one, counts)).toList();
    return answers.of(request, new AgencyView.ListView(items.size(), items));
  }

  @Get("/{slug}")
  @Operation(operationId = "getAgency", summary = "One agency")
  @ApiResponse(
      responseCode = "200",
      description = "The agency.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AgencyView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "Unknown.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the agency's address.") @PathVariable String slug) {
    QueryParameters.none(request);
    Agency agency = agencies.find(slug).orElseThrow(() -> notFound(slug));
    return answers.of(request, view(agency, counts(request)));
  }

  private AgencyView view(Agency agency, Map<String, Long> counts) {
    return new AgencyView(
        agency.slug(),
        agency.iri(),
        agency.name().values(),
        agency.abbreviations(),
        agency.homepage().orElse(null),
        agency.mergedInto().map(references::agency).orElse(null),
        counts.getOrDefault(agency.slug(), 0L),
        base.value() + "api/datasets?agency=" + agency.slug());
  }

  /** From the search index, which counts nothing that the caller may not discover. */
  private Map<String, Long> counts(HttpRequest<?> request) {
    SearchResult all =
        search.search(
            new SearchRequest(
                "",
                Map.of(),
                SearchRequest.Sort.TARGET,
                1,
                1,
                languages.of(request),
                gate.callerOf(request)));
    return all.facets().getOrDefault(Facet.AGENCY, List.of()).stream()
        .collect(Collectors.toMap(SearchResult.FacetValue::code, SearchResult.FacetValue::count));
  }

  private static ProblemException notFound(String slug) {
    String shown = ProblemException.echo(slug);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có cơ quan “%s”. Danh sách có ở /api/agencies.".formatted(shown),
        "There is no agency “%s”. They are listed at /api/agencies.".formatted(shown));
  }
}
