package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.catalog.ChangeFollower;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.publishing.LinkChecks;
import vn.sen.publishing.LinkRechecks;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** The agency's and the person's desk. */
class DeskIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestPerson steward;
  private static String token;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người ngồi bàn", Map.of("moha", Role.STEWARD));
    token = steward.token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void bulkEdit_showsBeforeItDoes() {
    String one = publish("Một");
    String two = publish("Hai");
    String path = "/desk/agencies/moha/bulk";

    String preview =
        steward
            .post(path, "dataset", one, "dataset", two, "field", "frequency", "frequency", "ANNUAL")
            .body();
    assertThat(preview).contains("ANNUAL").contains("Sửa 2 bộ");
    assertThat(portal.get("/datasets/" + one + ".ttl").body()).doesNotContain("ANNUAL");

    String done =
        steward
            .post(
                path,
                "dataset",
                one,
                "dataset",
                two,
                "field",
                "frequency",
                "frequency",
                "ANNUAL",
                "do",
                "apply",
                "publish",
                "yes")
            .body();
    assertThat(done).contains("đã sửa");
    assertThat(portal.get("/datasets/" + one + ".ttl").body()).contains("ANNUAL");
    assertThat(portal.get("/datasets/" + two + ".ttl").body()).contains("ANNUAL");
  }

  @Test
  void bulkEditByProgram_isTriedDryAndThenLeftInDrafts() {
    String slug = publish("Ba");
    String body =
        "{\"datasets\": [\"%s\", \"power-plants\"], \"field\": \"keywordsVi\", \"values\": [\"mới\"], \"add\": true}"
            .formatted(slug);

    HttpResponse<String> tried = call("POST", "/api/agencies/moha/bulk?dry-run=true", body);
    assertThat(tried.body()).contains("\"changed\":true").contains("no dataset of this agency");
    assertThat(call("GET", "/api/datasets/" + slug + "/draft", "").statusCode()).isEqualTo(404);

    assertThat(call("POST", "/api/agencies/moha/bulk", body).statusCode()).isEqualTo(200);
    assertThat(call("GET", "/api/datasets/" + slug + "/draft", "").body()).contains("mới");
    assertThat(call("POST", "/api/agencies/moh/bulk", body).statusCode()).isEqualTo(403);
  }

  @Test
  void qualityList_isATableThatRunsNoFormula() {
    String slug = publish("=HYPERLINK(1)");

    String csv = portal.get("/api/agencies/moha/quality?format=csv").body();

    assertThat(csv).contains(slug).contains("'=HYPERLINK(1)").doesNotContain(",=HYPERLINK");
    assertThat(portal.get("/api/agencies/moha/quality").body())
        .contains("\"slug\":\"" + slug + "\"")
        .contains("\"percent\"");
  }

  @Test
  void quality_isDataInSparql() {
    String slug = publish("Đo được");
    portal.context().getBean(ChangeFollower.class).awaitApplied();
    String query =
        "PREFIX dqv: <http://www.w3.org/ns/dqv#> SELECT ?v { <%sdatasets/%s> dqv:hasQualityMeasurement [ dqv:isMeasurementOf <%sns#qualityScore> ; dqv:value ?v ] }"
            .formatted(portal.baseIri(), slug, portal.baseIri());

    String answer =
        portal
            .get(
                "/sparql?query="
                    + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8),
                "Accept",
                "text/csv")
            .body();

    String score = answer.lines().skip(1).findFirst().orElse("").strip();
    assertThat(score).matches("[0-9]{1,3}");
    // And in search: told of each hit, and an order to list them in.
    assertThat(portal.get("/api/datasets?sort=quality&agency=moha&size=100").body())
        .contains("\"quality\":" + score);
    assertThat(
            portal.get("/datasets?sort=quality&agency=moha&lang=vi", "Accept", "text/html").body())
        .contains("Chất lượng mô tả " + score + "/100");
    assertThat(portal.get("/datasets/exchange-rates", "Accept", "text/html").body())
        .contains("Chất lượng mô tả");
  }

  @Test
  void desk_showsWhatIsOverdueAgainstItsDeclaredFrequency() {
    String slug = slug();
    portal.publish(
        new DescriptionReader()
            .read(
                """
                PREFIX dcat: <http://www.w3.org/ns/dcat#>
                PREFIX dct: <http://purl.org/dc/terms/>
                <datasets/SLUG> a dcat:Dataset ; dct:title "Quá hạn"@vi ; dct:identifier "SLUG" ;
                  dct:publisher <agencies/moha> ; dct:modified "2020-01-01" ;
                  dct:accrualPeriodicity
                    <http://publications.europa.eu/resource/authority/frequency/MONTHLY> ;
                  dcat:distribution <datasets/SLUG/distributions/d> .
                <datasets/SLUG/distributions/d> a dcat:Distribution ;
                  dcat:accessURL <https://example.vn/a> .
                """
                    .replace("SLUG", slug),
                RdfSyntax.TURTLE,
                portal.baseIri(),
                "datasets/" + slug));

    String desk =
        portal
            .signIn("Người phụ trách", Map.of("moha", Role.STEWARD))
            .get("/desk?lang=vi", "Accept", "text/html")
            .body();

    assertThat(desk).containsPattern("(?s)" + slug + ".{0,2500}<strong>quá hạn</strong>");
    assertThat(portal.get("/api/agencies/moha/quality").body())
        .containsPattern("\"slug\":\"" + slug + "\".{0,600}\"timeliness\":\"overdue\"");
  }

  @Test
  void follower_hearsOfANewVersion() {
    String slug = publish("Theo dõi");
    TestPerson reader = portal.signIn("Độc giả", Map.of());
    assertThat(reader.post("/datasets/" + slug + "/follow").statusCode()).isEqualTo(303);
    call("PATCH", "/api/datasets/" + slug, "{\"titleEn\": \"Changed\", \"notes\": \"Sửa tên\"}");
    call("POST", "/api/datasets/" + slug + "/publish", "{}");

    assertThat(reader.get("/desk", "Accept", "text/html").body())
        .contains("có phiên bản 1.0.1: Sửa tên");
    assertThat(
            portal
                .get(
                    "/notifications.atom",
                    "Authorization",
                    "Basic "
                        + java.util.Base64.getEncoder()
                            .encodeToString(
                                ("sen:" + reader.token(Scope.READ))
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .body())
        .contains("Sửa tên");
    String feed = portal.get("/datasets/" + slug + "/versions/atom").body();
    assertThat(feed)
        .contains("http://www.w3.org/2005/Atom")
        .contains("/versions/1.0.1")
        .contains("Sửa tên");
  }

  @Test
  void deadLink_isShownOnTheDesk() {
    String slug = slug();
    // By the table, which has a column for a link.
    String csv =
        ("[slug],[titleVi],[titleEn],[descriptionVi],[descriptionEn],[themes],[accessLevel],"
                + "[licence],[contactNameVi],[contactUrl],[url],[urlFormat]\n"
                + "%s,Liên kết,Link,Mô tả.,Words.,home-affairs,open,cc-by-4.0,Phòng,"
                + "https://example.vn/lh,http://127.0.0.1:9/a.csv,CSV\n")
            .formatted(slug);
    assertThat(call("POST", "/api/datasets/batch?agency=moha&publish=true", csv, "text/csv").body())
        .contains("published");

    LinkRechecks rechecks = portal.context().getBean(LinkRechecks.class);
    assertThat(rechecks.check(slug)).isEqualTo(1);
    assertThat(rechecks.check(slug)).as("asked again within the week").isZero();

    assertThat(portal.context().getBean(LinkChecks.class).listBroken(List.of(slug)))
        .hasSize(1)
        .allMatch(entry -> entry.problem().in(java.util.Locale.ENGLISH).contains("own network"));
    assertThat(steward.get("/desk", "Accept", "text/html").body())
        .contains("Liên kết không trả lời");
  }

  @Test
  void seriesAndService_areRegisteredLikeDatasets() {
    String series = slug();
    String service = slug();
    call(
        "POST",
        "/api/datasets",
        fields(series, "Chuỗi qwzxchuoi").replace("{", "{\"kind\": \"series\", "));
    call(
        "POST",
        "/api/datasets",
        fields(service, "Dịch vụ qwzxdichvu")
            .replace(
                "{", "{\"kind\": \"service\", \"endpointUrl\": \"https://api.example.vn/x\", "));
    for (String slug : List.of(series, service)) {
      HttpResponse<String> published = call("POST", "/api/datasets/" + slug + "/publish", "{}");
      assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }
    String member = slug();
    call(
        "POST",
        "/api/datasets",
        fields(member, "Kỳ 1").replace("{", "{\"series\": \"" + series + "\", "));
    call("POST", "/api/datasets/" + member + "/publish", "{}");

    // Neither is “planned”, as a dataset without files would be; the licence is told once.
    portal.context().getBean(ChangeFollower.class).awaitApplied();
    assertThat(portal.get("/api/datasets?q=qwzxchuoi").body())
        .contains("\"kind\":\"series\",\"status\":\"available\"");
    assertThat(portal.get("/api/datasets/" + service).body()).contains("\"status\":\"available\"");
    assertThat(portal.get("/datasets?q=qwzxdichvu&lang=vi", "Accept", "text/html").body())
        .contains("Dịch vụ dữ liệu</span>");
    assertThat(portal.get("/datasets/" + series + "?lang=vi", "Accept", "text/html").body())
        .containsOnlyOnce("CC BY 4.0 – Ghi nguồn");
    assertThat(portal.get("/datasets/" + series + ".ttl").body()).contains("dcat:DatasetSeries");
    assertThat(portal.get("/datasets/" + service + ".ttl").body())
        .contains("dcat:DataService")
        .contains("https://api.example.vn/x");
    assertThat(portal.get("/datasets/" + member + ".ttl").body())
        .contains("dcat:inSeries")
        .contains(series);
  }

  private static String publish(String title) {
    String slug = slug();
    HttpResponse<String> created = call("POST", "/api/datasets", fields(slug, title));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> published = call("POST", "/api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    return slug;
  }

  private static String slug() {
    return "ban-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String fields(String slug, String title) {
    return """
    {"slug": "%s", "agency": "moha", "titleVi": "%s", "titleEn": "Desk",
     "descriptionVi": "Dữ liệu thử.", "descriptionEn": "Synthetic.",
     "themes": ["home-affairs"], "accessLevel": "open", "licence": "cc-by-4.0",
     "contactNameVi": "Phòng Dữ liệu", "contactNameEn": "Data office",
     "contactUrl": "https://example.vn/lh"}
    """
        .formatted(slug, title);
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return call(method, path, body, "application/json");
  }

  private static HttpResponse<String> call(String method, String path, String body, String type) {
    return portal.call(token, method, path, body, "Content-Type", type);
  }
}
