package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.testing.RunningPortal;

/** {@code /sparql} over HTTP: media types, conditions, refusals. */
class SparqlEndpointIT {
  private static final String SELECT =
      "SELECT ?t { <datasets/power-plants> <http://purl.org/dc/terms/title> ?t FILTER(LANG(?t) ="
          + " 'vi') }";
  private static final String GRAPH = "DESCRIBE <datasets/power-plants>";

  private final RunningPortal portal = RunningPortal.get();

  @Test
  void select_countsTheFiftyTargets() {
    HttpResponse<String> response =
        get(
            "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a <http://www.w3.org/ns/dcat#Dataset> ;"
                + " <ns#target> ?t }",
            "text/csv");

    assertThat(response.body()).isEqualTo("n\r\n50\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/sparql-results+json",
        "'' | application/sparql-results+json",
        "application/json | application/json",
        "application/sparql-results+xml | application/sparql-results+xml",
        "text/csv | text/csv;charset=utf-8",
        "text/tab-separated-values, */*;q=0.1 | text/tab-separated-values;charset=utf-8",
      })
  void select_negotiates(String accept, String type) {
    HttpResponse<String> response = get(SELECT, accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(type);
    assertThat(header(response, "Vary")).contains("Accept");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.body()).contains("điện");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | text/turtle;charset=utf-8",
        "application/ld+json | application/ld+json",
        "application/rdf+xml | application/rdf+xml",
        "application/n-triples | application/n-triples",
      })
  void describe_negotiates(String accept, String type) {
    HttpResponse<String> response = get(GRAPH, accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(type);
    assertThat(response.body()).contains("điện");
  }

  @Test
  void select_noAccept_isJson_andFormatWins() {
    assertThat(header(portal.get(path(SELECT)), "Content-Type"))
        .isEqualTo("application/sparql-results+json");
    assertThat(header(portal.get(path(SELECT) + "&format=csv"), "Content-Type"))
        .startsWith("text/csv");
    assertThat(portal.get(path(SELECT) + "&format=ttl").statusCode()).isEqualTo(406);
    // As SPARQLWrapper asks.
    String twice = "&format=tsv&format=text%2Ftab-separated-values&output=tsv&results=tsv";
    assertThat(header(portal.get(path(SELECT) + twice), "Content-Type"))
        .startsWith("text/tab-separated-values");
    assertThat(header(portal.get(path(GRAPH) + "&format=turtle"), "Content-Type"))
        .startsWith("text/turtle");
    assertThat(header(portal.get(path(GRAPH) + "&format=xml"), "Content-Type"))
        .startsWith("application/rdf+xml");
  }

  @Test
  void entityTag_answers304_andHeadHasNoBody() {
    HttpResponse<String> first = get(SELECT, "text/csv");
    String tag = header(first, "ETag");

    HttpResponse<String> second =
        portal.get(path(SELECT), "Accept", "text/csv", "If-None-Match", tag);
    HttpResponse<String> other =
        portal.get(path(SELECT), "Accept", "application/json", "If-None-Match", tag);
    HttpResponse<String> head = portal.send("HEAD", path(SELECT), "Accept", "text/csv");

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isEqualTo(tag);
    assertThat(header(head, "Content-Length"))
        .isEqualTo(Integer.toString(first.body().getBytes(StandardCharsets.UTF_8).length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded | query=ASK%7B%7D | 200",
        "application/x-www-form-urlencoded;charset=UTF-8 | query=ASK+%7B%7D | 200",
        "application/sparql-query | ASK {} | 200",
        "application/sparql-query; charset=utf-8 | ASK {} | 200",
        "application/x-www-form-urlencoded | query=ASK%7B%7D&query=ASK%7B%7D | 400",
        "application/x-www-form-urlencoded | query=%FF | 400",
        "application/x-www-form-urlencoded | query=%4 | 400",
        "application/x-www-form-urlencoded | x=y | 400",
        "application/x-www-form-urlencoded | '' | 400",
        "application/x-www-form-urlencoded | update=CLEAR%20ALL | 403",
        "application/sparql-query | '' | 400",
        "application/sparql-query | CLEAR ALL | 403",
        "application/sparql-update | CLEAR ALL | 403",
        "application/sparql-query; charset=utf-16 | ASK {} | 415",
        "application/json | {} | 415",
        "text/plain | ASK {} | 415",
      })
  void post_byMediaType(String type, String body, int status) {
    HttpResponse<String> response =
        portal.send(
            portal
                .request("/sparql", "Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (status >= 400) {
      assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
        "/sparql?query=ASK%7B",
        "/sparql?query=%C3%28",
        "/sparql?query="
      })
  void get_badQuery_is400(String path) {
    HttpResponse<String> response = portal.get(path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void get_badQuery_isToldWithItsPlaceForPrograms() {
    HttpResponse<String> response = portal.get("/sparql?query=SELECT%20*%20%7B%0A%20%20%3Fs%20%7D");

    assertThat(response.body()).contains("\"line\":2,\"column\":6").contains("dòng 2, cột 6");
  }

  @Test
  void get_unacceptable_is406_andListsWhatThereIs() {
    HttpResponse<String> response = get(SELECT, "image/png");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("text/csv");
  }

  @Test
  void post_hugeBody_isRefused() {
    HttpResponse<String> response =
        portal.send(
            portal
                .request("/sparql", "Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString("#".repeat(2_000_000) + "\nASK {}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void options_allowsScriptsOfOtherOrigins() {
    HttpResponse<String> response =
        portal.send(
            "OPTIONS",
            "/sparql",
            "Origin",
            "https://example.org",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(header(response, "Access-Control-Allow-Methods")).contains("POST");
    assertThat(header(response, "Access-Control-Allow-Headers")).contains("Content-Type");
  }

  @Test
  void answersAndProblems_mayBeReadByScriptsOfOtherOrigins() {
    for (String query : List.of("ASK { ?s ?p ?o }", "ASK {")) {
      HttpResponse<String> response =
          portal.get(path(query), "Accept", "*/*", "Origin", "https://example.org");

      assertThat(response.statusCode()).isEqualTo(query.endsWith("}") ? 200 : 400);
      assertThat(response.body()).isNotEmpty();
      assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    }
  }

  private HttpResponse<String> get(String query, String accept) {
    return portal.get(path(query), "Accept", accept);
  }

  private static String path(String query) {
    return "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
