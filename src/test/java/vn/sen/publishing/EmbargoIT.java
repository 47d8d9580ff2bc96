package vn.sen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Grants;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.Standings;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.access.policy.Reason;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.AccessEditor;
import vn.sen.metadata.Embargo;
import vn.sen.metadata.PolicyReader;
import vn.sen.platform.BaseIri;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

/** The description public at once, the files from their day on, by themselves. */
class EmbargoIT {
  private static final String FIELDS =
      """
      {"slug": "%s", "agency": "mae", "titleVi": "Dữ liệu chờ ngày mở", "titleEn": "Waiting data",
       "descriptionVi": "Dữ liệu thử, do máy tạo ra.", "descriptionEn": "Synthetic data.",
       "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
       "contactNameVi": "Trung tâm Thông tin", "contactUrl": "https://example.vn/lien-he"}
      """;

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String steward;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người phụ trách", Map.of("mae", Role.STEWARD)).token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void files_areRefusedToOutsidersWithTheirDay_whileTheDescriptionIsPublic() {
    String slug = published("{\"embargo\": \"2099-01-15\"}");
    String file = "/datasets/" + slug + "/files/cho.csv";

    HttpResponse<String> refused = portal.get(file, "Accept-Language", "vi");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("15/01/2099").doesNotContain("requests/new");
    assertThat(portal.get("/datasets/" + slug + "/versions/latest/files/cho.csv").statusCode())
        .isIn(403, 303);
    assertThat(portal.get("/datasets/" + slug + "/versions/1.0.0/files/cho.csv").statusCode())
        .isEqualTo(403);
    assertThat(portal.send("HEAD", file).statusCode()).isEqualTo(403);
    assertThat(call("GET", file, "").statusCode()).isEqualTo(200);

    portal.context().getBean(ChangeFollower.class).awaitApplied();
    assertThat(
            portal
                .get("/api/datasets?q=d%E1%BB%AF+li%E1%BB%87u+ch%E1%BB%9D+ng%C3%A0y+m%E1%BB%9F")
                .body())
        .contains(slug);
    assertThat(portal.get("/api/datasets/" + slug).body())
        .contains("\"embargo\":\"2099-01-15\"")
        .contains("cho.csv");
    assertThat(portal.get("/datasets/" + slug + "?lang=vi", "Accept", "text/html").body())
        .contains("15/01/2099")
        .contains("Dữ liệu chờ ngày mở");
    assertThat(portal.get("/datasets/" + slug + ".ttl").body())
        .contains("available")
        .contains("prohibition");
  }

  @Test
  void files_openByThemselves_whenTheirTimeHasCome() {
    String slug = draft();
    String soon = Instant.now().plus(Duration.ofSeconds(8)).toString();
    call("POST", "/api/datasets/" + slug + "/publish", "{\"embargo\": \"" + soon + "\"}");
    String file = "/datasets/" + slug + "/files/cho.csv";
    int first = portal.get(file).statusCode();

    int status = first;
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (status == 403 && Instant.now().isBefore(patience)) {
      status = portal.get(file).statusCode();
    }

    assertThat(first).isEqualTo(403);
    assertThat(status).isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug, "Accept", "text/html").body())
        .doesNotContain("use.embargo")
        .contains("cho.csv");
  }

  @Test
  void clock_decides_atTheFirstMomentOfTheDayInVietNam() {
    Dataset dataset = dataset(published("{\"embargo\": \"2027-01-15\"}"));
    Instant opening = Instant.parse("2027-01-14T17:00:00Z");
    Set<String> everybody = Set.of("public");
    Set<String> holder = Set.of("public", "registered", "grant:" + dataset.slug());

    UseDecision before = decide(dataset, everybody, opening.minusMillis(1));

    assertThat(before.permitted()).isFalse();
    assertThat(before.reasons()).extracting(Reason::code).containsExactly(Reason.Code.EMBARGO);
    assertThat(before.remedies())
        .containsExactly(UseDecision.Remedy.WAIT, UseDecision.Remedy.ASK_OWNER);
    assertThat(decide(dataset, holder, opening.minusMillis(1)).permitted()).isFalse();
    assertThat(decide(dataset, Set.of("public", "agency:mae"), opening.minusMillis(1)).basis())
        .isEqualTo(UseDecision.Basis.OWNER);
    assertThat(decide(dataset, everybody, opening).basis()).isEqualTo(UseDecision.Basis.OPEN);
  }

  @Test
  void changesOfOtherThings_leaveTheEmbargo_andItIsLiftedByItsField() {
    String slug = published("{\"embargo\": \"2099-01-15\"}");
    Dataset dataset = dataset(slug);
    String path = "/api/datasets/" + slug;

    assertThat(
            until(
                portal
                    .context()
                    .getBean(AccessEditor.class)
                    .change(
                        dataset.description(), "restricted", false, Optional.of(Set.of("moh")))))
        .contains("2099-01-15");
    // A program that sends everything again and does not speak of it.
    assertThat(call("PUT", path, FIELDS.formatted(slug)).body())
        .contains("\"embargo\":[\"2099-01-15\"]");
    HttpResponse<String> byRdf =
        call(
            "PUT",
            path,
            "<"
                + dataset.view().iri()
                + "> a <http://www.w3.org/ns/dcat#Dataset> ;"
                + " <http://purl.org/dc/terms/title> \"Tên khác\"@vi ;"
                + " <http://purl.org/dc/terms/publisher> <"
                + portal.baseIri()
                + "agencies/mae> .",
            "Content-Type",
            "text/turtle",
            "If-Match",
            "*");
    assertThat(byRdf.body()).contains("Tên khác").contains("\"embargo\":[\"2099-01-15\"]");

    assertThat(call("PATCH", path, "{\"embargo\": null}", "If-Match", "*").body())
        .doesNotContain("\"embargo\":");
  }

  @Test
  void dayThatCannotBeRead_isNotPublished() {
    String slug = draft();

    HttpResponse<String> refused =
        call("POST", "/api/datasets/" + slug + "/publish", "{\"embargo\": \"sang năm\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("2027-01-15");
    assertThat(
            call("PATCH", "/api/datasets/" + slug, "{\"embargo\": \"15/1/2099\"}", "If-Match", "*")
                .body())
        .contains("\"publishable\":false")
        .contains("\"field\":\"embargo\"");
  }

  private static UseDecision decide(Dataset dataset, Set<String> tokens, Instant now) {
    return new UseRules(
            portal.context().getBean(BaseIri.class),
            portal.context().getBean(Grants.class),
            portal.context().getBean(Standings.class),
            Clock.fixed(now, ZoneOffset.UTC))
        .decide(dataset.view(), tokens, UseRules.Action.DOWNLOAD);
  }

  private static Optional<String> until(vn.sen.metadata.Description description) {
    return Embargo.until(PolicyReader.of(description));
  }

  private static Dataset dataset(String slug) {
    return portal.context().getBean(Datasets.class).findAny(slug).orElseThrow();
  }

  private static String published(String body) {
    String slug = draft();
    HttpResponse<String> published = call("POST", "/api/datasets/" + slug + "/publish", body);
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    return slug;
  }

  private static String draft() {
    String slug = "cho-" + UUID.randomUUID().toString().substring(0, 13);
    HttpResponse<String> created = call("POST", "/api/datasets", FIELDS.formatted(slug));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> uploaded =
        call("PUT", "/api/datasets/" + slug + "/files/cho.csv", "tinh,nam\nHuế,2024\n");
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
    return slug;
  }

  private static HttpResponse<String> call(
      String method, String path, String body, String... headers) {
    return portal.call(steward, method, path, body, headers);
  }
}
