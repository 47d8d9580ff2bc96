package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.sparql.exec.http.QueryExecutionHTTP;
import org.apache.jena.sparql.exec.http.QuerySendMode;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.sen.testing.RunningPortal;

/** Clients of other houses against the running portal, as their users use them. */
class SparqlClientsIT {
  private static final String TITLES =
      """
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      SELECT ?d ?title { ?d a dcat:Dataset ; dct:title ?title FILTER(LANG(?title) = "vi") }
      """;

  private final RunningPortal portal = RunningPortal.get();
  private final String endpoint = portal.baseIri() + "sparql";
  private final String plants = portal.baseIri() + "datasets/power-plants";

  @ParameterizedTest
  @EnumSource(
      value = QuerySendMode.class,
      names = {"asGetAlways", "asPostForm", "asPost"})
  void jena_sendsInEachWay(QuerySendMode mode) {
    try (QueryExecutionHTTP query =
        QueryExecutionHTTP.create().endpoint(endpoint).query(TITLES).sendMode(mode).build()) {
      ResultSet rows = query.execSelect();
      List<String> datasets = new java.util.ArrayList<>();
      rows.forEachRemaining(row -> datasets.add(row.getResource("d").getURI()));
      assertThat(datasets).contains(plants);
    }
    try (QueryExecutionHTTP query =
        QueryExecutionHTTP.create()
            .endpoint(endpoint)
            .query("DESCRIBE <" + plants + ">")
            .sendMode(mode)
            .build()) {
      Model described = query.execDescribe();
      assertThat(described.size()).isGreaterThan(10);
    }
  }

  @Test
  void jena_dataset_namesOneGraph() {
    try (QueryExecutionHTTP query =
        QueryExecutionHTTP.create()
            .endpoint(endpoint)
            .query("SELECT DISTINCT ?d { ?d a <http://www.w3.org/ns/dcat#Dataset> }")
            .addDefaultGraphURI(plants)
            .build()) {
      assertThat(query.execSelect().next().getResource("d").getURI()).isEqualTo(plants);
    }
  }

  @Test
  void rdf4j_selectsDescribesAndAsks() {
    SPARQLRepository repository = new SPARQLRepository(endpoint);
    try (RepositoryConnection connection = repository.getConnection()) {
      try (TupleQueryResult rows = connection.prepareTupleQuery(TITLES).evaluate()) {
        assertThat(rows.stream().map(row -> row.getValue("d").stringValue())).contains(plants);
      }
      assertThat(
              connection.prepareGraphQuery("DESCRIBE <" + plants + ">").evaluate().stream().count())
          .isGreaterThan(10);
      assertThat(connection.prepareBooleanQuery("ASK { <" + plants + "> ?p ?o }").evaluate())
          .isTrue();
      // Its own calls: every statement of a resource, and the names of graphs.
      var values = connection.getValueFactory();
      assertThat(connection.getStatements(values.createIRI(plants), null, null).stream().count())
          .isGreaterThan(10);
      assertThat(connection.getContextIDs().stream().map(Object::toString)).contains(plants);
      assertThatThrownBy(
              () ->
                  connection.add(
                      values.createIRI(plants), values.createIRI("x:p"), values.createLiteral("x")))
          .isInstanceOf(RuntimeException.class);
    } finally {
      repository.shutDown();
    }
  }

  @Test
  void sparqlHttpClient_joinsThePortalAndAnotherEndpoint() throws Exception {
    Path script = Path.of("frontend", "test", "clients", "two-endpoints.mjs").toAbsolutePath();
    assumeTrue(
        Files.isDirectory(Path.of("frontend", "node_modules", "sparql-http-client")),
        "npm ci has not been run in frontend/");
    HttpServer other = otherEndpoint();
    try {
      Process node =
          new ProcessBuilder(
                  "node",
                  script.toString(),
                  endpoint,
                  "http://localhost:" + other.getAddress().getPort() + "/")
              .redirectErrorStream(true)
              .start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(said)
          .contains("\"joined\":[[\"", "điện", ",5]]", "\"exists\":true", "\"refused\":403")
          .containsPattern("\"streamed\":(\\d+),\"datasets\":\\1,");
    } finally {
      other.stop(0);
    }
  }

  /** Another house's endpoint: knows the stars that somebody gave to one dataset. */
  private HttpServer otherEndpoint() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query =
        java.net.URLDecoder.decode(form.replaceFirst("^query=", ""), StandardCharsets.UTF_8);
    Graph data =
        org.apache.jena.riot.RDFParser.fromString(
                "<"
                    + plants
                    + "> <https://example.vn/stars> 5 . <x:other> <https://example.vn/stars> 1 .",
                org.apache.jena.riot.Lang.TURTLE)
            .toGraph();
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    try (var execution = org.apache.jena.sparql.exec.QueryExec.graph(data).query(query).build()) {
      org.apache.jena.riot.rowset.RowSetWriterRegistry.getFactory(
              org.apache.jena.riot.resultset.ResultSetLang.RS_JSON)
          .create(org.apache.jena.riot.resultset.ResultSetLang.RS_JSON)
          .write(body, execution.select(), execution.getContext());
    }
    exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
    exchange.sendResponseHeaders(200, body.size());
    exchange.getResponseBody().write(body.toByteArray());
    exchange.close();
  }
}
