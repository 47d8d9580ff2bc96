package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.sen.api.SearchFilters;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.interop.ResourceRepresentation;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/** Search with facets; every state of it is in the address. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DatasetsController {
  private static final int SHOWN_AT_ONCE = 6;
  private static final String PAGE = "html";

  /** Every form of the same search, by the end of its address; the page first. */
  private static final List<Offer> FORMS =
      Stream.of(
              List.of(new Offer(PAGE, "text/html"), new Offer(PAGE, "application/xhtml+xml")),
              ResourceRepresentation.offers(),
              List.of(
                  new Offer("json", "application/json"),
                  new Offer("csv", "text/csv"),
                  new Offer("atom", "application/atom+xml")))
          .flatMap(List::stream)
          .toList();

  private final Pages pages;
  private final DatasetSearch search;
  private final DatasetSearchReader reader;

  DatasetsController(Pages pages, DatasetSearch search, DatasetSearchReader reader) {
    this.pages = pages;
    this.search = search;
    this.reader = reader;
  }

  @Get
  HttpResponse<?> datasets(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    Offer form = Offers.get(request, FORMS);
    if (!form.id().equals(PAGE)) {
      return elsewhere(page, form);
    }
    SearchRequest asked = reader.read(request, page.locale());
    SearchResult found = search.search(asked);
    return pages.ok(request, page, "datasets", view(page, asked, found));
  }

  /** The other forms have addresses of their own, which can be passed on. */
  private static HttpResponse<?> elsewhere(Page page, Offer form) {
    String path = form.id().equals("json") ? "/api/datasets" : "/datasets." + form.id();
    Address address = new Address(path, page.address().parameters());
    return HttpResponse.seeOther(URI.create(address.toString()))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static DatasetsPage view(Page page, SearchRequest asked, SearchResult found) {
    List<DatasetsPage.FacetView> facets = new ArrayList<>();
    List<DatasetsPage.Chosen> chosen = new ArrayList<>();
    Address here = page.address();
    Address cleared = here;
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      List<DatasetsPage.Choice> choices =
          FacetTree.of(
              found.facets().getOrDefault(facet, List.of()).stream()
                  .map(value -> choice(page, facet, value))
                  .toList(),
              code -> broader(page, facet, code));
      if (!choices.isEmpty()) {
        facets.add(folded(page, facet, choices));
      }
      for (String code : asked.filters().getOrDefault(facet, List.of())) {
        String removed = here.without(facet.parameter(), code).toString();
        chosen.add(new DatasetsPage.Chosen(label(page, facet, code), removed));
      }
      cleared = cleared.without(facet.parameter());
    }
    long first = (long) (asked.page() - 1) * asked.size() + 1;
    Map<String, Object> range =
        Map.of("from", first, "to", first + found.items().size() - 1, "total", found.total());
    List<Map.Entry<String, String>> kept =
        here.without("sort").without("page").parameters().stream().toList();
    cleared = cleared.without(SearchFilters.FROM).without(SearchFilters.TO);
    cleared = cleared.without(SearchFilters.BOX);
    addRanges(page, here, chosen);
    Address same = here.without("sort").without("explain");
    return new DatasetsPage(
        asked.text(),
        asked.sort().parameter(),
        sorts(asked),
        found.total(),
        asked.page(),
        (int)
            Math.min(
                Math.ceilDiv(found.total(), (long) asked.size()), DatasetSearchReader.LAST_PAGE),
        range,
        found.approximate(),
        found.items(),
        facets,
        chosen,
        kept,
        cleared.toString(),
        found.correction().orElse(null),
        found.correction().map(text -> here.with("q", text).toString()).orElse(null),
        parameter(here, SearchFilters.FROM),
        parameter(here, SearchFilters.TO),
        parameter(here, SearchFilters.BOX),
        asked.explained(),
        (asked.explained() ? here.without("explain") : here.with("explain", "true")).toString(),
        new Address("/datasets.atom", same.parameters()).toString(),
        export("/api/datasets", same, asked),
        export("/datasets.csv", same, asked),
        export("/datasets.ttl", same, asked));
  }

  private static String export(String path, Address same, SearchRequest asked) {
    return new Address(path, same.parameters())
        .without("lang")
        .with("sort", asked.sort().parameter())
        .toString();
  }

  /** "" when the address does not state it. */
  private static String parameter(Address address, String name) {
    return address.parameters().stream()
        .filter(parameter -> parameter.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static void addRanges(Page page, Address here, List<DatasetsPage.Chosen> chosen) {
    for (String name : List.of(SearchFilters.FROM, SearchFilters.TO, SearchFilters.BOX)) {
      String value = parameter(here, name);
      if (!value.isBlank()) {
        chosen.add(
            new DatasetsPage.Chosen(
                page.say("facet.chosen." + name, "value", value), here.without(name).toString()));
      }
    }
  }

  private static DatasetsPage.Choice choice(
      Page page, SearchRequest.Facet facet, SearchResult.FacetValue value) {
    return new DatasetsPage.Choice(
        value.code(), label(page, facet, value.code()), value.count(), value.selected(), 0);
  }

  private static List<String> broader(Page page, SearchRequest.Facet facet, String code) {
    return switch (facet) {
      case SECTOR -> broader(page, "sectors", code);
      case PLACE -> broader(page, "places", code);
      case AI_TASK -> broader(page, "ai-tasks", code);
      case AGENCY, ACCESS, FORMAT, STATUS -> List.of();
    };
  }

  private static List<String> broader(Page page, String scheme, String code) {
    return page.lists().find(page.concept(scheme, code)).stream()
        .flatMap(concept -> concept.broader().stream())
        .map(iri -> iri.substring(iri.lastIndexOf('/') + 1))
        .toList();
  }

  /** Best match says nothing where no words were given. */
  private static List<String> sorts(SearchRequest asked) {
    return Arrays.stream(SearchRequest.Sort.values())
        .filter(sort -> sort != SearchRequest.Sort.RELEVANCE || !asked.text().isEmpty())
        .map(SearchRequest.Sort::parameter)
        .toList();
  }

  /** The chosen values and the most frequent ones are shown, the others folded. */
  private static DatasetsPage.FacetView folded(
      Page page, SearchRequest.Facet facet, List<DatasetsPage.Choice> choices) {
    List<DatasetsPage.Choice> first = new ArrayList<>();
    List<DatasetsPage.Choice> more = new ArrayList<>();
    for (DatasetsPage.Choice choice : choices) {
      (choice.selected() || first.size() < SHOWN_AT_ONCE ? first : more).add(choice);
    }
    return new DatasetsPage.FacetView(
        facet.parameter(), page.say("facet." + facet.parameter()), first, more);
  }

  private static String label(Page page, SearchRequest.Facet facet, String code) {
    return switch (facet) {
      case SECTOR -> page.label(page.concept("sectors", code));
      case AGENCY -> page.label(page.agency(code));
      case PLACE -> page.label(page.concept("places", code));
      case ACCESS -> page.label(page.concept("access-levels", code));
      case AI_TASK -> page.label(page.concept("ai-tasks", code));
      case FORMAT -> page.format(code);
      case STATUS -> page.words().has("state." + code) ? page.say("state." + code) : code;
    };
  }
}
