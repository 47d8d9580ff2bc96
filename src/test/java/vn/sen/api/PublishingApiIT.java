package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.sharing.Notifications;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.DatasetLinks;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.publishing.imports.CatalogImport;
import vn.sen.publishing.imports.ImportOptions;
import vn.sen.publishing.imports.ImportSource;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** The story of a dataset by program: registered, mended, published, found, updated, withdrawn. */
class PublishingApiIT {
  private static final String AGENCY = "mae";
  private static final String FIELDS =
      """
      {"slug": "%s", "agency": "mae", "titleVi": "Sản lượng thử nghiệm",
       "titleEn": "Trial production", "descriptionVi": "Dữ liệu thử, do máy tạo ra.",
       "descriptionEn": "Synthetic data.", "themes": ["agriculture"], "accessLevel": "open",
       "licence": "cc-by-4.0", "contactNameVi": "Trung tâm Thông tin",
       "contactNameEn": "Information Centre", "contactUrl": "https://example.vn/lien-he",
       "languages": ["vi"], "frequency": "ANNUAL", "start": "2024", "end": "2025"}
      """;

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String steward;
  private static String editor;
  private static String stranger;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = token(portal.signIn("Người phụ trách", Map.of(AGENCY, Role.STEWARD)));
    editor = token(portal.signIn("Người biên tập", Map.of(AGENCY, Role.EDITOR)));
    stranger = token(portal.signIn("Người khác", Map.of("moit", Role.STEWARD)));
  }

  private static String token(TestPerson person) {
    return person.token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void wholeStory_byProgram() {
    String slug = slug();
    HttpResponse<String> created = call(steward, "POST", "/api/datasets", FIELDS.formatted(slug));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(created.headers().firstValue("Location"))
        .contains("/api/datasets/" + slug + "/draft");
    assertThat(created.body()).contains("\"publishable\":true");

    // Not public before it is published.
    assertThat(portal.get("/api/datasets/" + slug).statusCode()).isEqualTo(404);
    assertThat(portal.get("/datasets/" + slug).statusCode()).isEqualTo(404);

    HttpResponse<String> uploaded =
        call(
            steward,
            "PUT",
            "/api/datasets/" + slug + "/files/lua.csv",
            "tinh,nam,tan\nHuế,2024,12\nĐà Nẵng,2025,13\n");
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
    assertThat(uploaded.body()).contains("\"rows\":2").contains("\"type\":\"gYear\"");

    HttpResponse<String> published =
        call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(published.body()).contains("\"state\":\"published\"");

    portal.context().getBean(ChangeFollower.class).awaitApplied();
    assertThat(
            portal
                .get(
                    "/api/datasets?q=S%E1%BA%A3n%20l%C6%B0%E1%BB%A3ng%20th%E1%BB%AD%20nghi%E1%BB%87m")
                .body())
        .contains(slug);
    assertThat(
            portal
                .get(
                    "/sparql?query=ASK%20%7B%3C"
                        + portal.baseIri()
                        + "datasets/"
                        + slug
                        + "%3E%20%3Fp%20%3Fo%7D",
                    "Accept",
                    "application/sparql-results+json")
                .body())
        .contains("true");
    assertThat(portal.get("/datasets/" + slug + "/files/lua.csv").body()).contains("Đà Nẵng");

    // Next year's update.
    HttpResponse<String> next =
        call(
            steward,
            "PUT",
            "/api/datasets/" + slug + "/files/lua.csv",
            "tinh,nam,tan\nHuế,2024,12\nĐà Nẵng,2025,13\nHuế,2026,14\n");
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    // Readers see the old file until it is published.
    assertThat(portal.get("/datasets/" + slug + "/files/lua.csv").body()).doesNotContain("2026");
    assertThat(call(steward, "GET", "/api/datasets/" + slug + "/draft", "").body())
        .contains("\"proposedVersion\":\"1.1.0\"");
    assertThat(call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}").statusCode())
        .isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug + "/files/lua.csv").body()).contains("2026");
    assertThat(portal.get("/datasets/" + slug + "/versions/1.0.0/files/lua.csv").body())
        .contains("Huế")
        .doesNotContain("2026");
    assertThat(
            portal.get("/datasets/" + slug + "/versions/latest").headers().firstValue("Location"))
        .contains("/datasets/" + slug + "/versions/1.1.0");
    assertThat(portal.get("/datasets/" + slug + ".ttl").body())
        .contains("dcat:version")
        .contains("versions/1.0.0");

    HttpResponse<String> withdrawn =
        call(
            steward,
            "POST",
            "/api/datasets/" + slug + "/withdraw",
            "{\"reason\": \"Số liệu sai\"}");
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(204);
    HttpResponse<String> tombstone = portal.get("/datasets/" + slug, "Accept", "text/html");
    assertThat(tombstone.statusCode()).isEqualTo(410);
    assertThat(tombstone.body()).contains("Số liệu sai");
  }

  @Test
  void nobody_isToldToSignIn() {
    assertThat(call("", "POST", "/api/datasets", FIELDS.formatted(slug())).statusCode())
        .isEqualTo(401);
  }

  @Test
  void anotherAgency_mayNotKnowOfADraft() {
    String slug = draft();

    assertThat(call(stranger, "GET", "/api/datasets/" + slug + "/draft", "").statusCode())
        .isEqualTo(404);
    assertThat(call(stranger, "PATCH", "/api/datasets/" + slug, "{}").statusCode()).isEqualTo(404);
    assertThat(call(stranger, "POST", "/api/datasets", FIELDS.formatted(slug())).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anEditor_mayNotPublish() {
    String slug = draft();

    HttpResponse<String> refused = call(editor, "POST", "/api/datasets/" + slug + "/publish", "{}");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("role-needed");
  }

  @Test
  void staleEdition_isRefusedAndLosesNothing() {
    String slug = draft();
    String path = "/api/datasets/" + slug;

    assertThat(call(editor, "PATCH", path, "{\"titleEn\": \"A\"}").statusCode()).isEqualTo(428);
    assertThat(
            call(editor, "PATCH", path, "{\"titleEn\": \"A\"}", "If-Match", "\"1\"").statusCode())
        .isEqualTo(200);
    HttpResponse<String> late =
        call(steward, "PATCH", path, "{\"titleEn\": \"B\"}", "If-Match", "\"1\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(call(steward, "GET", path + "/draft", "").body()).contains("\"titleEn\":[\"A\"]");
  }

  @Test
  void draftOfWhatCameFromElsewhere_saysWhatItSays_andKeepsItsIri() {
    String iri = "https://data.example.org/set/" + UUID.randomUUID();
    String turtle =
        """
        <%1$s> a <http://www.w3.org/ns/dcat#Dataset> ;
          <http://purl.org/dc/terms/title> "Từ nơi khác"@vi , "%2$s"@en ;
          <http://purl.org/dc/terms/publisher> <%3$s> ;
          <http://www.w3.org/ns/dcat#distribution> <%1$s/file> .
        """;
    portal
        .context()
        .getBean(CatalogImport.class)
        .run(
            List.of(
                new ImportSource(
                    "elsewhere.ttl",
                    portal.baseIri(),
                    Optional.of(RdfSyntax.TURTLE),
                    turtle
                        .formatted(iri, "Elsewhere", portal.baseIri() + "agencies/" + AGENCY)
                        .getBytes(StandardCharsets.UTF_8))),
            new ImportOptions(Optional.of(AGENCY), false, false, false, Profile.DCAT_VN, "tester"),
            CatalogImport.Progress.SILENT);
    String slug = portal.context().getBean(DatasetLinks.class).findSlug(iri).orElseThrow();
    String path = "/api/datasets/" + slug;

    HttpResponse<String> patched =
        call(steward, "PATCH", path, "{\"titleEn\": \"From there\"}", "If-Match", "*");

    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(call(steward, "GET", path + "/draft", "").body())
        .contains("\"titleVi\":[\"Từ nơi khác\"]", "\"titleEn\":[\"From there\"]");
    HttpResponse<String> put =
        call(
            steward,
            "PUT",
            path,
            turtle.formatted(iri, "From there again", portal.baseIri() + "agencies/" + AGENCY),
            "Content-Type",
            "text/turtle",
            "If-Match",
            "*");
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(call(steward, "GET", path + "/draft", "").body())
        .contains("\"titleVi\":[\"Từ nơi khác\"]", "\"titleEn\":[\"From there again\"]");
  }

  @Test
  void sameKeyTwice_isDoneOnce() {
    String slug = slug();
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first =
        call(steward, "POST", "/api/datasets", FIELDS.formatted(slug), "Idempotency-Key", key);
    HttpResponse<String> again =
        call(steward, "POST", "/api/datasets", FIELDS.formatted(slug), "Idempotency-Key", key);
    HttpResponse<String> other =
        call(steward, "POST", "/api/datasets", FIELDS.formatted(slug()), "Idempotency-Key", key);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
  }

  @Test
  void dryRun_keepsNothing() {
    String slug = slug();

    HttpResponse<String> tried =
        call(steward, "POST", "/api/datasets?dry-run=true", FIELDS.formatted(slug));

    assertThat(tried.statusCode()).isEqualTo(201);
    assertThat(tried.body()).contains("\"publishable\":true");
    assertThat(call(steward, "GET", "/api/datasets/" + slug + "/draft", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void missingTitle_standsInTheWay() {
    String slug = slug();
    call(
        steward,
        "POST",
        "/api/datasets",
        "{\"slug\": \"%s\", \"agency\": \"mae\"}".formatted(slug));

    HttpResponse<String> refused =
        call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("not-ready");
  }

  @Test
  void personalData_standInTheWay() {
    String slug = draft();
    StringBuilder rows = new StringBuilder("ho_ten,so_cccd,dien_thoai\n");
    for (int i = 0; i < 40; i++) {
      rows.append(
          "Nguyễn Văn An,0010%02d00%04d,09123456%02d\n".formatted(80 + i % 19, 1000 + i, i));
    }
    call(steward, "PUT", "/api/datasets/" + slug + "/files/nguoi.csv", rows.toString());

    HttpResponse<String> refused =
        call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(portal.get("/datasets/" + slug + "/files/nguoi.csv").statusCode()).isEqualTo(404);
  }

  @Test
  void turtle_isTakenAsItIs() {
    String slug = slug();
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        <https://example.vn/d> a dcat:Dataset ; dct:title "Từ RDF"@vi ;
          dct:publisher <%sagencies/mae> ; <https://example.vn/unknown> "giữ nguyên" .
        """
            .formatted(portal.baseIri());

    HttpResponse<String> created =
        call(steward, "POST", "/api/datasets?slug=" + slug, turtle, "Content-Type", "text/turtle");

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(created.body()).contains("Từ RDF").contains(slug);
  }

  @Test
  void turtlePutInPlaceOfADraft_keepsWhatThePortalAdded() {
    String slug = slug();
    String iri = portal.baseIri() + "datasets/" + slug;
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        <%1$s> a dcat:Dataset ; dct:title "Từ RDF"@vi , "From RDF"@en ;
          dct:description "Mô tả %2$s."@vi , "Words."@en ;
          dct:publisher <%3$sagencies/mae> ; dcat:theme <%3$svocab/sectors/agriculture> ;
          dct:accessRights <%3$svocab/access-levels/open> ;
          dcat:contactPoint [ a vcard:Organization ; vcard:fn "Phòng"@vi ; vcard:hasURL <https://example.vn/lh> ] .
        """;
    String first = turtle.formatted(iri, "một", portal.baseIri());
    call(steward, "POST", "/api/datasets?slug=" + slug, first, "Content-Type", "text/turtle");
    call(
        steward,
        "PUT",
        "/api/datasets/" + slug + "/files/lua.csv",
        "tỉnh,năm,tấn\nHuế,2024,12\nHuế,2025,13\n");
    HttpResponse<String> published =
        call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    String before = portal.get("/datasets/" + slug + ".nt").body();

    HttpResponse<String> same =
        call(steward, "PUT", "/api/datasets/" + slug, first, "Content-Type", "text/turtle");
    assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
    assertThat(same.body()).contains("\"changed\":false");
    HttpResponse<String> other =
        call(
            steward,
            "PUT",
            "/api/datasets/" + slug,
            turtle.formatted(iri, "hai", portal.baseIri()),
            "Content-Type",
            "text/turtle",
            "If-Match",
            "*");

    assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
    assertThat(other.body()).contains("\"changed\":true").contains("\"start\":[\"2024\"]");
    published = call(steward, "POST", "/api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug + "/files/lua.csv").body()).contains("2025");
    String after = portal.get("/datasets/" + slug + ".nt").body();
    assertThat(after).contains("Mô tả hai").doesNotContain("Mô tả một").contains("\"1.0.1\"");
    for (String property : java.util.List.of("#checksumValue", "#byteSize", "dc/terms/issued")) {
      assertThat(lines(after, property)).isNotEmpty().isEqualTo(lines(before, property));
    }
  }

  @Test
  void file_tellsPeriodPlacesAndLanguage_untilTheyAreSaid() {
    String slug = draft();
    String path = "/api/datasets/" + slug;
    call(
        steward,
        "PATCH",
        path,
        "{\"start\": null, \"end\": null, \"languages\": []}",
        "If-Match",
        "*");

    String first =
        call(
                steward,
                "PUT",
                path + "/files/rates.csv",
                "province,year,total\nHanoi,2025,1\nDa Nang,2026,2\n")
            .body();
    assertThat(first)
        .contains("\"languages\":[\"en\"]")
        .contains("\"places\":[\"2025-01\",\"2025-48\"]")
        .contains("\"start\":[\"2025\"],\"end\":[\"2026\"]");
    // The period goes on with the file that it was taken from.
    assertThat(
            call(
                    steward,
                    "PUT",
                    path + "/files/rates.csv",
                    "province,year,total\nHanoi,2025,1\nDa Nang,2027,2\n")
                .body())
        .contains("\"end\":[\"2027\"]");

    call(steward, "PATCH", path, "{\"end\": \"2030\"}", "If-Match", "*");
    assertThat(
            call(
                    steward,
                    "PUT",
                    path + "/files/rates.csv",
                    "province,year,total\nHanoi,2025,1\nDa Nang,2028,2\n")
                .body())
        .contains("\"end\":[\"2030\"]");
  }

  @Test
  void workbookAndGeoJson_tellWhatACsvTells_andTheTitle() throws IOException {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(workbook, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      String[][] rows = {
        {"Sản lượng lúa theo tỉnh, thử"}, {"Tỉnh", "Năm", "Sản lượng (tấn)"}, {"Huế"}, {"Đà Nẵng"}
      };
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].length; column++) {
          sheet.value(row, column, rows[row][column]);
        }
      }
      for (int row = 2; row < 4; row++) {
        sheet.value(row, 1, 2022 + row);
        sheet.value(row, 2, 12 + row);
      }
    }
    String ofWorkbook =
        uploadedAlone("lua.xlsx", HttpRequest.BodyPublishers.ofByteArray(workbook.toByteArray()));
    String ofGeoJson =
        uploadedAlone(
            "cang-bien.geojson",
            HttpRequest.BodyPublishers.ofString(
                """
                {"type": "FeatureCollection", "name": "Cảng biển thử", "features": [
                  {"type": "Feature", "properties": {"tinh": "Hải Phòng", "nam": 2021},
                   "geometry": {"type": "Point", "coordinates": [106.7, 20.8]}},
                  {"type": "Feature", "properties": {"tinh": "Đà Nẵng", "nam": 2023},
                   "geometry": {"type": "Point", "coordinates": [108.2, 16.1]}}]}
                """));

    assertThat(ofWorkbook)
        .contains("\"titleVi\":[\"Sản lượng lúa theo tỉnh, thử\"]")
        .contains("\"start\":[\"2024\"],\"end\":[\"2025\"]")
        .contains("\"languages\":[\"vi\"]")
        .contains("\"rows\":2")
        .contains("\"name\":\"Sản lượng (tấn)\",\"type\":\"integer\"");
    assertThat(ofGeoJson)
        .contains("\"titleVi\":[\"Cảng biển thử\"]")
        .contains("\"format\":\"GEOJSON\"")
        .contains("\"places\":[\"pre2025-31\",\"pre2025-48\"]")
        .contains("\"start\":[\"2021\"],\"end\":[\"2023\"]");
  }

  /** The draft of a file and nothing else. */
  private static String uploadedAlone(String name, HttpRequest.BodyPublisher file) {
    String slug = slug();
    call(steward, "POST", "/api/datasets", "{\"agency\": \"mae\", \"slug\": \"" + slug + "\"}");
    HttpResponse<String> uploaded =
        portal.send(
            portal
                .request("/api/datasets/" + slug + "/files/" + name)
                .header("Authorization", "Bearer " + steward)
                .PUT(file)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
    return uploaded.body();
  }

  @Test
  void dryRunOfFiles_keepsNothing() {
    String slug = draft();
    String path = "/api/datasets/" + slug;

    HttpResponse<String> tried =
        call(steward, "PUT", path + "/files/lua.csv?dry-run=true", "tinh,nam\nHuế,2024\n");

    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(tried.headers().firstValue("Sen-Dry-Run")).contains("true");
    assertThat(tried.body()).contains("\"rows\":1").contains("\"publishable\":true");
    assertThat(call(steward, "GET", path + "/draft", "").body()).doesNotContain("lua.csv");

    call(steward, "PUT", path + "/files/gia.csv", "ngay;gia\n31/12/2025;1,5\n30/12/2025;2,5\n");
    assertThat(call(steward, "POST", path + "/files/gia.csv/repair?dry-run=true", "").body())
        .doesNotContain("day-first-dates");
    assertThat(call(steward, "DELETE", path + "/draft/files/gia.csv?dry-run=true", "").body())
        .doesNotContain("gia.csv");
    assertThat(call(steward, "GET", path + "/draft", "").body())
        .contains("gia.csv")
        .contains("day-first-dates");

    // Nothing of a published dataset is begun either.
    assertThat(call(steward, "POST", path + "/publish", "{}").statusCode()).isEqualTo(200);
    call(steward, "PUT", path + "/files/lua.csv?dry-run=true", "tinh,nam\nHuế,2024\n");
    assertThat(call(steward, "GET", path + "/draft", "").statusCode()).isEqualTo(404);
    assertThat(
            call(stranger, "PUT", path + "/files/lua.csv?dry-run=true", "a,b\n1,2\n").statusCode())
        .isEqualTo(403);
  }

  @Test
  void lostPoints_areWonBackByACall_whereNobodyNeedBeAsked() {
    String slug = draft();
    String path = "/api/datasets/" + slug;
    call(
        steward,
        "PUT",
        path + "/files/lua.csv",
        "Tỉnh,Năm,Sản lượng (tấn)\nHuế,2024,12\nĐà Nẵng,2025,13\n");
    call(
        steward,
        "PATCH",
        path,
        "{\"start\": null, \"end\": null, \"languages\": [], \"places\": [],"
            + " \"contactUrl\": null, \"frequency\": null}",
        "If-Match",
        "*");
    String lost = call(steward, "GET", path + "/draft", "").body();
    // How often there are new figures only the steward knows.
    assertThat(lost).contains("\"rule\":\"frequency\"").doesNotContain("/repairs/frequency");

    for (String rule : java.util.List.of("places", "period", "languages", "columns", "contact")) {
      assertThat(lost).contains(path + "/draft/repairs/" + rule + "\"");
      HttpResponse<String> tried =
          call(
              steward, "POST", path + "/draft/repairs/" + rule + "?dry-run=1", "", "If-Match", "*");
      assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
      HttpResponse<String> won =
          call(steward, "POST", path + "/draft/repairs/" + rule, "", "If-Match", "*");
      assertThat(won.statusCode()).as(won.body()).isEqualTo(200);
      assertThat(won.body()).doesNotContain("\"rule\":\"" + rule + "\"");
    }

    String draft = call(steward, "GET", path + "/draft", "").body();
    assertThat(draft)
        .contains("\"languages\":[\"vi\"]")
        .contains("\"start\":[\"2024\"],\"end\":[\"2025\"]")
        .contains("https://mae.gov.vn/")
        .contains("Cổng điền giúp: danh sách cột.");
    assertThat(
            call(steward, "POST", path + "/draft/repairs/languages", "", "If-Match", "*")
                .statusCode())
        .isEqualTo(409);
    assertThat(call(steward, "POST", path + "/draft/repairs/columns", "").statusCode())
        .isEqualTo(428);
    assertThat(
            call(stranger, "POST", path + "/draft/repairs/columns", "", "If-Match", "*")
                .statusCode())
        .isEqualTo(404);
    assertThat(call(steward, "POST", path + "/publish", "{}").statusCode()).isEqualTo(200);
    // The revision says what the portal filled in.
    assertThat(portal.get(path + "/revisions").body()).contains("Cổng điền giúp");
  }

  @Test
  void whatIsSaidInWords_getsItsCodeByACall() {
    String slug = slug();
    String path = "/api/datasets/" + slug;
    HttpResponse<String> created =
        call(
            steward,
            "POST",
            "/api/datasets?slug=" + slug + "&agency=mae",
            """
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <%1$sdatasets/%2$s> a dcat:Dataset ; dct:title "Bằng lời"@vi ;
              dct:publisher <%1$sagencies/mae> ; dct:language "Tiếng Việt" ;
              dct:accrualPeriodicity "hằng năm"@vi ; dct:accessRights "công khai"@vi ;
              dcat:distribution <%1$sdatasets/%2$s/distributions/lua> .
            <%1$sdatasets/%2$s/distributions/lua> a dcat:Distribution ; dct:license "CC BY 4.0" ;
                dcat:accessURL <https://example.vn/lua.csv> ;
                dcat:downloadURL <https://example.vn/lua.csv> .
            """
                .formatted(portal.baseIri(), slug),
            "Content-Type",
            "text/turtle");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

    for (String rule :
        java.util.List.of("languages", "frequency", "access-level", "licence", "format")) {
      HttpResponse<String> won =
          call(steward, "POST", path + "/draft/repairs/" + rule, "", "If-Match", "*");
      assertThat(won.statusCode()).as(rule + won.body()).isEqualTo(200);
    }

    assertThat(call(steward, "GET", path + "/draft", "").body())
        .contains("\"licence\":[\"cc-by-4.0\"]")
        .contains("\"accessLevel\":[\"open\"]")
        .contains("\"frequency\":[\"ANNUAL\"]")
        .contains("\"languages\":[\"vi\"]")
        .doesNotContain("\"rule\":\"format\"")
        .doesNotContain("\"rule\":\"media-type\"");
  }

  @Test
  void notifications_areReadAndMarkedByProgram() {
    TestPerson follower = portal.signIn("Người theo dõi", Map.of());
    String theirs = token(follower);
    portal
        .context()
        .getBean(Notifications.class)
        .create(
            java.util.List.of(follower.person().id()),
            new Notifications.Notice(java.util.Optional.empty(), "Tin thử", "A test", "/desk"),
            java.time.Instant.now());

    assertThat(call(theirs, "GET", "/api/notifications", "").body())
        .contains("\"unseen\":1")
        .contains("Tin thử")
        .contains("\"seen\":false");
    assertThat(call(theirs, "POST", "/api/notifications/seen", "").statusCode()).isEqualTo(204);
    assertThat(call(theirs, "GET", "/api/notifications", "").body())
        .contains("\"unseen\":0")
        .contains("\"seen\":true");
    assertThat(call("", "POST", "/api/notifications/seen", "").statusCode()).isEqualTo(401);
  }

  private static java.util.List<String> lines(String nTriples, String property) {
    return nTriples
        .lines()
        .filter(line -> line.contains(property))
        .map(line -> line.substring(line.indexOf(property)))
        .sorted()
        .toList();
  }

  @Test
  void everythingTheFormDoes_isDoneByProgram() {
    String slug = draft();
    String path = "/api/datasets/" + slug;
    call(steward, "PUT", path + "/files/lua.csv", "tỉnh,năm,sản lượng (tấn)\nHuế,2024,12\n");

    HttpResponse<String> described =
        call(
            steward,
            "PUT",
            path + "/draft/files/lua.csv",
            "{\"titleVi\": \"Lúa\", \"columns\": [{\"name\": \"năm\", \"titleVi\": \"Năm thu hoạch\"}]}",
            "If-Match",
            "*");
    assertThat(described.statusCode()).as(described.body()).isEqualTo(200);
    assertThat(
            call(
                    steward,
                    "PUT",
                    path + "/draft/files/lua.csv",
                    "{\"columns\": [{\"name\": \"không có\"}]}",
                    "If-Match",
                    "*")
                .statusCode())
        .isEqualTo(422);
    HttpResponse<String> linked =
        call(
            steward,
            "POST",
            path + "/draft/links",
            "{\"url\": \"https://example.vn/x.csv\", \"title\": \"Nơi khác\"}",
            "If-Match",
            "*");
    assertThat(linked.body()).contains("Nơi khác").contains("\"id\":\"link-");
    String id = linked.body().replaceAll("(?s).*\"id\":\"(link-[^\"]*)\".*", "$1");
    assertThat(
            call(
                    steward,
                    "POST",
                    path + "/draft/links",
                    "{\"url\": \"javascript:alert(1)\"}",
                    "If-Match",
                    "*")
                .statusCode())
        .isEqualTo(422);
    assertThat(call(steward, "DELETE", path + "/draft/links/" + id, "", "If-Match", "*").body())
        .doesNotContain("Nơi khác");
    assertThat(
            call(
                    editor,
                    "POST",
                    path + "/draft/comments",
                    "{\"field\": \"titleVi\", \"text\": \"Rõ hơn nhé\"}")
                .body())
        .contains("Rõ hơn nhé");
    assertThat(
            call(steward, "PATCH", path, "{\"slug\": \"" + slug + "-moi\"}", "If-Match", "*")
                .body())
        .contains("\"slug\":\"" + slug + "-moi\"");
    assertThat(call(steward, "POST", path + "-moi/publish", "{}").statusCode()).isEqualTo(200);
    assertThat(portal.get("/datasets/" + slug + "-moi.ttl").body())
        .contains("Năm thu hoạch")
        .contains("unitText")
        .contains("\"tấn\"")
        .contains("csvw#datatype")
        .contains("codeList")
        .contains("vocab/places/");

    String file = "/datasets/" + slug + "-moi/files/lua.csv";
    assertThat(portal.get(file).headers().allValues("Link"))
        .anyMatch(link -> link.contains("<lua.csv-metadata.json>; rel=\"describedby\""));
    HttpResponse<String> columns = portal.get(file + "-metadata.json");
    assertThat(columns.headers().firstValue("Content-Type")).contains("application/csvm+json");
    assertThat(columns.body())
        .contains("http://www.w3.org/ns/csvw")
        .contains("Năm thu hoạch")
        .contains("\"datatype\":\"gYear\"")
        .contains("\"schema:unitText\":\"tấn\"");
    assertThat(portal.get("/datasets/power-plants/files/x.csv-metadata.json").statusCode())
        .isEqualTo(404);

    HttpResponse<String> copied =
        call(steward, "POST", "/api/datasets?agency=mae&copy=" + slug + "-moi", "");
    assertThat(copied.statusCode()).as(copied.body()).isEqualTo(201);
    assertThat(copied.body()).contains("-moi-copy").doesNotContain("lua.csv");

    assertThat(call(stranger, "PUT", path + "-moi/follow", "").statusCode()).isEqualTo(204);
    assertThat(call(stranger, "DELETE", path + "-moi/follow", "").statusCode()).isEqualTo(204);
    assertThat(call("", "PUT", path + "-moi/follow", "").statusCode()).isEqualTo(401);
    assertThat(
            call(editor, "PUT", "/api/agencies/mae/review-rule", "{\"secondReviewer\": true}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            call(steward, "PUT", "/api/agencies/mae/review-rule", "{\"secondReviewer\": false}")
                .statusCode())
        .isEqualTo(204);
    // A dry run of a withdrawal withdraws nothing.
    assertThat(
            call(steward, "POST", path + "-moi/withdraw?dry-run=true", "{\"reason\": \"thử\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(portal.get("/datasets/" + slug + "-moi").statusCode()).isEqualTo(200);
  }

  @Test
  void secondPairOfEyes_isNeverTheFirst() {
    // The setting is another agency's, so that no other test is held up by it.
    TestPerson one = portal.signIn("Người thứ nhất", Map.of("moet", Role.STEWARD));
    TestPerson two = portal.signIn("Người thứ hai", Map.of("moet", Role.STEWARD));
    assertThat(one.post("/desk/agencies/moet", "secondReviewer", "yes").statusCode())
        .isEqualTo(303);
    String slug = slug();
    String first = token(one);
    String second = token(two);
    call(first, "POST", "/api/datasets", FIELDS.formatted(slug).replace("\"mae\"", "\"moet\""));

    assertThat(call(first, "POST", "/api/datasets/" + slug + "/publish", "{}").statusCode())
        .isEqualTo(409);
    assertThat(call(first, "POST", "/api/datasets/" + slug + "/submit", "").statusCode())
        .isEqualTo(200);
    assertThat(call(first, "POST", "/api/datasets/" + slug + "/publish", "{}").statusCode())
        .isEqualTo(403);
    HttpResponse<String> published =
        call(second, "POST", "/api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
  }

  @Test
  void timeToCome_waits() {
    String slug = draft();

    HttpResponse<String> accepted =
        call(
            steward,
            "POST",
            "/api/datasets/" + slug + "/publish",
            "{\"at\": \"2099-01-01T00:00:00Z\"}");

    assertThat(accepted.body()).contains("\"state\":\"scheduled\"");
    assertThat(portal.get("/datasets/" + slug).statusCode()).isEqualTo(404);
  }

  @Test
  void unknownField_isNamed() {
    HttpResponse<String> refused =
        call(steward, "POST", "/api/datasets", "{\"agency\": \"mae\", \"titel\": \"x\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("titel");
  }

  private static String draft() {
    String slug = slug();
    HttpResponse<String> created = call(steward, "POST", "/api/datasets", FIELDS.formatted(slug));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return slug;
  }

  private static String slug() {
    return "thu-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static HttpResponse<String> call(
      String token, String method, String path, String body, String... headers) {
    return portal.call(token, method, path, body, headers);
  }
}
