package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.Datasets;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestDataset;

/** {@code /catalog} and {@code /.well-known/void} over HTTP. */
class CatalogIT {
  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String STREAMS = "https://www.w3.org/ns/activitystreams#";
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  private final RunningPortal portal = RunningPortal.get();

  @Test
  void catalog_holdsTheFifty_onOnePageOfBothHydras() {
    HttpResponse<String> response = portal.get("/catalog.ttl");

    assertThat(response.statusCode()).isEqualTo(200);
    Graph graph = RDFParser.fromString(response.body(), Lang.TURTLE).toGraph();
    Node page = iri(portal.baseIri() + "catalog.ttl?page=1");
    assertThat(count(graph, iri(portal.baseIri() + "catalog"), DCAT + "dataset")).isEqualTo(50);
    assertThat(graph.contains(page, iri(TYPE), iri(HYDRA + "PagedCollection"))).isTrue();
    assertThat(graph.contains(page, iri(TYPE), iri(HYDRA + "PartialCollectionView"))).isTrue();
    assertThat(count(graph, page, HYDRA + "totalItems")).isEqualTo(1);
    assertThat(count(graph, page, HYDRA + "next")).isZero();
    assertThat(count(graph, page, HYDRA + "nextPage")).isZero();
    assertThat(
            graph.find(Node.ANY, iri(TYPE), iri(DCAT + "Dataset")).toList().stream()
                .filter(triple -> triple.getSubject().isBlank()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | 200 | text/turtle;charset=utf-8",
        "application/ld+json | 200 | application/ld+json",
        "application/rdf+xml | 200 | application/rdf+xml",
        "application/n-triples | 200 | application/n-triples",
        "text/html | 303 | ''",
        "image/png | 406 | application/problem+json",
        "nonsense | 400 | application/problem+json",
      })
  void catalog_negotiates(String accept, int status, String type) {
    HttpResponse<String> response = portal.get("/catalog", "Accept", accept);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).isEqualTo(type);
  }

  @Test
  void catalog_unchanged_is304() {
    String tag = portal.get("/catalog.nt").headers().firstValue("ETag").orElseThrow();

    assertThat(portal.get("/catalog.nt", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(portal.send("HEAD", "/catalog.nt").statusCode()).isEqualTo(200);
  }

  @Test
  void catalog_modifiedSinceTheFuture_isEmpty() {
    HttpResponse<String> response = portal.get("/catalog.nt?modified_since=2999-01-01");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("totalItems> \"0\"")
        .contains("catalog.nt?page=1&modified_since=2999-01-01>")
        .doesNotContain("dcat#dataset>");
  }

  @Test
  void catalog_modifiedSince_hasWhatWasWithdrawnAsATombstone() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TestDataset dataset = TestDataset.publish(portal, "moh", "open", false);
    String since = "/catalog.ttl?modified_since=" + before;
    Node subject = iri(portal.baseIri() + "datasets/" + dataset.slug());
    Node catalog = iri(portal.baseIri() + "catalog");

    assertThat(graph(since).contains(catalog, iri(DCAT + "dataset"), subject)).isTrue();
    portal.context().getBean(Datasets.class).withdraw(dataset.slug(), "test", "Dữ liệu thử");
    portal.context().getBean(ChangeFollower.class).awaitApplied();

    Graph after = graph(since);
    assertThat(after.contains(subject, iri(TYPE), iri(STREAMS + "Tombstone"))).isTrue();
    assertThat(count(after, subject, STREAMS + "deleted")).isEqualTo(1);
    assertThat(after.contains(catalog, iri(DCAT + "dataset"), subject)).isFalse();
    assertThat(graph("/catalog.ttl").contains(subject, Node.ANY, Node.ANY)).isFalse();
  }

  private Graph graph(String path) {
    return RDFParser.fromString(portal.get(path).body(), Lang.TURTLE).toGraph();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=0", "page=x", "page=1&page=2", "modified_since=soon"})
  void catalog_badParameter_is400(String parameters) {
    assertThat(portal.get("/catalog.ttl?" + parameters).statusCode()).isEqualTo(400);
  }

  @Test
  void catalog_beyondTheLastPage_is404() {
    assertThat(portal.get("/catalog.ttl?page=99").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/turtle", "application/ld+json", "application/rdf+xml", "*/*"})
  void wellKnownVoid_namesTheEndpoint(String accept) {
    HttpResponse<String> response = portal.get("/.well-known/void", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("sparqlEndpoint")
        .contains(portal.baseIri() + "sparql")
        .contains("entities")
        .contains("the open-data portal");
  }

  private static int count(Graph graph, Node subject, String property) {
    return graph.find(subject, iri(property), Node.ANY).toList().size();
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
