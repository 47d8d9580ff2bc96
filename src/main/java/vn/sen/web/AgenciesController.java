package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.metadata.Statements;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;
import vn.sen.targets.Targets;

/** The agencies of today and before. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/agencies")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgenciesController {
  private static final int SHOWN = 10;
  private static final String NOTE = "http://www.w3.org/2004/02/skos/core#note";
  private static final String CLASSIFICATION = "http://www.w3.org/ns/org#classification";

  private final Pages pages;
  private final Forms forms;
  private final Agencies agencies;
  private final DatasetSearch search;
  private final Targets targets;
  private final Gate gate;

  AgenciesController(
      Pages pages,
      Forms forms,
      Agencies agencies,
      DatasetSearch search,
      Targets targets,
      Gate gate) {
    this.pages = pages;
    this.forms = forms;
    this.agencies = agencies;
    this.search = search;
    this.targets = targets;
    this.gate = gate;
  }

  @Get
  HttpResponse<?> agencies(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    return page.lists()
        .describe(page.base().value() + "agencies")
        .<HttpResponse<?>>map(
            list ->
                forms.answer(
                    request,
                    Named.of("agencies"),
                    list,
                    Optional.empty(),
                    () -> agencies(request, page)))
        .orElseGet(() -> agencies(request, page));
  }

  private MutableHttpResponse<?> agencies(HttpRequest<?> request, Page page) {
    Map<String, Long> counts =
        search(request, page.locale(), Map.of(), 1)
            .facets()
            .getOrDefault(SearchRequest.Facet.AGENCY, List.of())
            .stream()
            .collect(
                Collectors.toMap(value -> page.code(value.code()), SearchResult.FacetValue::count));
    Comparator<AgenciesPage.Row> byName =
        Comparator.comparing(row -> page.text(row.agency().name()), collator(page.locale()));
    List<AgenciesPage.Row> rows =
        agencies.list().stream()
            .map(agency -> new AgenciesPage.Row(agency, counts.getOrDefault(agency.slug(), 0L)))
            .sorted(byName)
            .toList();
    return pages.ok(
        request,
        page,
        "agencies",
        new AgenciesPage(
            rows.stream().filter(row -> row.agency().mergedInto().isEmpty()).toList(),
            rows.stream().filter(row -> row.agency().mergedInto().isPresent()).toList()));
  }

  @Get("/{name}")
  HttpResponse<?> agency(HttpRequest<?> request, @PathVariable String name) {
    Named named = Named.of(name);
    Agency agency = agencies.find(named.key()).orElseThrow(AgenciesController::notFound);
    return forms.answer(
        request,
        named,
        agency.description(),
        Optional.empty(),
        () -> {
          Page page = pages.pageOf(request);
          Statements said = Statements.of(agency.description());
          SearchResult own =
              search(
                  request,
                  page.locale(),
                  Map.of(SearchRequest.Facet.AGENCY, List.of(agency.slug())),
                  SHOWN);
          return pages.ok(
              request,
              page,
              "agency",
              new AgencyPage(
                  agency,
                  Stream.of(page.text(said.text(NOTE))).filter(note -> !note.isEmpty()).toList(),
                  said.iris(CLASSIFICATION),
                  said.iris(page.base().namespace() + "basis"),
                  agencies.list().stream()
                      .filter(other -> other.mergedInto().equals(Optional.of(agency.slug())))
                      .map(Agency::iri)
                      .toList(),
                  own.total(),
                  own.items(),
                  isInsider(gate.callerOf(request), agency.slug()),
                  targets.list().stream()
                      .filter(target -> target.decidedAgency().equals(agency.iri()))
                      .filter(target -> !target.todayAgency().equals(agency.iri()))
                      .map(TargetRow::new)
                      .toList()));
        });
  }

  private static boolean isInsider(Caller caller, String agency) {
    return caller.isMember(agency) || caller.administrator();
  }

  private SearchResult search(
      HttpRequest<?> request,
      Locale locale,
      Map<SearchRequest.Facet, List<String>> filters,
      int size) {
    return search.search(
        new SearchRequest(
            "", filters, SearchRequest.Sort.NEWEST, 1, size, locale, gate.callerOf(request)));
  }

  private static Comparator<String> collator(Locale locale) {
    Collator collator = Collator.getInstance(locale);
    return collator::compare;
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có cơ quan này. Xem danh sách ở /agencies.",
        "There is no such agency. See the list at /agencies.");
  }
}
