package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sen.testing.RunningPortal;

/**
 * Every GET route of the portal as clients of every kind ask for it. A route without an example
 * here fails the test: it is added with its example.
 */
class RoutesIT {

  /** Route to an address of it that answers, and the status of that answer. */
  private record Example(String path, int status) {}

  private static final String CHECK =
      "/datasets/exchange-rates/checks/"
          + "ccdd2e86dc050bb37225b89850efa59ab83f48ccb57157bc80d8e383c0d85481";

  private static final String FILE =
      "/datasets/exchange-rates/files/finance-banking-exchange-rates-vnd-snapshots.csv";

  private static final Map<String, Example> EXAMPLES = examples();

  private static RunningPortal portal;

  private static Map<String, Example> examples() {
    Map<String, Example> examples = new LinkedHashMap<>();
    examples.put("/api/datasets", new Example("/api/datasets?q=d%C3%A2n%20s%E1%BB%91", 200));
    examples.put("/api/suggestions", new Example("/api/suggestions?q=l%C3%BAa", 200));
    examples.put("/datasets.csv", new Example("/datasets.csv?q=l%C3%BAa", 200));
    examples.put("/datasets.atom", new Example("/datasets.atom?q=l%C3%BAa", 200));
    examples.put(
        "/datasets.{suffix:ttl|jsonld|rdf|nt|trig}", new Example("/datasets.ttl?q=l%C3%BAa", 200));
    examples.put("/search-help", new Example("/search-help", 200));
    examples.put("/api/datasets/{slug}", new Example("/api/datasets/power-plants", 200));
    examples.put(
        "/api/datasets/{slug}/revisions", new Example("/api/datasets/power-plants/revisions", 200));
    examples.put(
        "/api/datasets/{slug}/compare", new Example("/api/datasets/power-plants/compare", 200));
    examples.put("/api/agencies", new Example("/api/agencies", 200));
    examples.put("/api/agencies/{slug}", new Example("/api/agencies/moit", 200));
    examples.put("/api/targets", new Example("/api/targets", 200));
    examples.put("/api/targets/{number}", new Example("/api/targets/1", 200));
    examples.put("/api/openapi.yaml", new Example("/api/openapi.yaml", 200));
    examples.put("/api/try", new Example("/api/try?operation=listTargets", 303));
    examples.put("/api", new Example("/api", 200));
    examples.put("/problems", new Example("/problems", 200));
    examples.put("/problems/{slug}", new Example("/problems/not-found", 200));
    examples.put("/check", new Example("/check", 200));
    examples.put("/ns", new Example("/ns", 200));
    examples.put("/ns.{suffix:[a-z]+}", new Example("/ns.ttl", 200));
    examples.put("/", new Example("/", 200));
    examples.put("/datasets", new Example("/datasets?q=d%C3%A2n%20s%E1%BB%91", 200));
    examples.put("/datasets/{name}", new Example("/datasets/power-plants", 200));
    examples.put("/datasets/{slug}/checks/{name}", new Example(CHECK, 200));
    examples.put(
        "/api/datasets/{slug}/checks", new Example("/api/datasets/exchange-rates/checks", 200));
    examples.put("/api/datasets/{slug}/checks/{sha256}", new Example("/api" + CHECK, 200));
    examples.put(
        "/api/datasets/{slug}/draft/checks",
        new Example("/api/datasets/power-plants/draft/checks", 401));
    examples.put(
        "/api/datasets/{slug}/draft/checks/{sha256}",
        new Example("/api/datasets/power-plants/draft/checks/00", 401));
    examples.put("/datasets/{slug}/history", new Example("/datasets/power-plants/history", 200));
    examples.put(
        "/datasets/{slug}/revisions/{name}",
        new Example("/datasets/power-plants/revisions/1.ttl", 200));
    examples.put("/datasets/{slug}/compare", new Example("/datasets/power-plants/compare", 200));
    examples.put(
        "/datasets/{slug}/croissant.jsonld",
        new Example("/datasets/power-plants/croissant.jsonld", 200));
    examples.put("/validate", new Example("/validate", 200));
    examples.put("/datasets/{slug}/access", new Example("/datasets/power-plants/access", 200));
    examples.put("/requests", new Example("/requests", 401));
    examples.put("/requests/new", new Example("/requests/new?dataset=power-plants", 401));
    examples.put(
        "/requests/{id}", new Example("/requests/00000000-0000-0000-0000-000000000000", 401));
    examples.put("/agreements", new Example("/agreements", 401));
    examples.put(
        "/agreements/{name}", new Example("/agreements/00000000-0000-0000-0000-000000000000", 401));
    examples.put("/sharing", new Example("/sharing", 200));
    examples.put("/sharing/rules", new Example("/sharing/rules", 200));
    examples.put("/sharing/{agency}", new Example("/sharing/moh", 200));
    examples.put("/sign-in", new Example("/sign-in", 200));
    examples.put("/register", new Example("/register", 200));
    examples.put("/password", new Example("/password", 200));
    examples.put("/join/{token}", new Example("/join/opens-nothing", 404));
    examples.put("/account", new Example("/account", 401));
    examples.put("/account/second-factor", new Example("/account/second-factor", 401));
    examples.put("/administration", new Example("/administration", 401));
    examples.put("/agencies/{slug}/people", new Example("/agencies/moh/people", 401));
    examples.put("/agencies/{slug}/audit", new Example("/agencies/moh/audit", 401));
    examples.put(
        "/agencies/{slug}/audit.{suffix:csv|json}", new Example("/agencies/moh/audit.csv", 401));
    examples.put("/notifications", new Example("/notifications", 401));
    examples.put("/api/notifications", new Example("/api/notifications", 401));
    examples.put("/notifications.atom", new Example("/notifications.atom", 401));
    examples.put("/datasets/{slug}/versions", new Example("/datasets/power-plants/versions", 200));
    examples.put(
        "/datasets/{slug}/versions/{version}",
        new Example("/datasets/power-plants/versions/latest", 404));
    examples.put(
        "/datasets/{slug}/versions/{version}/files/{name}",
        new Example("/datasets/power-plants/versions/1.0.0/files/a.csv", 404));
    examples.put("/desk", new Example("/desk", 401));
    examples.put("/desk/template.xlsx", new Example("/desk/template.xlsx", 200));
    examples.put("/api/agencies/{slug}/archive", new Example("/api/agencies/moh/archive", 401));
    examples.put("/api/agencies/{slug}/quality", new Example("/api/agencies/moh/quality", 200));
    examples.put(
        "/datasets/{slug}/versions/atom", new Example("/datasets/power-plants/versions/atom", 200));
    examples.put("/drafts/new", new Example("/drafts/new", 401));
    examples.put("/drafts/{slug}", new Example("/drafts/no-such-draft", 401));
    examples.put("/drafts/{slug}/review", new Example("/drafts/no-such-draft/review", 401));
    examples.put(
        "/drafts/{slug}/checks/{sha256}", new Example("/drafts/no-such-draft/checks/00", 401));
    examples.put(
        "/api/datasets/{slug}/draft", new Example("/api/datasets/power-plants/draft", 401));
    examples.put("/targets", new Example("/targets", 200));
    examples.put("/targets/{name}", new Example("/targets/1", 200));
    examples.put("/agencies", new Example("/agencies", 200));
    examples.put("/agencies/{name}", new Example("/agencies/moit", 200));
    examples.put("/agencies.{suffix:ttl|jsonld|rdf|nt|trig}", new Example("/agencies.ttl", 200));
    examples.put("/vocab", new Example("/vocab", 200));
    examples.put("/targets.{suffix:ttl|jsonld|rdf|nt|trig}", new Example("/targets.ttl", 200));
    examples.put("/vocab.{suffix:ttl|jsonld|rdf|nt|trig}", new Example("/vocab.ttl", 200));
    examples.put("/vocab/{name}", new Example("/vocab/sectors", 200));
    examples.put("/vocab/{scheme}/{name}", new Example("/vocab/sectors/energy", 200));
    examples.put("/catalog", new Example("/catalog", 200));
    examples.put("/catalog.{suffix:ttl|jsonld|rdf|nt|trig}", new Example("/catalog.ttl", 200));
    examples.put("/catalog.nq.gz", new Example("/catalog.nq.gz", 200));
    examples.put("/context.jsonld", new Example("/context.jsonld", 200));
    examples.put("/.well-known/void", new Example("/.well-known/void", 200));
    examples.put("/sparql", new Example("/sparql?query=ASK%20%7B%7D", 200));
    examples.put("/assets/{name}", new Example("/assets/" + asset(), 200));
    examples.put(
        "/{name:favicon\\.ico|favicon\\.svg|lotus\\.svg|apple-touch-icon\\.png|social-card\\.png}",
        new Example("/favicon.svg", 200));
    examples.put("/health", new Example("/health", 200));
    examples.put("/metrics", new Example("/metrics", 200));
    examples.put("/datasets/{slug}/files/{name}", new Example(FILE, 200));
    examples.put("/datasets/{slug}/files/{name}/preview", new Example(FILE + "/preview", 200));
    examples.put(
        "/datasets/{slug}/versions/{version}/files/{name}/preview",
        new Example("/datasets/power-plants/versions/1.0.0/files/a.csv/preview", 404));
    examples.put(
        "/api/datasets/{slug}/files/{name}/rows",
        new Example("/api" + FILE + "/rows?limit=2", 200));
    return examples;
  }

