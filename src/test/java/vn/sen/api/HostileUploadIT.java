package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
  void uploadOfWhoEditsForNoAgency_isRefusedBeforeItTakesRoom() {
    TestPerson reader = portal.signIn("Độc giả", Map.of());

    HttpResponse<String> refused =
        portal.send(
            portal
                .request(
                    "/uploads",
                    "Authorization",
                    "Bearer " + reader.token(Scope.DECIDE),
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Length",
                    "10")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void uploadOfSomebodyElse_isNotThere_andComesToNoHarm() throws Exception {
    byte[] file = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> begun =
        tus(token, "POST", "/uploads", new byte[0], "Upload-Length", "" + file.length);
    String upload =
        begun.headers().firstValue("Location").orElseThrow().replaceFirst("^.*(?=/up)", "");
    HttpResponse<String> piece =
        tus(token, "PATCH", upload, Arrays.copyOf(file, 5), "Upload-Offset", "0");
    String other = portal.signIn("Người khác", Map.of("moh", Role.STEWARD)).token(Scope.DECIDE);

    for (String path : List.of(upload, "/uploads/" + UUID.randomUUID())) {
      assertThat(tus(other, "HEAD", path, new byte[0]).statusCode()).isEqualTo(404);
      assertThat(tus(other, "DELETE", path, new byte[0]).statusCode()).isEqualTo(404);
      assertThat(tus(other, "PATCH", path, new byte[] {1}, "Upload-Offset", "5").statusCode())
          .isEqualTo(404);
    }
    HttpResponse<String> wrong = tus(token, "PATCH", upload, new byte[] {1}, "Upload-Offset", "4");
    tus(token, "PATCH", upload, Arrays.copyOfRange(file, 5, file.length), "Upload-Offset", "5");
    HttpResponse<String> attached = tus(token, "POST", upload + "/attach/" + draft(), new byte[0]);

    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(piece.headers().firstValue("Upload-Expires").orElseThrow()).endsWith(" GMT");
    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    assertThat(attached.body())
        .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
  }

  @Test
  void pieceThatBreaksOff_goesOnFromWhatHadCome() throws Exception {
    // More than the sockets hold between the two: much of it has been read when it breaks off.
    byte[] file = "so,chu\n1,một\n2,hai\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    int sent = file.length - 1_000_000;
    String upload =
        tus(token, "POST", "/uploads", new byte[0], "Upload-Length", "" + file.length)
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^.*(?=/up)", "");
    URI address = URI.create(portal.baseIri());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PATCH "
                  + upload
                  + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + token
                  + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: "
                  + file.length
                  + "\r\nContent-Type: application/offset+octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(file, 0, sent);
    }
    for (int i = 0; i < 400 && offset(upload) <= 0; i++) {
      Thread.sleep(25);
    }
    int kept = Math.toIntExact(offset(upload));

    HttpResponse<String> rest =
        tus(
            token,
            "PATCH",
            upload,
            Arrays.copyOfRange(file, kept, file.length),
            "Upload-Offset",
            "" + kept);
    HttpResponse<String> attached = tus(token, "POST", upload + "/attach/" + draft(), new byte[0]);

    assertThat(kept).isBetween(1, sent);
    assertThat(rest.statusCode()).isEqualTo(204);
    assertThat(attached.statusCode()).as(attached.body()).isEqualTo(200);
    assertThat(attached.body())
        .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
  }

  private static long offset(String upload) {
    return tus(token, "HEAD", upload, new byte[0])
        .headers()
        .firstValueAsLong("Upload-Offset")
        .orElse(-1);
  }

  /** One request of the tus protocol. */
  private static HttpResponse<String> tus(
      String token, String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        portal
            .request(path, "Authorization", "Bearer " + token, "Tus-Resumable", "1.0.0")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (method.equals("PATCH")) {
      request.header("Content-Type", "application/offset+octet-stream");
    }
    if (path.equals("/uploads")) {
      request.header("Upload-Metadata", "filename c28uY3N2");
    }
    return portal.send(request.build(), HttpResponse.BodyHandlers.ofString());
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

  @Test
  void everyAnswer_hasTheHeadersThatOwaspAsksFor() {
    for (String path :
        java.util.List.of(
            "/",
            "/desk",
            "/datasets/no-such-dataset",
            "/api/datasets",
            "/datasets/power-plants.ttl",
            "/sparql")) {
      java.net.http.HttpHeaders headers = steward.get(path).headers();

      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(headers.firstValue("Referrer-Policy"))
          .as(path)
          .contains("strict-origin-when-cross-origin");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(path).contains("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(path).isPresent();
      assertThat(headers.firstValue("Permissions-Policy").orElse(""))
          .as(path)
          .contains("geolocation=()");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("base-uri 'none'")
          .contains("frame-ancestors 'none'");
      assertThat(headers.firstValue("Server")).as(path).isEmpty();
    }
  }

  @Test
  void scriptsInWhatIsPublished_areTextsEverywhere() {
    String slug = "xau-" + UUID.randomUUID().toString().substring(0, 8);
    String evil = "</script><script>alert('canary')</script><img src=x onerror=alert(1)>";
    String iri = portal.baseIri() + "datasets/" + slug;
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        <%1$s> a dcat:Dataset ; dct:title "%2$s"@vi , "Evil"@en ;
          dct:description "%2$s"@vi , "Words."@en ; dcat:keyword "%2$s"@vi ;
          dct:publisher <%3$sagencies/mae> ; dcat:theme <%3$svocab/sectors/agriculture> ;
          dct:accessRights <%3$svocab/access-levels/open> ;
          dcat:landingPage <javascript:alert(1)> ;
          dcat:contactPoint [ a vcard:Organization ; vcard:fn "%2$s"@vi ; vcard:hasURL <javascript:alert(2)> ] ;
          dcat:distribution <%1$s/distributions/x> .
        <%1$s/distributions/x> a dcat:Distribution ; dct:title "%2$s"@vi ;
          dct:license <https://creativecommons.org/licenses/by/4.0/> ;
          dcat:accessURL <javascript:alert(3)> ; dcat:downloadURL <javascript:alert(4)> .
        """
            .formatted(iri, evil, portal.baseIri());
    HttpResponse<String> created =
        send(
            "POST",
            "/api/datasets?slug=" + slug,
            turtle.getBytes(StandardCharsets.UTF_8),
            "text/turtle");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> published = post(slug, "publish");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    portal.context().getBean(vn.sen.catalog.ChangeFollower.class).awaitApplied();

    for (String path :
        java.util.List.of(
            "/datasets/" + slug,
            "/datasets/" + slug + "/history",
            "/datasets/" + slug + "/versions",
            "/datasets?q=canary",
            "/agencies/mae",
            "/desk",
            "/")) {
      String body = steward.get(path, "Accept", "text/html").body();
      assertThat(body)
          .as(path)
          .doesNotContain("<script>alert")
          .doesNotContain("<img src=x")
          .doesNotContain("href=\"javascript:");
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
