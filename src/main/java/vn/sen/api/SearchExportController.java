package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import vn.sen.interop.ResourceRepresentation;
import vn.sen.metadata.RdfSyntax;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/**
 * The same searches as {@code /datasets}, for other programs: a suffix for each form, the same
 * parameters as the JSON API.
 */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchExportController {
  private final DatasetQueries queries;
  private final DatasetSearch search;
  private final ResultTable table;
  private final ResultFeed feed;
  private final ResultGraph graph;
  private final ResourceRepresentation representation;

  SearchExportController(
      DatasetQueries queries,
      DatasetSearch search,
      ResultTable table,
      ResultFeed feed,
      ResultGraph graph,
      ResourceRepresentation representation) {
    this.queries = queries;
    this.search = search;
    this.table = table;
    this.feed = feed;
    this.graph = graph;
    this.representation = representation;
  }

  @Get("/datasets.csv")
  HttpResponse<byte[]> csv(HttpRequest<?> request) {
    SearchResult result = search.search(queries.read(request));
    return JsonAnswers.of(request, table.write(result), "text/csv; charset=utf-8; header=present");
  }

  /** A saved search: what is new in it, for feed readers. */
  @Get("/datasets.atom")
  HttpResponse<byte[]> atom(HttpRequest<?> request) {
    SearchRequest asked = queries.readNewest(request);
    return JsonAnswers.of(
        request,
        feed.write(asked, search.search(asked), request.getUri()),
        "application/atom+xml; charset=utf-8");
  }

  @Get("/datasets.{suffix:ttl|jsonld|rdf|nt|trig}")
  HttpResponse<?> rdf(HttpRequest<?> request, String suffix) {
    SearchRequest asked = queries.read(request);
    return representation.answer(
        request,
        graph.of(asked, search.search(asked), request.getUri()),
        RdfSyntax.findBySuffix(suffix).orElseThrow());
  }
}
