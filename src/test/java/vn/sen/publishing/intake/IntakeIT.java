package vn.sen.publishing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

class IntakeIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestPerson steward;
  private static String token;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người nhận tài liệu", Map.of("moc", Role.STEWARD, "mae", Role.EDITOR));
    token = steward.token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void document_givesADraftForEachDataset() {
    String id = id();
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        <https://nguon.example.vn/%1$s/a> a dcat:Dataset ; dct:title "Bộ thứ nhất %1$s"@vi .
        <https://nguon.example.vn/%1$s/b> a dcat:Dataset ; dct:title "Bộ thứ hai %1$s"@vi ;
          <https://nguon.example.vn/la> "giữ nguyên" .
        """
            .formatted(id);

    HttpResponse<String> answer = batch("text/turtle", turtle, "agency=moc");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"taken\":2").contains("bo-thu-hai-" + id);
    assertThat(portal.get("/datasets/bo-thu-hai-" + id).statusCode()).isEqualTo(404);
    assertThat(steward.get("/drafts/bo-thu-hai-" + id, "Accept", "text/html").body())
        .contains("Bộ thứ hai " + id);
  }

  @Test
  void ckanPackage_becomesADraftWithLinks() {
    String id = id();
    String json =
        """
        {"success": true, "result": {"name": "ckan-%s", "title": "Giá đất",
          "notes": "Bảng giá đất.", "license_id": "cc-by", "maintainer": "Phòng Dữ liệu",
          "maintainer_email": "dulieu@example.vn", "tags": [{"name": "đất đai"}],
          "extras": [{"key": "temporal_start", "value": "2024"}],
          "resources": [{"url": "https://example.vn/gia-dat.csv", "name": "Bảng", "format": "csv"},
                        {"url": "javascript:alert(1)", "name": "Xấu"}]}}
        """
            .formatted(id);

    HttpResponse<String> answer = batch("application/json", json, "agency=moc");

    assertThat(answer.body()).as(answer.body()).contains("\"taken\":1");
    String draft = api("GET", "/api/datasets/ckan-" + id + "/draft", "", "").body();
    assertThat(draft)
        .contains("Giá đất", "cc-by-4.0", "đất đai", "dulieu@example.vn", "Phòng Dữ liệu")
        .contains("\"start\":[\"2024\"]");
    assertThat(draft).contains("https://example.vn/gia-dat.csv").doesNotContain("javascript:");
    String form = steward.get("/drafts/ckan-" + id, "Accept", "text/html").body();
    assertThat(form).contains("Bảng").doesNotContain("href=\"javascript:");
  }

  @Test
  void sheet_givesARowEachAndSaysWhatIsWrong() {
    String id = id();
    String csv =
        "Mã [slug],Tên"
            + " [titleVi],[titleEn],[descriptionVi],[themes],[accessLevel],[licence],[start]\n"
            + "bang-%s,Bảng một,Table one,Mô tả.,Nông nghiệp,open,CC BY 4.0,2024\n".formatted(id)
            + ",Bảng hai,,,,,,32/13/2024\n"
            + ",,,,,,,\n"
            + "=cmd()|' /C calc'!A1,Bảng ba,,,,,,\n";

    HttpResponse<String> answer = batch("text/csv", csv, "agency=mae");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"taken\":3").contains("\"place\":\"3\"");
    String draft = api("GET", "/api/datasets/bang-" + id + "/draft", "", "").body();
    assertThat(draft).contains("\"themes\":[\"agriculture\"]").contains("cc-by-4.0");
    // Sent again, a row with the same code is changed, not doubled.
    HttpResponse<String> again =
        batch(
            "text/csv",
            csv.lines()
                .limit(2)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow()
                .replace("Bảng một", "Bảng một sửa"),
            "agency=mae");
    assertThat(again.body()).as(again.body()).contains("\"outcome\":\"changed\"");
  }

  @Test
  void linkThatLeadsNowhere_isLeftOutAndToldSo() {
    String id = id();
    String csv =
        "[slug],[titleVi],[url]\n"
            + "la-%s,Lạ,javascript:alert(1)\n".formatted(id)
            + "quen-%s,Quen,https://example.vn/a.csv\n".formatted(id);

    HttpResponse<String> answer = batch("text/csv", csv, "agency=mae");

    assertThat(answer.body()).contains("\"taken\":2").contains("left out: javascript:alert(1)");
    assertThat(api("GET", "/api/datasets/la-" + id + "/draft", "", "").body())
        .contains("\"elsewhere\":[]");
    assertThat(api("GET", "/api/datasets/quen-" + id + "/draft", "", "").body())
        .contains("https://example.vn/a.csv");
  }

  @Test
  void refusedRow_takesNoneOfItsNeighboursWithIt() {
    String id = id();
    StringBuilder csv =
        new StringBuilder(
            "[slug],[titleVi],[descriptionVi],[themes],[accessLevel],[licence],[contactNameVi],[contactUrl],[url]\n");
    for (int i = 0; i < 60; i++) {
      csv.append(
          "hang-%s-%d,Hàng %d,%s,agriculture,open,cc-by-4.0,Phòng Dữ liệu,https://example.vn/lh,https://example.vn/%d.csv\n"
              .formatted(id, i, i, i == 30 ? "" : "Số liệu.", i));
    }

    HttpResponse<String> answer = batch("text/csv", csv.toString(), "agency=moc&publish=true");

    assertThat(answer.body())
        .as(answer.body())
        .contains("\"taken\":59")
        .contains("\"refused\":1")
        .contains("\"place\":\"32\",\"slug\":\"\"");
    assertThat(api("GET", "/api/datasets/hang-" + id + "-30/draft", "", "").statusCode())
        .isEqualTo(404);
    for (int i : List.of(0, 29, 31, 59)) {
      assertThat(portal.get("/datasets/hang-" + id + "-" + i).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void workbookThatIsABomb_isRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] spaces = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(spaces);
      }
      zip.closeEntry();
    }

    HttpResponse<String> answer =
        portal.send(
            portal
                .request(
                    "/api/datasets/batch?agency=mae",
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
  }

  @Test
  void filledTemplate_isRead() throws IOException {
    HttpResponse<byte[]> template =
        portal.send(
            portal.request("/desk/template.xlsx").build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(template.statusCode()).isEqualTo(200);
    RegistrationSheet sheet = portal.context().getBean(RegistrationSheet.class);

    assertThat(sheet.read(template.body())).isEmpty();
    assertThat(sheet.template(name -> name, Locale.ENGLISH)).startsWith('P', 'K');
  }

  @Test
  void unknownColumn_isNamed() {
    HttpResponse<String> answer = batch("text/csv", "[titleVi],[giá]\nA,B\n", "agency=mae");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("[giá]");
  }

  @Test
  void publish_takesOnlyWhatTheChecksLetPass() {
    String id = id();
    String csv =
        ("[slug],[titleVi],[titleEn],[descriptionVi],[descriptionEn],[themes],[accessLevel],"
                + "[licence],[contactNameVi],[contactUrl],[url],[urlFormat]\n"
                + "dat-%1$s,Đất %1$s,Land,Mô tả.,Words.,construction,open,cc-by-4.0,Phòng,"
                + "https://example.vn/lien-he,https://example.vn/a.csv,CSV\n"
                + "thieu-%1$s,Thiếu,,,,,,,,,,\n")
            .formatted(id);

    HttpResponse<String> answer = batch("text/csv", csv, "agency=moc&publish=true");

    assertThat(answer.body()).as(answer.body()).contains("\"taken\":1").contains("\"refused\":1");
    assertThat(portal.get("/api/datasets/dat-" + id).statusCode()).isEqualTo(200);
    assertThat(portal.get("/api/datasets/thieu-" + id).statusCode()).isEqualTo(404);
    assertThat(api("GET", "/api/datasets/thieu-" + id + "/draft", "", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void dryRun_keepsNothing() {
    String id = id();

    HttpResponse<String> answer =
        batch(
            "text/csv", "[slug],[titleVi]\nthu-%s,Thử\n".formatted(id), "agency=mae&dry-run=true");

    assertThat(answer.body()).contains("\"taken\":1");
    assertThat(api("GET", "/api/datasets/thu-" + id + "/draft", "", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void otherAgency_isRefused() {
    assertThat(batch("text/csv", "[titleVi]\nA\n", "agency=moh").statusCode()).isEqualTo(403);
  }

  /** An address that leads into the server's own network is not fetched, whatever answers there. */
  @Test
  void addressInside_isRefused() throws IOException {
    HttpServer inside =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    boolean[] asked = {false};
    inside.createContext("/", exchange -> asked[0] = true);
    inside.start();
    try {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0")) {
        String address = "http://" + host + ":" + inside.getAddress().getPort() + "/dataset/x";
        HttpResponse<String> answer =
            batch(
                "text/turtle",
                "x",
                "agency=moc&address="
                    + java.net.URLEncoder.encode(address, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(address).isEqualTo(422);
      }
      assertThat(asked[0]).isFalse();
    } finally {
      inside.stop(0);
    }
  }

  @Test
  void plannedTarget_isTakenOn() {
    TestPerson moit = portal.signIn("Công Thương", Map.of("moit", Role.EDITOR));
    String page = moit.get("/drafts/new", "Accept", "text/html").body();
    assertThat(page).contains("Bộ này là của chúng tôi");
    String slug =
        java.util.regex.Pattern.compile("name=\"slug\" value=\"([a-z0-9-]+)\"")
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    HttpResponse<String> begun = moit.post("/drafts", "from", "dataset", "slug", slug);

    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    assertThat(moit.get("/drafts/" + slug, "Accept", "text/html").statusCode()).isEqualTo(200);
    moit.post("/drafts/" + slug + "/discard", "edition", "1");
  }

  private static HttpResponse<String> batch(String type, String body, String query) {
    return api("POST", "/api/datasets/batch?" + query, type, body);
  }

  private static HttpResponse<String> api(String method, String path, String type, String body) {
    String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
    return portal.call(token, method, path, body, headers);
  }

  private static String id() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
