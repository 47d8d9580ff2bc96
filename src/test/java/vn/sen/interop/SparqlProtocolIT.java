package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.sen.testing.RunningPortal;

/**
 * W3C's tests of the SPARQL 1.1 Protocol against the running portal. The three graphs of the tests
 * are played by three datasets of the portal: what is asked of them (each is typed in its own graph
 * and in no other) is true of these as well. The tests of updates need an endpoint that takes
 * updates; of this one they show that each is refused.
 */
class SparqlProtocolIT {
  private static final Path CORPUS = Path.of("../shared/corpora/sparql11-protocol");
  private static final String TESTS =
      "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#";
  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String HT = "http://www.w3.org/2011/http#";
  private static final String CNT = "http://www.w3.org/2011/content#";
  private static final String STATUS = "http://www.w3.org/2011/http-statusCodes#StatusCode";
  private static final Map<String, String> PLAYED_BY =
      Map.of(
          "data1", "power-plants", "data2", "airports-air-navigation", "data3", "weather-stations");

  private final RunningPortal portal = RunningPortal.get();

  @TestFactory
  Stream<DynamicTest> manifest() {
    Path manifest = CORPUS.resolve("manifest.ttl");
    assumeThat(manifest).as("the W3C protocol tests are not here").exists();
    Graph graph = RDFDataMgr.loadGraph(manifest.toString());
    List<Node> tests =
        graph
            .find(
                Node.ANY,
                NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                NodeFactory.createURI(MF + "ProtocolTest"))
            .mapWith(triple -> triple.getSubject())
            .toList();
    assertThat(tests).hasSize(34);
    return tests.stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.getURI().substring(TESTS.length()), () -> run(graph, test)));
  }

  private void run(Graph graph, Node test) {
    boolean isUpdate = test.getURI().contains("update");
    Node connection = value(graph, test, MF + "action");
    Node list = value(graph, connection, HT + "requests");
    for (Node request : GraphList.members(new GNode(graph, list))) {
      Node expected = value(graph, request, HT + "resp");
      HttpResponse<String> response = send(graph, request);
      int family = response.statusCode() / 100;
      List<Integer> families =
          graph
              .find(expected, NodeFactory.createURI(MF + "expectedStatus"), Node.ANY)
              .mapWith(triple -> triple.getObject().getURI())
              .mapWith(status -> status.charAt(STATUS.length()) - '0')
              .toList();
      if (isUpdate && isWrite(graph, request)) {
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        return; // what follows asks for the effect of the update
      }
      assertThat(families).as(response.body()).contains(family);
      if (family == 2) {
        checkFormat(graph, expected, response);
      }
    }
  }

  private boolean isWrite(Graph graph, Node request) {
    return path(graph, request).contains("update")
        || body(graph, request).contains("update=")
        || headers(graph, request).stream().anyMatch(h -> h.contains("sparql-update"));
  }

  private void checkFormat(Graph graph, Node expected, HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    Node format = find(graph, expected, MF + "expectedFormat");
    if (format != null) {
      switch (format.getLiteralLexicalForm()) {
        case "boolean" ->
            assertThat(type)
                .isIn("application/sparql-results+json", "application/sparql-results+xml");
        case "tabular" -> assertThat(type).startsWith("application/sparql-results+");
        default -> assertThat(type).isEqualTo("text/turtle");
      }
    }
    Node answer = find(graph, expected, MF + "expectedBoolean");
    if (answer != null) {
      assertThat(response.body()).contains(answer.getLiteralLexicalForm());
    }
  }

  private HttpResponse<String> send(Graph graph, Node request) {
    String method = value(graph, request, HT + "methodName").getLiteralLexicalForm();
    HttpRequest.BodyPublisher body =
        find(graph, request, HT + "body") == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(
                body(graph, request).getBytes(charset(graph, request)));
    HttpRequest.Builder builder =
        portal.request("/sparql" + path(graph, request).substring("/sparql/".length()));
    List<String> headers = headers(graph, request);
    for (int i = 0; i + 1 < headers.size(); i += 2) {
      builder.header(headers.get(i), headers.get(i + 1));
    }
    return portal.send(
        builder.method(method, body).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private String path(Graph graph, Node request) {
    return played(value(graph, request, HT + "absolutePath").getLiteralLexicalForm());
  }

  private String body(Graph graph, Node request) {
    Node body = find(graph, request, HT + "body");
    return body == null ? "" : played(value(graph, body, CNT + "chars").getLiteralLexicalForm());
  }

  private static Charset charset(Graph graph, Node request) {
    Node body = value(graph, request, HT + "body");
    return Charset.forName(value(graph, body, CNT + "characterEncoding").getLiteralLexicalForm());
  }

  /** Names and values in turn. */
  private static List<String> headers(Graph graph, Node request) {
    Node list = find(graph, request, HT + "headers");
    if (list == null) {
      return List.of();
    }
    return GraphList.members(new GNode(graph, list)).stream()
        .flatMap(
            header ->
                Stream.of(
                    value(graph, header, HT + "fieldName").getLiteralLexicalForm(),
                    value(graph, header, HT + "fieldValue").getLiteralLexicalForm()))
        .toList();
  }

  private String played(String text) {
    String result = text;
    for (Map.Entry<String, String> role : PLAYED_BY.entrySet()) {
      String iri = portal.baseIri() + "datasets/" + role.getValue();
      result =
          result
              .replace("http://kasei.us/2009/09/sparql/data/" + role.getKey() + ".rdf", iri)
              .replace(
                  "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2F" + role.getKey() + ".rdf",
                  iri.replace(":", "%3A").replace("/", "%2F"));
    }
    return result;
  }

  private static Node value(Graph graph, Node subject, String property) {
    Node value = find(graph, subject, property);
    assertThat(value).as(property).isNotNull();
    return value;
  }

  private static Node find(Graph graph, Node subject, String property) {
    return graph
        .find(subject, NodeFactory.createURI(property), Node.ANY)
        .mapWith(triple -> triple.getObject())
        .nextOptional()
        .orElse(null);
  }

  /** The three tests of service descriptions. */
  @Test
  void serviceDescription_returnsRdf_withItsEndpoint_inTheSchemasTerms() {
    String sd = "http://www.w3.org/ns/sparql-service-description#";

    HttpResponse<String> response = portal.get("/sparql", "Accept", "text/turtle");

    assertThat(response.statusCode()).isEqualTo(200);
    Graph graph = RDFParser.fromString(response.body(), Lang.TURTLE).toGraph();
    Node endpoint = NodeFactory.createURI(portal.baseIri() + "sparql");
    assertThat(graph.find(Node.ANY, NodeFactory.createURI(sd + "endpoint"), endpoint).toList())
        .hasSize(1);
    assertThat(
            graph
                .find()
                .mapWith(triple -> triple.getPredicate().getURI())
                .filterKeep(iri -> iri.startsWith(sd))
                .toSet())
        .isSubsetOf(
            Stream.of(
                    "endpoint",
                    "feature",
                    "defaultDataset",
                    "supportedLanguage",
                    "resultFormat",
                    "defaultGraph",
                    "namedGraph",
                    "name",
                    "graph")
                .map(sd::concat)
                .toList());
  }
}
