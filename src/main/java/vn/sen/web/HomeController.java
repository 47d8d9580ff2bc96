package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;
import vn.sen.targets.Targets;

/** The first screen. */
@Hidden
@Produces(MediaType.ALL)
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomeController {
  private static final int NEWEST = 8;

  private final Pages pages;
  private final DatasetSearch search;
  private final Targets targets;
  private final Gate gate;

  HomeController(Pages pages, DatasetSearch search, Targets targets, Gate gate) {
    this.pages = pages;
    this.search = search;
    this.targets = targets;
    this.gate = gate;
  }

  @Get("/")
  HttpResponse<?> home(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    Caller caller = gate.callerOf(request);
    // A described dataset without data is a promise: the first screen shows what can be had.
    SearchResult newest =
        search(page, caller, Map.of(SearchRequest.Facet.STATUS, List.of("available")), NEWEST);
    SearchResult all = search(page, caller, Map.of(), 1);
    List<TargetRow> rows = targets.list().stream().map(TargetRow::new).toList();
    List<HomePage.Sector> sectors =
        page.lists().list("sectors").stream()
            .map(
                sector -> {
                  List<TargetRow> own =
                      rows.stream()
                          .filter(row -> row.target().sector().equals(sector.iri()))
                          .toList();
                  long withData = own.stream().filter(TargetRow::isAvailable).count();
                  return new HomePage.Sector(sector.iri(), sector.code(), withData, own.size());
                })
            .filter(sector -> sector.total() > 0)
            .toList();
    HomePage view =
        new HomePage(
            all.total(),
            newest.total(),
            List.of(page.say("home.examples").split("\\|")),
            rows,
            newest.items(),
            sectors);
    return pages.ok(request, page, "home", view);
  }

  private SearchResult search(
      Page page, Caller caller, Map<SearchRequest.Facet, List<String>> filters, int size) {
    return search.search(
        new SearchRequest("", filters, SearchRequest.Sort.NEWEST, 1, size, page.locale(), caller));
  }
}
