package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.audit.AuditTrail;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** What is done on its page about a draft's file that the disclosure check blocks. */
class DraftCheckIT {
  private static final String PERSONS =
      "Họ và tên,Ngày sinh,SĐT,Sản lượng\n"
          + "Nguyễn Văn An,31/12/1990,0912345678,12\n"
          + "Trần Thị Bình,01/02/1985,0987654321,15\n";

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestPerson steward;
  private static TestPerson editor;
  private static TestPerson stranger;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Lê Thị Phụ Trách", Map.of("moha", Role.STEWARD));
    editor = portal.signIn("Phạm Văn Biên Tập", Map.of("moha", Role.EDITOR));
    stranger = portal.signIn("Người cơ quan khác", Map.of("moit", Role.STEWARD));
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  private static HttpResponse<String> call(String method, String path, String type, String body) {
    return portal.send(
        portal
            .request(
                path,
                "Authorization",
                "Bearer " + steward.token(Scope.DECIDE),
                "Content-Type",
                type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Slug of a draft that lacks nothing but a harmless file. */
  private static String draft(String file, String content) {
    return draft(file, content, "open");
  }

  private static String draft(String file, String content, String level) {
    String slug = "sua-" + UUID.randomUUID().toString().substring(0, 8);
    String fields =
        """
        {"slug": "%s", "agency": "moha", "titleVi": "Danh sách thử", "titleEn": "List",
         "descriptionVi": "Dữ liệu bịa.", "descriptionEn": "Synthetic.",
         "themes": ["home-affairs"], "accessLevel": "%s", "licence": "cc-by-4.0",
         "contactNameVi": "Phòng Dữ liệu", "contactNameEn": "Data office",
         "contactUrl": "https://example.vn/lh"}
        """
            .formatted(slug, level);
    assertThat(call("POST", "/api/datasets", "application/json", fields).statusCode())
        .isEqualTo(201);
    put(slug, file, content);
    return slug;
  }

  private static void put(String slug, String file, String content) {
    assertThat(
            call("PUT", "/api/datasets/" + slug + "/files/" + file, "text/csv", content)
                .statusCode())
        .isEqualTo(200);
  }

  private static String page(TestPerson person, String path) {
    HttpResponse<String> answer = person.get(path, "Accept", "text/html");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /** Address of the check that a page of the draft links to. */
  private static String check(String slug, String page) {
    Matcher link =
        Pattern.compile("href=\"(/drafts/" + slug + "/checks/[0-9a-f]{64})\"").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void bothPagesOfADraft_leadToTheCheckOfItsFile() {
    String slug = draft("ds.csv", PERSONS);

    String review = page(steward, "/drafts/" + slug + "/review");
    String path = check(slug, review);

    assertThat(review).contains("Chưa công bố được").contains("Xem kết quả kiểm tra và sửa");
    assertThat(check(slug, page(steward, "/drafts/" + slug))).isEqualTo(path);
    assertThat(page(steward, path))
        .contains("Chưa thể công bố mở", "0••••••••8", "Tạo và thay cho tệp này")
        .contains("Bỏ qua: SĐT, số điện thoại")
        .doesNotContain("0912345678");
    assertThat(page(editor, path))
        .contains("Tạo và thay cho tệp này")
        .doesNotContain("name=\"reason\"");
    assertThat(stranger.get(path, "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(portal.get(path, "Accept", "text/html").statusCode()).isEqualTo(401);
    assertThat(steward.get("/drafts/" + slug + "/checks/00").statusCode()).isEqualTo(404);
  }

  @Test
  void saferFile_inThePlaceOfTheBlockedOne_isPublished() {
    String slug = draft("ds.csv", PERSONS);
    String path = check(slug, page(editor, "/drafts/" + slug));

    HttpResponse<String> preview =
        editor.post(path + "/preview", "step.0", "drop", "step.1", "year", "step.2", "mask");
    assertThat(preview.body())
        .contains("Trước và sau khi sửa", ">1990<", "********78", "value=\"mask\" selected");
    String made =
        location(
            editor.post(
                path + "/derived",
                "source",
                "replace",
                "step.0",
                "drop",
                "step.1",
                "year",
                "step.2",
                "drop"));

    assertThat(page(editor, made))
        .contains(
            "ds-fewer-columns-years.csv", "Ngày sinh: ngày thành", "không còn trong bản nháp");
    assertThat(steward.get(path, "Accept", "text/html").statusCode()).isEqualTo(404);
    String draft = page(steward, "/drafts/" + slug);
    assertThat(draft).contains("ds-fewer-columns-years.csv").doesNotContain(">ds.csv<");
    HttpResponse<String> published =
        call("POST", "/api/datasets/" + slug + "/publish", "application/json", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug + ".ttl").body())
        .contains("wasDerivedFrom", "Ngày sinh: DateToYear", "\"ds.csv\"")
        .doesNotContain("files/ds.csv");
    assertThat(portal.get("/datasets/" + slug + "/files/ds.csv").statusCode()).isEqualTo(404);
    assertThat(portal.get("/datasets/" + slug + "/files/ds-fewer-columns-years.csv").body())
        .isEqualTo("Ngày sinh,Sản lượng\r\n1990,12\r\n1985,15\r\n");
  }

  @Test
  void saferFile_besideTheOther_keepsWhatItWasMadeFrom_alsoWhenItsColumnsAreDescribed() {
    String slug = draft("ds.csv", PERSONS);
    String path = check(slug, page(editor, "/drafts/" + slug));

    String made =
        location(
            editor.post(
                path + "/derived", "source", "keep", "step.0", "drop", "step.2", "pseudonymise"));

    assertThat(page(editor, made)).contains("href=\"" + path + "\"");
    String draft = page(editor, "/drafts/" + slug);
    assertThat(draft).contains(">ds.csv<", "ds-fewer-columns-pseudonymised.csv");
    Matcher edition = Pattern.compile("name=\"edition\" value=\"(\\d+)\"").matcher(draft);
    assertThat(edition.find()).isTrue();
    location(
        editor.post(
            "/drafts/" + slug + "/files/ds-fewer-columns-pseudonymised.csv/columns",
            "edition",
            edition.group(1),
            "fileTitleVi",
            "Bản an toàn hơn",
            "column",
            "SĐT",
            "columnTitleVi",
            "Mã băm"));
    assertThat(page(steward, "/drafts/" + slug + "/review"))
        .contains("dữ liệu được thay bằng mã băm vẫn là dữ liệu cá nhân");
    assertThat(derivations(slug)).isEqualTo(1);
  }

  /** How many distributions of the draft say what they were derived from. */
  private static long derivations(String slug) {
    return portal
        .context()
        .getBean(vn.sen.publishing.Drafts.class)
        .findOpen(slug)
        .orElseThrow()
        .description()
        .nTriples()
        .lines()
        .filter(line -> line.contains("prov#wasDerivedFrom"))
        .count();
  }

  /** It was for those with an agreement; what is open now is the other file only. */
  @Test
  void fileThatAnOpenedDatasetNamesNoMore_isNotOpenedWithIt() {
    String slug = draft("ds.csv", PERSONS, "restricted");
    HttpResponse<String> restricted =
        call("POST", "/api/datasets/" + slug + "/publish", "application/json", "{}");
    assertThat(restricted.statusCode()).as(restricted.body()).isEqualTo(200);
    assertThat(
            call(
                    "PATCH",
                    "/api/datasets/" + slug,
                    "application/json",
                    "{\"accessLevel\": \"open\"}")
                .statusCode())
        .isEqualTo(200);
    String path = check(slug, page(editor, "/drafts/" + slug + "/review"));
    location(
        editor.post(
            path + "/derived",
            "source",
            "replace",
            "step.0",
            "drop",
            "step.1",
            "drop",
            "step.2",
            "drop"));
    HttpResponse<String> opened =
        call("POST", "/api/datasets/" + slug + "/publish", "application/json", "{}");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);

    assertThat(portal.get("/datasets/" + slug + "/files/ds-fewer-columns.csv").statusCode())
        .isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug + "/files/ds.csv").statusCode()).isEqualTo(404);
    assertThat(portal.get("/datasets/" + slug + "/versions/1.0.0/files/ds.csv").statusCode())
        .isBetween(401, 404);
  }

  @Test
  void finding_isSetAsideByAStewardOnly_andTheFileIsPublished() {
    String slug = draft("mau.csv", "Mặt hàng,SĐT\nGạo,0912345678\nNgô,0987654321\n");
    String path = check(slug, page(steward, "/drafts/" + slug));

    assertThat(editor.post(path + "/overrides", "finding", "0", "reason", "vì").statusCode())
        .isEqualTo(403);
    assertThat(steward.post(path + "/overrides", "finding", "0", "reason", " ").statusCode())
        .isEqualTo(422);
    location(steward.post(path + "/overrides", "finding", "0", "reason", "số mẫu trong tài liệu"));

    assertThat(portal.context().getBean(AuditTrail.class).findLast().orElseThrow())
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("CHECK_OVERRIDDEN");
              assertThat(entry.agency()).contains("moha");
              assertThat(entry.details()).contains("mau.csv", "số mẫu trong tài liệu");
            });
    assertThat(page(editor, path)).contains("số mẫu trong tài liệu", "Lê Thị Phụ Trách");
    HttpResponse<String> published =
        call("POST", "/api/datasets/" + slug + "/publish", "application/json", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
  }

  @Test
  void refusal_namesThePageWhereItIsMended() {
    String slug = draft("ds.csv", PERSONS);

    HttpResponse<String> refused =
        call("POST", "/api/datasets/" + slug + "/publish", "application/json", "{}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/drafts/" + slug + "/review");
  }

  @Test
  void stepsThatChangeNothing_andFilesReplacedMeanwhile_areToldSo() {
    String slug = draft("ds.csv", PERSONS);
    String path = check(slug, page(editor, "/drafts/" + slug));

    assertThat(editor.post(path + "/derived", "step.0", "keep").statusCode()).isEqualTo(422);
    put(slug, "ds.csv", PERSONS + "Lê Văn Ba,03/03/1970,0911222333,9\n");
    assertThat(editor.post(path + "/derived", "step.0", "drop").statusCode()).isEqualTo(404);
  }
}
