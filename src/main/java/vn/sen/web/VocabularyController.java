package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Gate;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.Description;
import vn.sen.metadata.Statements;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;

/** The code lists and each code. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/vocab")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VocabularyController {
  /** The facet that finds the datasets with a code of the list. */
  private static final Map<String, SearchRequest.Facet> FACETS =
      Map.of(
          "sectors", SearchRequest.Facet.SECTOR,
          "access-levels", SearchRequest.Facet.ACCESS,
          "ai-tasks", SearchRequest.Facet.AI_TASK);

  /** What a code's page shows by its RDF name, beside what has a name of its own there. */
  private static final Map<String, String> FURTHER = further();

  private final Pages pages;
  private final Forms forms;
  private final CodeLists lists;
  private final DatasetSearch search;
  private final BaseIri base;
  private final Gate gate;

  VocabularyController(
      Pages pages, Forms forms, CodeLists lists, DatasetSearch search, BaseIri base, Gate gate) {
    this.pages = pages;
    this.forms = forms;
    this.lists = lists;
    this.search = search;
    this.base = base;
    this.gate = gate;
  }

  @Get
  HttpResponse<?> schemes(HttpRequest<?> request) {
    return forms.answer(
        request,
        Named.of("vocab"),
        describe(base.value() + "vocab"),
        Optional.empty(),
        () ->
            pages.ok(
                request,
                pages.pageOf(request),
                "vocabularies",
                new VocabulariesPage(
                    lists.schemes().stream()
                        .map(
                            code ->
                                new VocabulariesPage.Scheme(
                                    code.equals("agencies") ? "/agencies" : "/vocab/" + code,
                                    lists.schemeTitle(code),
                                    lists.schemeDescription(code),
                                    lists.list(code).size()))
                        .toList())));
  }

  @Get("/{name}")
  HttpResponse<?> scheme(HttpRequest<?> request, @PathVariable String name) {
    Named named = Named.of(name);
    String code = named.key();
    if (code.equals("agencies") || !lists.schemes().contains(code)) {
      throw notFound();
    }
    return forms.answer(
        request,
        named,
        describe(base.scheme(code)),
        Optional.empty(),
        () ->
            pages.ok(
                request,
                pages.pageOf(request),
                "scheme",
                new SchemePage(
                    code,
                    lists.schemeTitle(code),
                    lists.schemeDescription(code),
                    lists.list(code))));
  }

  @Get("/{scheme}/{name}")
  HttpResponse<?> concept(
      HttpRequest<?> request, @PathVariable String scheme, @PathVariable String name) {
    // A code may hold a dot (a clause such as 127-IV.9): only a known suffix is cut off.
    Named named = Named.of(name);
    String iri = base.concept(scheme, named.key());
    Description description = describe(iri);
    return forms.answer(
        request,
        named,
        description,
        Optional.empty(),
        () -> {
          Page page = pages.pageOf(request);
          Concept concept = lists.find(iri).orElseThrow(VocabularyController::notFound);
          return pages.ok(
              request, page, "concept", view(request, page, scheme, concept, description));
        });
  }

  private ConceptPage view(
      HttpRequest<?> request, Page page, String scheme, Concept concept, Description description) {
    List<Concept> siblings = lists.list(scheme);
    SearchRequest.Facet facet = FACETS.get(scheme);
    long datasets =
        facet == null
            ? 0
            : search
                .search(
                    new SearchRequest(
                        "",
                        Map.of(facet, List.of(concept.code())),
                        SearchRequest.Sort.NEWEST,
                        1,
                        1,
                        page.locale(),
                        gate.callerOf(request)))
                .total();
    return new ConceptPage(
        concept,
        lists.schemeTitle(scheme),
        siblings.stream()
            .filter(other -> other.broader().contains(concept.iri()))
            .map(Concept::iri)
            .toList(),
        siblings.stream()
            .filter(other -> other.replacedBy().contains(concept.iri()))
            .map(Concept::iri)
            .toList(),
        facet == null ? "" : facet.parameter(),
        datasets,
        further(page, description));
  }

  private static List<ConceptPage.Further> further(Page page, Description description) {
    Statements said = Statements.of(description);
    List<ConceptPage.Further> further = new ArrayList<>();
    FURTHER.forEach(
        (property, name) -> {
          List<String> iris = said.iris(property);
          String own = page.text(said.text(property));
          List<String> texts = own.isEmpty() ? said.literals(property) : List.of(own);
          if (!iris.isEmpty() || !texts.isEmpty()) {
            further.add(new ConceptPage.Further(name, iris, texts));
          }
        });
    return further;
  }

  private static Map<String, String> further() {
    String skos = "http://www.w3.org/2004/02/skos/core#";
    Map<String, String> names = new LinkedHashMap<>();
    for (String term :
        List.of(
            "exactMatch",
            "closeMatch",
            "broadMatch",
            "narrowMatch",
            "relatedMatch",
            "related",
            "scopeNote",
            "note",
            "editorialNote",
            "historyNote",
            "changeNote",
            "example")) {
      names.put(skos + term, "skos:" + term);
    }
    for (String term :
        List.of("description", "date", "issued", "valid", "source", "isPartOf", "spatial")) {
      names.put("http://purl.org/dc/terms/" + term, "dct:" + term);
    }
    names.put("http://xmlns.com/foaf/0.1/page", "foaf:page");
    for (String term : List.of("lat", "long")) {
      names.put("http://www.w3.org/2003/01/geo/wgs84_pos#" + term, "geo:" + term);
    }
    return names;
  }

  private Description describe(String iri) {
    return lists.describe(iri).orElseThrow(VocabularyController::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có danh mục hoặc mã này. Xem các danh mục ở /vocab.",
        "There is no such code list or code. See the lists at /vocab.");
  }
}
