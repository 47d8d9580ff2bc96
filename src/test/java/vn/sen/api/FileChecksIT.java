package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.audit.AuditTrail;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** The checks of files by program: of a draft, and of the dataset that comes of it. */
class FileChecksIT {
  private static final String PERSONS =
      "Họ và tên,Ngày sinh,SĐT,Sản lượng\n"
          + "Nguyễn Văn An,31/12/1990,0912345678,12\n"
          + "Trần Thị Bình,01/02/1985,0987654321,15\n";
  private static final String STEPS =
      "{\"steps\": {\"Họ và tên\": \"drop\", \"Ngày sinh\": \"year\", \"SĐT\": \"%s\"}%s}";
  private static final String PHONE =
      "{\"column\": \"SĐT\", \"kind\": \"phone\", \"reason\": \"%s\"}";

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String steward;
  private static String editor;
  private static String member;
  private static String stranger;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = token(portal.signIn("Lê Thị Phụ Trách", Map.of("moha", Role.STEWARD)));
    editor = token(portal.signIn("Phạm Văn Biên Tập", Map.of("moha", Role.EDITOR)));
    member = token(portal.signIn("Người trong cơ quan", Map.of("moha", Role.MEMBER)));
    stranger = token(portal.signIn("Người cơ quan khác", Map.of("moit", Role.STEWARD)));
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  private static String token(TestPerson person) {
    return person.token(Scope.DECIDE);
  }

