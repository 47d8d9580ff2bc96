package vn.sen.web;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.access.policy.Reason;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Revision;
import vn.sen.metadata.DatasetDetail;
import vn.sen.metadata.DatasetDetailMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.ResourceKind;
import vn.sen.metadata.SchemaOrg;
import vn.sen.platform.BaseIri;
import vn.sen.publishing.Followers;
import vn.sen.publishing.Review;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/** Gathers what a dataset's page shows. */
@Singleton
final class DatasetPages {
  private static final int RELATED = 4;
  private static final List<String> SECTIONS =
      List.of(
          "about",
          "access",
          "fit",
          "files",
          "use",
          "cite",
          "who",
          "related",
          "metadata",
          "history");

  private final DatasetSearch search;
  private final SchemaOrg schemaOrg;
  private final Followers followers;
  private final Review review;
  private final DatasetDetailMapper detailMapper;
  private final DatasetRelations relations;
  private final BaseIri base;
  private final Gate gate;

  DatasetPages(
      DatasetSearch search,
      SchemaOrg schemaOrg,
      Followers followers,
      Review review,
      DatasetDetailMapper detailMapper,
      DatasetRelations relations,
      BaseIri base,
      Gate gate) {
    this.search = search;
    this.schemaOrg = schemaOrg;
    this.followers = followers;
    this.review = review;
    this.detailMapper = detailMapper;
    this.relations = relations;
    this.base = base;
    this.gate = gate;
  }

  /** Where the dataset is described here, whatever its IRI. */
  String address(Dataset dataset) {
    return base.dataset(dataset.slug());
  }

  DatasetPage view(Page page, Dataset dataset, List<Revision> revisions, Caller caller) {
    DatasetView view = dataset.view();
    String query = sparql(view);
    UseDecision decision = gate.decide(caller, dataset, UseRules.Action.DOWNLOAD);
    DatasetDetail detail = detailMapper.map(dataset.description());
    String agency =
        view.agency()
            .map(iri -> page.text(page.lists().label(iri, dataset.description())))
            .orElse("");
    return new DatasetPage(
        dataset,
        address(dataset),
        agency,
        detail,
        relations.of(page, view.iri(), detail, caller),
        "/datasets/" + view.slug() + "/croissant.jsonld",
        decision.permitted(),
        gate.decide(caller, dataset, UseRules.Action.PREVIEW).permitted(),
        decision,
        embargo(view),
        accessNote(page, view),
        sections(detail, view).map(id -> Map.entry(id, page.say("dataset.section." + id))).toList(),
        licences(view, detail),
        view.distributions().stream()
            .map(DatasetView.Distribution::format)
            .filter(format -> !format.isEmpty())
            .distinct()
            .toList(),
        String.join(", ", view.languages().stream().map(page::label).toList()),
        download(view),
        "curl " + page.base().value() + "api/datasets/" + view.slug(),
        query,
        Address.of("/sparql").with("query", query).toString(),
        citation(page, dataset, agency),
        bibtex(page, dataset, agency),
        schemaOrg.jsonLd(view, dataset.description(), page.locale()),
        related(page, view, caller),
        revisions,
        review.quality(dataset.description()),
        isEditor(page, view, caller),
        caller.isSignedIn(),
        caller
            .person()
            .filter(person -> followers.isFollowing(person.id(), view.slug()))
            .isPresent());
  }

  /** Of the files, and of the whole, which a series or service has alone. */
  private static List<String> licences(DatasetView view, DatasetDetail detail) {
    Stream<String> ofFiles = view.distributions().stream().flatMap(one -> one.licence().stream());
    Stream<String> ofAll =
        detail.in(DatasetDetail.Section.ACCESS).stream()
            .filter(fact -> fact.property().equals(DatasetPage.LICENCE))
            .flatMap(fact -> fact.values().stream())
            .map(DatasetDetail.Value::iri)
            .filter(iri -> !iri.isEmpty());
    return Stream.concat(ofFiles, ofAll).distinct().toList();
  }

  /** What outsiders are told, for those whom it does not stop. */
  private Optional<Reason> embargo(DatasetView view) {
    return gate.decide(Caller.ANONYMOUS.tokens(), view, UseRules.Action.DOWNLOAD).reasons().stream()
        .filter(reason -> reason.code() == Reason.Code.EMBARGO)
        .findFirst();
  }

