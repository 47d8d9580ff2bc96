package vn.sen.web;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.audit.Discoveries;
import vn.sen.interop.SparqlPage;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ProblemException;
import vn.sen.sparql.ParsedQuery;
import vn.sen.sparql.ResultFormat;
import vn.sen.sparql.SparqlAnswer;
import vn.sen.sparql.SparqlConfig;
import vn.sen.sparql.SparqlQueries;

/** Shows a form for SPARQL and, when the address holds a query, its answer as a table. */
@Singleton
final class QueryPages implements SparqlPage {
  private static final int SHOWN_ROWS = 500;

  /** A larger answer is for a file, not for a page. */
  private static final long SHOWN_BYTES = 2_000_000;

  private static final String PREFIXES =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX foaf: <http://xmlns.com/foaf/0.1/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX sen: <%s>

      """;

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "datasets",
          """
          SELECT ?number ?dataset ?title (COUNT(?file) AS ?files) WHERE {
            ?dataset a dcat:Dataset ; sen:target ?target ; dct:title ?title .
            ?target sen:number ?number .
            FILTER (lang(?title) = "vi")
            OPTIONAL { ?dataset dcat:distribution ?file }
          }
          GROUP BY ?number ?dataset ?title
          ORDER BY ?number
          """,
          "agencies",
          """
          SELECT ?agency ?name (COUNT(DISTINCT ?dataset) AS ?datasets) WHERE {
            ?dataset a dcat:Dataset ; dct:publisher ?agency .
            ?agency foaf:name ?name .
            FILTER (lang(?name) = "vi")
          }
          GROUP BY ?agency ?name
          ORDER BY DESC(?datasets)
          """,
          "files",
          """
          SELECT ?title ?bytes ?licence ?url WHERE {
            ?file a dcat:Distribution ;
              dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;
              dct:title ?title ;
              dcat:downloadURL ?url .
            FILTER (lang(?title) = "vi")
            OPTIONAL { ?file dcat:byteSize ?bytes }
            OPTIONAL { ?file dct:license ?licence }
          }
          ORDER BY ?title
          """,
          "places",
          """
          SELECT ?former ?formerName ?successor ?successorName WHERE {
            ?former dct:isReplacedBy ?successor ; skos:prefLabel ?formerName .
            ?successor skos:prefLabel ?successorName .
            FILTER (lang(?formerName) = "vi" && lang(?successorName) = "vi")
          }
          ORDER BY ?successorName ?formerName
          """);

  private static final List<String> EXAMPLE_ORDER =
      List.of("datasets", "agencies", "files", "places");

  private final Pages pages;
  private final SparqlQueries queries;
  private final SparqlConfig config;
  private final Gate gate;
  private final Discoveries discoveries;
  private final BaseIri base;
  private final ObjectMapper json;

  QueryPages(
      Pages pages,
      SparqlQueries queries,
      SparqlConfig config,
      Gate gate,
      Discoveries discoveries,
      BaseIri base,
      ObjectMapper json) {
    this.pages = pages;
    this.queries = queries;
    this.config = config;
    this.gate = gate;
    this.discoveries = discoveries;
    this.base = base;
    this.json = json;
  }

  @Override
  public HttpResponse<?> page(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    Optional<String> asked =
        request.getParameters().getFirst("query").filter(query -> !query.isBlank());
    if (asked.isEmpty()) {
      return pages.ok(request, page, "sparql", view(example("datasets"), null));
    }
    try {
      return pages.ok(request, page, "sparql", view(asked.get(), run(request, asked.get())));
    } catch (ProblemException problem) {
      // The form keeps what was typed, so that it can be mended where it stands.
      QueryPage.Result told = QueryPage.Result.ofProblem(problem.detail(page.locale()));
      return pages.answer(
          request,
          page,
          HttpStatus.valueOf(problem.type().status()),
          "sparql",
          Map.of("view", view(asked.get(), told)));
    }
  }

  private QueryPage view(String query, QueryPage.@org.jspecify.annotations.Nullable Result result) {
    List<QueryPage.Example> examples =
        EXAMPLE_ORDER.stream()
            .map(
                name ->
                    new QueryPage.Example(
                        "sparql.example." + name,
                        Address.of("/sparql").with("query", example(name)).toString()))
            .toList();
    return new QueryPage(
        query, config.timeLimit().toSeconds(), examples, base.value() + "sparql", result);
  }

  private String example(String name) {
    return (PREFIXES.formatted(base.namespace()) + EXAMPLES.get(name)).strip();
  }

  private QueryPage.Result run(HttpRequest<?> request, String text) {
    ParsedQuery query =
        queries.parse(
            text,
            request.getParameters().getAll("default-graph-uri"),
            request.getParameters().getAll("named-graph-uri"));
    boolean isTable = query.kind() == ResultFormat.Kind.TABLE;
    Caller caller = gate.callerOf(request);
    discoveries.exposed(caller, queries.version());
    SparqlAnswer answer =
        queries.answer(query, isTable ? ResultFormat.JSON : ResultFormat.TURTLE, caller);
    try (InputStream body = answer.body()) {
      if (answer.sizeBytes() > SHOWN_BYTES) {
        return QueryPage.Result.ofText(QueryPage.Kind.TOO_LARGE, "");
      }
      byte[] bytes = body.readAllBytes();
      return isTable
          ? table(bytes)
          : QueryPage.Result.ofText(
              QueryPage.Kind.GRAPH, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SPARQL 1.1 Query Results JSON Format. */
  private QueryPage.Result table(byte[] bytes) throws IOException {
    Map<String, Object> document =
        json.readValue(bytes, Argument.mapOf(String.class, Object.class));
    if (document.get("boolean") instanceof Boolean yes) {
      return QueryPage.Result.ofAnswer(yes);
    }
    List<String> columns = new ArrayList<>();
    for (Object name : list(map(document.get("head")).get("vars"))) {
      columns.add(String.valueOf(name));
    }
    List<?> bindings = list(map(document.get("results")).get("bindings"));
    List<List<QueryPage.Cell>> rows = new ArrayList<>();
    for (Object binding : bindings.subList(0, Math.min(bindings.size(), SHOWN_ROWS))) {
      Map<?, ?> values = map(binding);
      rows.add(columns.stream().map(column -> cell(map(values.get(column)))).toList());
    }
    return QueryPage.Result.ofTable(columns, rows, bindings.size());
  }

  private static QueryPage.Cell cell(Map<?, ?> term) {
    if (!(term.get("value") instanceof String value)) {
      return QueryPage.Cell.EMPTY;
    }
    return new QueryPage.Cell(
        value,
        "uri".equals(term.get("type")),
        term.get("xml:lang") instanceof String language ? language : null);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
