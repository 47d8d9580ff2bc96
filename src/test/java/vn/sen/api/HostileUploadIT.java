package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** What somebody may upload to do harm: refused, or made harmless. */
class HostileUploadIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestPerson steward;
  private static String token;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người xấu", Map.of("mae", Role.STEWARD));
    token = steward.token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void fileThatLiesAboutItsType_isNotPublished() {
    String slug = draft();
    put(slug, "so-lieu.csv", "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> refused = post(slug, "publish");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("application/pdf");
  }

  @Test
  void program_isRefusedAtOnce() {
    byte[] program = new byte[512];
    System.arraycopy("MZ".getBytes(StandardCharsets.US_ASCII), 0, program, 0, 2);
    program[0x3c] = (byte) 0x80;
    System.arraycopy("PE\0\0".getBytes(StandardCharsets.US_ASCII), 0, program, 0x80, 4);

    HttpResponse<String> refused = put(draft(), "so-lieu.exe", program);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("refused-file");
  }

  @Test
  void endlessRecord_isNotPublished() {
    String slug = draft();
    HttpResponse<String> taken =
        put(slug, "bom.csv", ("a,b\n\"" + "x".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(post(slug, "publish").statusCode()).isEqualTo(422);
  }

  @Test
  void zipBomb_isNotPublished() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(9);
      zip.putNextEntry(new ZipEntry("bom.txt"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 400; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    String slug = draft();
    put(slug, "bom.zip", bytes.toByteArray());

    assertThat(post(slug, "publish").statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "..%2F..%2Fetc%2Fpasswd, passwd",
    "..%5C..%5Cboot.ini, boot.ini",
    "%2E%2E%2Fa.csv, a.csv",
    "a%0D%0ASet-Cookie:x=y.csv, a-Set-Cookie-x-y.csv",
    "%3Cscript%3E.csv, script-.csv"
  })
  void name_losesWhatIsNoName(String sent, String kept) {
    HttpResponse<String> taken = put(draft(), sent, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(taken.body()).contains("\"name\":\"" + kept + "\"");
  }

  @Test
  void scriptsInColumnNames_areTexts() {
    String slug = draft();
    put(
        slug,
        "cot.csv",
        "<img src=x onerror=alert(1)>,\"<script>alert('canary')</script>\"\n1,2\n"
            .getBytes(StandardCharsets.UTF_8));

    String form = steward.get("/drafts/" + slug, "Accept", "text/html").body();

    assertThat(form)
        .contains("&lt;script>alert")
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x");
  }

  @ParameterizedTest
  @CsvSource({"hinh.svg, image/svg+xml", "trang.html, text/html"})
  void activeDownload_cannotRunInThePortalsOrigin(String name, String type) {
    // The privacy check cannot look into such files; at this level it warns of them.
    String slug = draft("restricted");
    String content =
        type.equals("text/html")
            ? "<!doctype html><html><body><script>alert(1)</script></body></html>"
            : "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    put(slug, name, content.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> published = post(slug, "publish");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);

    HttpResponse<String> download = steward.get("/datasets/" + slug + "/files/" + name);

    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(download.headers().firstValue("Content-Security-Policy"))
        .contains("sandbox; default-src 'none'");
    assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void everyPage_forbidsInlineScriptsAndStyles() {
    for (String path : java.util.List.of("/", "/desk", "/drafts/new", "/datasets/power-plants")) {
      String policy =
          steward
              .get(path, "Accept", "text/html")
              .headers()
              .firstValue("Content-Security-Policy")
              .orElseThrow();

      assertThat(policy).contains("default-src").doesNotContain("unsafe-inline");
    }
  }

  private static String draft() {
    return draft("open");
  }

  private static String draft(String level) {
    String slug = "xau-" + UUID.randomUUID().toString().substring(0, 8);
    HttpResponse<String> created =
        send(
            "POST",
            "/api/datasets",
            """
            {"slug": "%s", "agency": "mae", "titleVi": "Tệp xấu", "titleEn": "Bad file",
             "descriptionVi": "Dữ liệu thử.", "descriptionEn": "Synthetic.",
             "themes": ["agriculture"], "accessLevel": "%s", "licence": "cc-by-4.0",
             "contactNameVi": "Phòng Dữ liệu", "contactUrl": "https://example.vn/lh"}
            """
                .formatted(slug, level)
                .getBytes(StandardCharsets.UTF_8),
            "application/json");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return slug;
  }

  private static HttpResponse<String> put(String slug, String name, byte[] bytes) {
    return send(
        "PUT", "/api/datasets/" + slug + "/files/" + name, bytes, "application/octet-stream");
  }

  private static HttpResponse<String> post(String slug, String action) {
    return send(
        "POST",
        "/api/datasets/" + slug + "/" + action,
        "{}".getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  private static HttpResponse<String> send(String method, String path, byte[] body, String type) {
    return portal.send(
        portal
            .request(path, "Authorization", "Bearer " + token, "Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