  private static HttpResponse<String> call(
      String token, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        portal.request(
            path, "Authorization", "Bearer " + token, "Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpRequest.BodyPublisher sent =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return portal.send(request.method(method, sent).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonMapper json() {
    return portal.context().getBean(JsonMapper.class);
  }

  private static JsonNode read(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return json().readValue(answer.body(), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node) {
    try {
      return json().writeValueAsString(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Slug of a draft that lacks nothing but a harmless file. */
  private static String draft(String level) {
    String slug = "kiem-" + UUID.randomUUID().toString().substring(0, 8);
    read(
        call(
            steward,
            "POST",
            "/api/datasets",
            """
            {"slug": "%s", "agency": "moha", "titleVi": "Danh sách thử", "titleEn": "List",
             "descriptionVi": "Dữ liệu bịa.", "descriptionEn": "Synthetic.",
             "themes": ["home-affairs"], "accessLevel": "%s", "licence": "cc-by-4.0",
             "contactNameVi": "Phòng Dữ liệu", "contactNameEn": "Data office",
             "contactUrl": "https://example.vn/lh"}
            """
                .formatted(slug, level)),
        201);
    read(
        call(
            steward,
            "PUT",
            "/api/datasets/" + slug + "/files/ds.csv",
            PERSONS,
            "Content-Type",
            "text/csv"),
        200);
    return slug;
  }

  private static String checks(String slug) {
    return "/api/datasets/" + slug + "/draft/checks";
  }

  /** Address of the check of the only file. */
  private static String only(String list) {
    JsonNode found = read(call(editor, "GET", list, ""), 200);
    assertThat(found.get("total").getIntValue()).isEqualTo(1);
    return list + "/" + found.get("items").get(0).get("sha256").getStringValue();
  }

  @Test
  void draftsChecks_areForItsEditors() {
    String slug = draft("open");
    String check = only(checks(slug));

    JsonNode one = read(call(editor, "GET", check, ""), 200);

    assertThat(one.get("report").get("file").getStringValue()).isEqualTo("ds.csv");
    assertThat(one.get("report").get("verdict").getStringValue()).isEqualTo("blocked");
    assertThat(text(one.get("report"))).contains("0••••••••8").doesNotContain("0912345678");
    assertThat(one.get("overrides").size()).isZero();
    assertThat(one.get("iri").getStringValue())
        .startsWith(portal.baseIri() + "drafts/" + slug + "/checks/");
    assertThat(call(editor, "GET", check, "").headers().firstValue("Cache-Control"))
        .contains("private, no-store");
    for (String path : new String[] {checks(slug), check}) {
      assertThat(portal.get(path).statusCode()).isEqualTo(401);
      assertThat(call(member, "GET", path, "").statusCode()).isEqualTo(404);
      assertThat(call(stranger, "GET", path, "").statusCode()).isEqualTo(404);
    }
    assertThat(call(editor, "GET", checks(slug) + "/00", "").statusCode()).isEqualTo(404);
  }

  @Test
  void preview_showsBothSides_andLeavesTheDraftAsItIs() {
    String slug = draft("open");
    String check = only(checks(slug));

    HttpResponse<String> answer =
        call(editor, "POST", check + "/preview", STEPS.formatted("mask", ""));

    JsonNode preview = read(answer, 200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
    assertThat(preview.get("before").get("verdict").getStringValue()).isEqualTo("blocked");
    assertThat(text(preview.get("rowsBefore"))).contains("31/12/1990");
    assertThat(text(preview.get("rowsAfter")))
        .contains("1990", "********78")
        .doesNotContain("31/12/1990", "Nguyễn");
    assertThat(preview.get("steps").size()).isEqualTo(3);
    assertThat(preview.get("pseudonymised").getBooleanValue()).isFalse();
    assertThat(only(checks(slug))).isEqualTo(check);
  }

  @Test
  void saferFile_takesTheSourcesPlace_andIsPublished() {
    String slug = draft("open");
    String check = only(checks(slug));

    JsonNode made =
        read(call(editor, "POST", check + "/derived", STEPS.formatted("drop", "")), 201);

    assertThat(made.get("file").getStringValue()).isEqualTo("ds-fewer-columns-years.csv");
    assertThat(call(editor, "GET", check, "").statusCode()).isEqualTo(404);
    assertThat(only(checks(slug))).isEqualTo(made.get("check").getStringValue());
    JsonNode after = read(call(editor, "GET", only(checks(slug)), ""), 200);
    assertThat(after.get("report").get("passed").getBooleanValue()).isTrue();
    assertThat(text(after.get("derivation").get("steps"))).contains("DateToYear");
    read(call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}"), 200);
    assertThat(portal.get(made.get("url").getStringValue().replace(portal.baseIri(), "/")).body())
        .isEqualTo("Ngày sinh,Sản lượng\r\n1990,12\r\n1985,15\r\n");
  }

  @Test
  void saferFile_beside_keepsTheSource() {
    String slug = draft("open");
    String check = only(checks(slug));

    read(
        call(
            editor,
            "POST",
            check + "/derived",
            STEPS.formatted("pseudonymise", ", \"replaces\": false")),
        201);

    JsonNode both = read(call(editor, "GET", checks(slug), ""), 200);
    assertThat(both.get("total").getIntValue()).isEqualTo(2);
    assertThat(both.get("items").get(1).get("derivation").get("pseudonymised").getBooleanValue())
        .isTrue();
    assertThat(text(both.get("items").get(1).get("report").get("levels")))
        .contains("pseudonymised");
  }

  @Test
  void finding_isSetAsideByAStewardOnly_onceForEachKey() {
    String slug = draft("open");
    String check = only(checks(slug));
    String body = PHONE.formatted("số mẫu trong tài liệu");

    assertThat(call(editor, "POST", check + "/overrides", body).statusCode()).isEqualTo(403);
    read(call(steward, "POST", check + "/overrides?dry-run=true", body), 201);
    assertThat(read(call(steward, "GET", check, ""), 200).get("overrides").size()).isZero();
    HttpResponse<String> first =
        call(steward, "POST", check + "/overrides", body, "Idempotency-Key", slug);
    HttpResponse<String> again =
        call(steward, "POST", check + "/overrides", body, "Idempotency-Key", slug);

    assertThat(read(first, 201).get("kind").getStringValue()).isEqualTo("phone");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(portal.context().getBean(AuditTrail.class).findLast().orElseThrow())
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("CHECK_OVERRIDDEN");
              assertThat(entry.details()).contains("ds.csv", "số mẫu trong tài liệu");
            });
    assertThat(text(read(call(editor, "GET", check, ""), 200).get("overrides").get(0)))
        .contains("số mẫu trong tài liệu");
  }

  @Test
  void callsThatMakeNoSense_areToldSo() {
    String check = only(checks(draft("open")));

    assertThat(call(steward, "POST", check + "/overrides", PHONE.formatted(" ")).statusCode())
        .isEqualTo(422);
    assertThat(call(steward, "POST", check + "/overrides", "{\"kind\": \"shoe_size\"}").body())
        .contains("citizen_id");
    assertThat(call(steward, "POST", check + "/overrides", "[").statusCode()).isEqualTo(400);
    assertThat(call(editor, "POST", check + "/derived", "{}").statusCode()).isEqualTo(422);
    assertThat(
            call(editor, "POST", check + "/derived", "{\"steps\": {\"Tên\": \"drop\"}}")
                .statusCode())
        .isEqualTo(422);
    assertThat(call(editor, "POST", check + "/preview", "{\"steps\": {\"SĐT\": \"burn\"}}").body())
        .contains("pseudonymise");
    assertThat(call(editor, "GET", check + "?x=1", "").statusCode()).isEqualTo(400);
  }

  @Test
  void publishedDatasetsChecks_areMendedByItsStewards() {
    String slug = draft("restricted");
    read(call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}"), 200);
    String list = "/api/datasets/" + slug + "/checks";
    String check = only(list);
    String steps = STEPS.formatted("drop", "");

    JsonNode anonymous = read(portal.get(check), 200);
    assertThat(text(anonymous)).contains("blocked").doesNotContain("0••••••••8", "overrides");
    assertThat(text(read(call(member, "GET", check, ""), 200))).contains("0••••••••8");
    for (String action : new String[] {"/preview", "/derived", "/overrides"}) {
      String body = action.equals("/overrides") ? PHONE.formatted("vì") : steps;
      assertThat(call(member, "POST", check + action, body).statusCode()).isEqualTo(403);
    }
    assertThat(text(read(call(steward, "POST", check + "/preview", steps), 200)))
        .contains("31/12/1990");
    assertThat(read(call(steward, "POST", check + "/overrides", PHONE.formatted("vì")), 201).size())
        .isPositive();

    JsonNode made = read(call(steward, "POST", check + "/derived", steps), 201);

    assertThat(made.get("check").getStringValue()).startsWith(list + "/");
    assertThat(read(call(steward, "GET", list, ""), 200).get("total").getIntValue()).isEqualTo(2);
    assertThat(portal.get("/datasets/" + slug + ".ttl").body()).contains("wasDerivedFrom");
  }
}
