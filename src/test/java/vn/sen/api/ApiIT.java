package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.testing.RunningPortal;

/** What programs see, over HTTP. */
class ApiIT {
  private static RunningPortal portal;
  private static JsonMapper json;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    json = portal.context().getBean(JsonMapper.class);
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return json.readValue(response.body(), JsonNode.class);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  private static List<JsonNode> values(JsonNode array) {
    return StreamSupport.stream(array.values().spliterator(), false).toList();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void datasets_areTheFifty() {
    HttpResponse<String> response = portal.get("/api/datasets?size=100");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    JsonNode page = read(response);
    assertThat(page.get("total").getIntValue()).isEqualTo(50);
    assertThat(page.get("page").getIntValue()).isEqualTo(1);
    assertThat(page.get("size").getIntValue()).isEqualTo(100);
    assertThat(values(page.get("items")).stream().map(i -> i.get("target").getIntValue()))
        .hasSize(50)
        .doesNotHaveDuplicates();
    assertThat(page.get("facets").entries())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("sector", "agency", "place", "access", "format", "ai-task", "status");
  }

  @Test
  void pages_partTheResult() {
    List<JsonNode> first =
        values(read(portal.get("/api/datasets?size=30&sort=target")).get("items"));
    List<JsonNode> second =
        values(read(portal.get("/api/datasets?size=30&sort=target&page=2")).get("items"));

    assertThat(first).hasSize(30);
    assertThat(second).hasSize(20);
    assertThat(first.getFirst().get("target").getIntValue()).isEqualTo(1);
    assertThat(second.getLast().get("target").getIntValue()).isEqualTo(50);
    assertThat(values(read(portal.get("/api/datasets?page=99")).get("items"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nh%C3%A0%20m%C3%A1y%20%C4%91i%E1%BB%87n",
        "nha%20may%20dien",
        "power%20plants",
        "nha%CC%80%20ma%CC%81y%20%C4%91ie%CC%A3%CC%82n"
      })
  void search_findsWithAndWithoutDiacriticsInBothLanguages(String q) {
    JsonNode page = read(portal.get("/api/datasets?q=" + q));

    assertThat(values(page.get("items")))
        .extracting(item -> item.get("slug").getStringValue())
        .contains("power-plants");
  }

  @Test
  void facet_countsWhatItFilters() {
    JsonNode all = read(portal.get("/api/datasets"));
    JsonNode most = values(all.get("facets").get("sector")).getFirst();
    String code = most.get("code").getStringValue();

    JsonNode filtered = read(portal.get("/api/datasets?sector=" + code));

    assertThat(filtered.get("total").getIntValue()).isEqualTo(most.get("count").getIntValue());
    assertThat(most.get("label").get("vi").getStringValue()).isNotBlank();
    JsonNode chosen =
        values(filtered.get("facets").get("sector")).stream()
            .filter(value -> value.get("code").getStringValue().equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(chosen.get("selected").getBooleanValue()).isTrue();
  }

  @Test
  void repeatedFacet_addsUp() {
    int energy = read(portal.get("/api/datasets?sector=energy")).get("total").getIntValue();
    int health = read(portal.get("/api/datasets?sector=health")).get("total").getIntValue();

    int both =
        read(portal.get("/api/datasets?sector=energy&sector=health")).get("total").getIntValue();

    assertThat(both).isEqualTo(energy + health).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size=100000 | invalid-parameter | The value “100000” of “size” is not valid: it must be a"
            + " whole number from 1 to 1000.",
        "size=0 | invalid-parameter | The value “0” of “size” is not valid: it must be a whole"
            + " number from 1 to 1000.",
        "size=-1 | invalid-parameter | The value “-1” of “size” is not valid: it must be a whole"
            + " number from 1 to 1000.",
        "size=ten | invalid-parameter | The value “ten” of “size” is not valid: it must be a whole"
            + " number from 1 to 1000.",
        "page=0 | invalid-parameter | The value “0” of “page” is not valid: it must be a whole"
            + " number from 1 to 5000.",
        "page=99999999999999999999 | invalid-parameter | The value “99999999999999999999” of “page”"
            + " is not valid: it must be a whole number from 1 to 5000.",
        "page=101&size=1000 | invalid-parameter | The value “101” of “page” is not valid: it must"
            + " be a whole number from 1 to 100.",
        "sort=foo | invalid-parameter | The value “foo” of “sort” is not in its code list. The"
            + " values: relevance, newest, title, target, quality.",
        "access=secret | invalid-parameter | The value “secret” of “access” is not in its code"
            + " list. The values: open, registered, shared, restricted.",
        "status=lost | invalid-parameter | The value “lost” of “status” is not in its code list."
            + " The values: available, planned.",
        "page=1&page=2 | invalid-parameter | The parameter “page” may be given only once.",
        "colour=red | unknown-parameter | There is no parameter “colour”. This address knows:"
            + " access, agency, ai-task, bbox, explain, format, from, lang, match, page, place, q,"
            + " sector, size, sort, status, to.",
        "from=soon | invalid-parameter | The value “soon” of “from” is not a year such as 2020.",
        "from=2020&to=2010 | invalid-parameter | “from” (2020) is after “to” (2010); exchange"
            + " them.",
        "bbox=1,2,3 | invalid-parameter | “bbox” takes four numbers in degrees"
            + " west,south,east,north such as 102,8,110,24, not “1,2,3”.",
        "bbox=0,50,0,-50 | invalid-parameter | “bbox” takes four numbers in degrees"
            + " west,south,east,north such as 102,8,110,24, not “0,50,0,-50”.",
        "match=some | invalid-parameter | The value “some” of “match” is not in its code list. The"
            + " values: best, all, any.",
        "explain=yes | invalid-parameter | The value “yes” of “explain” is not in its code list."
            + " The values: true, false.",
        "format=%3Cscript%3E | invalid-parameter | The value “<script>” of “format” is not valid:"
            + " it must be the name of a format such as CSV or GEOJSON.",
      })
  void badParameter_isToldWithItsValueTheRuleAndTheWayOut(
      String query, String type, String detail) {
    HttpResponse<String> response = portal.get("/api/datasets?" + query, "Accept-Language", "en");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(response, "Content-Language")).isEqualTo("en");
    JsonNode problem = read(response);
    assertThat(problem.get("type").getStringValue())
        .isEqualTo(portal.baseIri() + "problems/" + type);
    assertThat(problem.get("status").getIntValue()).isEqualTo(400);
    assertThat(problem.get("detail").getStringValue()).isEqualTo(detail);
    assertThat(problem.get("instance").getStringValue()).isEqualTo("/api/datasets");
  }

  @Test
  void problem_isWholeAndInVietnameseByDefault() {
    HttpResponse<String> response = portal.get("/api/datasets?size=100000");

    assertThat(response.body())
        .isEqualTo(
            """
            {"type":"%sproblems/invalid-parameter","title":"Giá trị tham số không hợp lệ",\
            "status":400,"detail":"Giá trị “100000” của “size” không hợp lệ: cần một số nguyên từ\
             1 đến 1000.","instance":"/api/datasets"}\
            """
                .formatted(portal.baseIri()));
  }

  @Test
  void longText_isRefused() {
    assertThat(portal.get("/api/datasets?q=" + "a".repeat(1001)).statusCode()).isEqualTo(400);
    assertThat(portal.get("/api/datasets?q=" + "a".repeat(1000)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%22",
        "%5B%5B",
        "a%20AND%20(",
        "*",
        "%C4%90",
        "%FF%FE",
        "title:x~99",
        "%E2%80%8B",
        "%F0%9F%98%80"
      })
  void anyText_isAnswered(String q) {
    assertThat(portal.get("/api/datasets?q=" + q).statusCode()).isEqualTo(200);
  }

  @Test
  void dataset_isWhole() {
    HttpResponse<String> response = portal.get("/api/datasets/power-plants");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode dataset = read(response);
    assertThat(dataset.get("iri").getStringValue())
        .isEqualTo(portal.baseIri() + "datasets/power-plants");
    assertThat(dataset.get("title").get("vi").getStringValue()).isEqualTo("Nhà máy điện Việt Nam");
    assertThat(dataset.get("title").get("en").getStringValue())
        .isEqualTo("Power plants of Viet Nam");
    assertThat(dataset.get("agency").get("code").getStringValue()).isEqualTo("moit");
    assertThat(dataset.get("target").get("code").getStringValue()).isEqualTo("23");
    assertThat(dataset.get("revision").getIntValue()).isPositive();
    assertThat(dataset.get("links").get("turtle").getStringValue())
        .isEqualTo(portal.baseIri() + "datasets/power-plants.ttl");
  }

  @Test
  void linksOfDataset_answer() {
    JsonNode links = read(portal.get("/api/datasets/power-plants")).get("links");

    links
        .values()
        .forEach(
            link -> {
              String path = "/" + link.getStringValue().substring(portal.baseIri().length());
              assertThat(portal.get(path).statusCode()).as(path).isEqualTo(200);
            });
  }

  @Test
  void revisions_countFromOne() {
    JsonNode revisions = read(portal.get("/api/datasets/power-plants/revisions"));

    assertThat(values(revisions.get("items")).getLast().get("number").getIntValue()).isEqualTo(1);
  }

  @Test
  void targets_areFifty() {
    JsonNode targets = read(portal.get("/api/targets"));

    assertThat(targets.get("total").getIntValue()).isEqualTo(50);
    assertThat(values(targets.get("items")))
        .extracting(target -> target.get("number").getIntValue())
        .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(targets.get("available").getIntValue() + targets.get("planned").getIntValue())
        .isEqualTo(50);
    int available = read(portal.get("/api/datasets?status=available")).get("total").getIntValue();
    assertThat(targets.get("available").getIntValue()).isEqualTo(available).isPositive();
  }

  @Test
  void agencies_countTheirDatasets() {
    JsonNode agency = read(portal.get("/api/agencies/moit"));

    int datasets = read(portal.get("/api/datasets?agency=moit")).get("total").getIntValue();
    assertThat(agency.get("datasets").getIntValue()).isEqualTo(datasets).isPositive();
    assertThat(agency.get("name").get("vi").getStringValue()).isEqualTo("Bộ Công Thương");
    JsonNode merged = read(portal.get("/api/agencies/mpi")).get("mergedInto");
    assertThat(merged.get("code").getStringValue()).isEqualTo("mof");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/datasets/nowhere",
        "/api/datasets/nowhere/revisions",
        "/api/agencies/nobody",
        "/api/targets/51",
        "/api/targets/0",
        "/api/targets/one",
        "/api/targets/99999999999999999999",
        "/api/nothing",
        "/api/datasets/power-plants/files",
        "/datasets/power-plants/files/nothing.csv",
        "/datasets/nowhere/files/nothing.csv",
        "/metrics/x",
        "/prometheus",
        "/beans",
        "/env",
        "/info",
        "/routes",
        "/loggers",
        "/threaddump"
      })
  void unknownAddress_isNotFound(String path) {
    HttpResponse<String> response = portal.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    JsonNode problem = read(response);
    assertThat(problem.get("type").getStringValue())
        .isEqualTo(portal.baseIri() + "problems/not-found");
    assertThat(problem.get("title").getStringValue()).isEqualTo("Không tìm thấy");
    assertThat(problem.get("status").getIntValue()).isEqualTo(404);
    assertThat(problem.get("detail").getStringValue()).isNotBlank();
    assertThat(problem.get("instance").getStringValue()).isEqualTo(path);
  }

  @Test
  void unchangedAnswer_isNotSentAgain() {
    String tag = header(portal.get("/api/datasets/power-plants"), "ETag");

    HttpResponse<String> again =
        portal.get("/api/datasets/power-plants", "If-None-Match", "\"x\", W/" + tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(portal.get("/api/datasets/power-plants", "If-None-Match", "\"x\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_tellsWhatGetWouldSend() {
    HttpResponse<String> get = portal.get("/api/datasets");

    HttpResponse<String> head = portal.send("HEAD", "/api/datasets");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control", "Vary")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "PROPFIND"})
  void otherMethod_isRefusedWithWhatIsAllowed(String method) {
    HttpResponse<String> response = portal.send(method, "/api/agencies");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(Arrays.asList(header(response, "Allow").split(", ?"))).contains("GET", "HEAD");
    assertThat(read(response).get("detail").getStringValue()).contains(method, "GET, HEAD");
  }

  @Test
  void preflight_isAllowedForEverybody() {
    HttpResponse<String> response =
        portal.send(
            "OPTIONS",
            "/api/datasets",
            "Origin",
            "https://notebook.example",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "if-none-match");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "Access-Control-Allow-Headers")).contains("If-None-Match");
  }

  @Test
  void description_isTheGeneratedOne() {
    HttpResponse<String> response = portal.get("/api/openapi.yaml");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/yaml");
    ApiDescription description = portal.context().getBean(ApiDescription.class);
    assertThat(description.operations())
        .extracting(operation -> operation.method() + " " + operation.path())
        .containsExactlyInAnyOrder(
            "GET /api/datasets",
            "GET /api/suggestions",
            "GET /api/datasets/{slug}",
            "GET /api/datasets/{slug}/compare",
            "GET /api/datasets/{slug}/revisions",
            "POST /api/privacy/check",
            "GET /api/datasets/{slug}/checks",
            "POST /api/datasets/{slug}/checks/{sha256}/overrides",
            "GET /api/datasets/{slug}/checks/{sha256}",
            "POST /api/datasets/{slug}/checks/{sha256}/preview",
            "POST /api/datasets/{slug}/checks/{sha256}/derived",
            "GET /api/datasets/{slug}/draft/checks",
            "GET /api/datasets/{slug}/draft/checks/{sha256}",
            "POST /api/datasets/{slug}/draft/checks/{sha256}/overrides",
            "POST /api/datasets/{slug}/draft/checks/{sha256}/preview",
            "POST /api/datasets/{slug}/draft/checks/{sha256}/derived",
            "GET /api/agencies",
            "GET /api/agencies/{slug}",
            "GET /api/targets",
            "GET /api/targets/{number}",
            "POST /api/validate",
            "POST /api/datasets",
            "POST /api/agencies/{slug}/bulk",
            "OPTIONS /uploads",
            "POST /uploads",
            "HEAD /uploads/{id}",
            "PATCH /uploads/{id}",
            "DELETE /uploads/{id}",
            "POST /uploads/{id}/attach/{slug}",
            "GET /api/agencies/{slug}/archive",
            "GET /api/agencies/{slug}/quality",
            "POST /api/datasets/batch",
            "GET /api/datasets/{slug}/draft",
            "PUT /api/datasets/{slug}",
            "PATCH /api/datasets/{slug}",
            "PUT /api/datasets/{slug}/files/{name}",
            "DELETE /api/datasets/{slug}/draft/files/{name}",
            "POST /api/datasets/{slug}/files/{name}/repair",
            "PUT /api/datasets/{slug}/draft/files/{name}",
            "POST /api/datasets/{slug}/draft/links",
            "DELETE /api/datasets/{slug}/draft/links/{id}",
            "POST /api/datasets/{slug}/draft/comments",
            "POST /api/datasets/{slug}/draft/repairs/{rule}",
            "GET /api/notifications",
            "POST /api/notifications/seen",
            "PUT /api/datasets/{slug}/follow",
            "DELETE /api/datasets/{slug}/follow",
            "PUT /api/agencies/{slug}/review-rule",
            "POST /api/datasets/{slug}/submit",
            "POST /api/datasets/{slug}/return",
            "POST /api/datasets/{slug}/publish",
            "POST /api/datasets/{slug}/withdraw",
            "POST /api/datasets/{slug}/discard",
            "GET /datasets/{slug}/versions/{version}/files/{name}",
            "GET /datasets/{slug}/files/{name}",
            "GET /api/datasets/{slug}/files/{name}/rows",
            "GET /health");
    ApiDescription.Operation search = description.find("searchDatasets").orElseThrow();
    assertThat(search.parameters())
        .extracting(ApiDescription.Parameter::name)
        .containsExactly(
            "q", "match", "explain", "from", "to", "bbox", "place", "sector", "agency", "access",
            "format", "ai-task", "status", "sort", "page", "size", "lang");
    assertThat(search.parameters()).allMatch(parameter -> !parameter.description().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "operation=searchDatasets&q=%C4%91i%E1%BB%87n&sector=energy&sector=health&page=,"
        + " /api/datasets?q=%C4%91i%E1%BB%87n&sector=energy&sector=health",
    "operation=getDataset&slug=power-plants, /api/datasets/power-plants",
    "operation=getDataset&slug=a/b%3Fc, /api/datasets/a%2Fb%3Fc"
  })
  void form_leadsToTheAddressItMakes(String form, String address) {
    HttpResponse<String> response = portal.get("/api/try?" + form);

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(header(response, "Location")).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/try", "/api/try?operation=no", "/api/try?operation=getDataset"})
  void incompleteForm_isRefused(String path) {
    assertThat(portal.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void health_tellsOfTheRecordAndItsReadModels() {
    HttpResponse<String> response = portal.get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    JsonNode health = read(response);
    assertThat(health.get("status").getStringValue()).isEqualTo("up");
    assertThat(health.get("record").get("status").getStringValue()).isEqualTo("up");
    assertThat(values(health.get("readModels")))
        .extracting(model -> model.get("name").getStringValue())
        .containsExactlyInAnyOrder("search", "sparql");
  }

  @Test
  void metrics_arePrometheusText() {
    portal.get("/api/datasets");

    HttpResponse<String> response = portal.get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(response.body())
        .contains("# TYPE jvm_memory_used_bytes gauge")
        .contains("http_server_requests_seconds_count{");
  }

  @Test
  void problemTypes_haveOneAddressEach() {
    ProblemTypes types = portal.context().getBean(ProblemTypes.class);

    assertThat(types.list()).extracting(type -> type.slug()).doesNotHaveDuplicates();
    assertThat(types.list())
        .allSatisfy(
            type ->
                assertThat(
                        portal.get("/problems/" + type.slug(), "Accept", "text/html").statusCode())
                    .as(type.slug())
                    .isEqualTo(200));
  }
}
