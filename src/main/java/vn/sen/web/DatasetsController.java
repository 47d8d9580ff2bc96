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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    SearchRequest asked = reader.read(request, page.locale());
    SearchResult found = search.search(asked);
    return pages.ok(request, page, "datasets", view(page, asked, found));
  }

  private static DatasetsPage view(Page page, SearchRequest asked, SearchResult found) {
    List<DatasetsPage.FacetView> facets = new ArrayList<>();
    List<DatasetsPage.Chosen> chosen = new ArrayList<>();
    Address here = page.address();
    Address cleared = here;
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      List<DatasetsPage.Choice> choices =
          found.facets().getOrDefault(facet, List.of()).stream()
              .map(
                  value ->
                      new DatasetsPage.Choice(
                          value.code(),
                          label(page, facet, value.code()),
                          value.count(),
                          value.selected()))
              .toList();
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
    String json =
        new Address("/api/datasets", here.without("sort").parameters())
            .without("lang")
            .with("sort", asked.sort().parameter())
            .toString();
    return new DatasetsPage(
        asked.text(),
        asked.sort().parameter(),
        sorts(asked),
        found.total(),
        asked.page(),
        (int) Math.ceilDiv(found.total(), (long) asked.size()),
        range,
        found.approximate(),
        found.items(),
        facets,
        chosen,
        kept,
        cleared.toString(),
        json);
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