  private static boolean isEditor(Page page, DatasetView view, Caller caller) {
    return view.agency().filter(iri -> caller.isEditor(page.code(iri))).isPresent();
  }

  /** A series or service has no files of its own. */
  private static Stream<String> sections(DatasetDetail detail, DatasetView view) {
    boolean hasFiles = detail.kind() == ResourceKind.DATASET || !view.distributions().isEmpty();
    return SECTIONS.stream().filter(id -> hasFiles || !id.equals("files"));
  }

  private static String accessNote(Page page, DatasetView view) {
    return view.accessRights()
        .map(iri -> "access." + page.code(iri) + ".note")
        .filter(page.words()::has)
        .map(page::say)
        .orElse("");
  }

  private static String download(DatasetView view) {
    return view.distributions().stream()
        .flatMap(distribution -> distribution.downloadUrl().stream())
        .findFirst()
        .map(address -> "curl -OJ '" + address.replace("'", "%27") + "'")
        .orElse("");
  }

  private static String sparql(DatasetView view) {
    return """
    PREFIX dcat: <http://www.w3.org/ns/dcat#>
    PREFIX dct: <http://purl.org/dc/terms/>
    SELECT ?title ?format ?bytes ?url WHERE {
      <%s> dct:title ?title .
      OPTIONAL {
        <%s> dcat:distribution ?file .
        ?file dcat:downloadURL ?url .
        OPTIONAL { ?file dct:format ?format }
        OPTIONAL { ?file dcat:byteSize ?bytes }
      }
      FILTER (lang(?title) = "vi")
    }
    """
        .formatted(view.iri(), view.iri())
        .strip();
  }

  private static String citation(Page page, Dataset dataset, String agency) {
    DatasetView view = dataset.view();
    return page.say(
        "dataset.cite.text",
        Map.of(
            "publisher", authors(page, view, agency, "; "),
            "year", Integer.toString(year(dataset)),
            "title", page.text(view.title()),
            "iri", view.iri()));
  }

  private static String bibtex(Page page, Dataset dataset, String agency) {
    DatasetView view = dataset.view();
    return """
    @misc{%s,
      title = {%s},
      author = {{%s}},
      year = {%d},
      publisher = {%s},
      url = {%s}
    }
    """
        .formatted(
            view.slug(),
            inBraces(page.text(view.title())),
            authors(page, view, agency, "} and {"),
            year(dataset),
            inBraces(page.say("site.name") + ", " + page.say("site.says")),
            view.iri())
        .strip();
  }

  /** Who made the data; the agency in charge only where nobody else is named. */
  private static String authors(Page page, DatasetView view, String agency, String between) {
    List<DatasetView.Agent> makers = view.makers();
    return makers.isEmpty()
        ? inBraces(agency.isEmpty() ? page.say("site.name") : agency)
        : makers.stream()
            .map(maker -> inBraces(page.text(maker.name())))
            .distinct()
            .collect(Collectors.joining(between));
  }

  /** A brace in a title would end BibTeX's field. */
  private static String inBraces(String text) {
    return text.replace("\\", "").replace("{", "").replace("}", "");
  }

  private static int year(Dataset dataset) {
    return dataset
        .view()
        .modified()
        .filter(stated -> stated.matches("\\d{4}.*"))
        .map(stated -> Integer.parseInt(stated.substring(0, 4)))
        .orElseGet(() -> LocalDate.ofInstant(dataset.modified(), ZoneOffset.UTC).getYear());
  }

  /** Those that speak of the same things; where they are few, the newest of the sector too. */
  private List<SearchResult.Hit> related(Page page, DatasetView view, Caller caller) {
    Map<String, SearchResult.Hit> related = new LinkedHashMap<>();
    search
        .listSimilar(view.slug(), caller, page.locale(), RELATED)
        .forEach(hit -> related.put(hit.slug(), hit));
    if (related.size() < RELATED && !view.themes().isEmpty()) {
      List<String> sectors = view.themes().stream().map(page::code).toList();
      SearchRequest same =
          new SearchRequest(
              "",
              Map.of(SearchRequest.Facet.SECTOR, sectors),
              SearchRequest.Sort.NEWEST,
              1,
              2 * RELATED + 1,
              page.locale(),
              caller);
      search.search(same).items().stream()
          .filter(hit -> !hit.slug().equals(view.slug()))
          .forEach(hit -> related.putIfAbsent(hit.slug(), hit));
    }
    return related.values().stream().limit(RELATED).toList();
  }
}