  /** A file that the pages name, as the build has called it. */
  private static String asset() {
    String home = RunningPortal.get().get("/", "Accept", "text/html").body();
    Matcher matcher = Pattern.compile("/assets/([^\"?#]+\\.css)").matcher(home);
    return matcher.find() ? matcher.group(1) : "the-home-page-names-none";
  }

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  static Stream<Arguments> everyRoute() {
    return EXAMPLES.values().stream().map(one -> Arguments.of(one.path(), one.status()));
  }

  @Test
  void everyRoute_hasAnExample() {
    Set<String> routes =
        portal
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() == HttpMethod.GET)
            .map(RoutesIT::template)
            .collect(Collectors.toSet());

    assertThat(EXAMPLES.keySet()).containsAll(routes);
  }

  private static String template(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString();
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  void withoutAccept_answers(String path, int status) {
    HttpResponse<String> response = portal.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  void anything_answers(String path, int status) {
    HttpResponse<String> response = portal.get(path, "Accept", "*/*");

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  void head_answersWithoutABody(String path, int status) {
    HttpResponse<String> response = portal.send("HEAD", path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  void unsupportedAccept_isRefusedOrIgnored_butNeverFails(String path, int status) {
    HttpResponse<String> response = portal.get(path, "Accept", "application/x-nothing");

    assertThat(response.statusCode()).isIn(status, 406);
    if (response.statusCode() == 406) {
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(response.body()).contains("/problems/not-acceptable");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRoute")
  void wrongMethod_isRefused(String path, int status) {
    int answered = portal.send("DELETE", path).statusCode();

    assertThat(answered).isEqualTo(405);
  }
}
