package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.catalog.Datasets;
import vn.sen.testing.RunningPortal;

class ValidationIT {
  private static final String DOCUMENT =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      <https://judged.example/a> a dcat:Dataset ;
        dct:title "Quả cân"@vi ;
        dct:language "vi" .
      """;

  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  @Test
  void document_isJudgedAndNotSaved() {
    int before = portal.context().getBean(Datasets.class).listSlugs().size();

    HttpResponse<String> response = post("/api/validate", "text/turtle", DOCUMENT);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains(
            "\"acceptable\":false",
            "dataset-language-iri",
            "\"line\":5",
            "authority/language/VIE",
            "\"repaired\":");
    assertThat(portal.context().getBean(Datasets.class).listSlugs()).hasSize(before);
  }

  @Test
  void otherProfile_judgesByItsOwnShapes() {
    HttpResponse<String> response = post("/api/validate?profile=dcat-ap", "text/turtle", DOCUMENT);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"profile\":\"dcat-ap\"").contains("\"vi\":");
  }

  @Test
  void personInADescription_isWarnedOf_andKeepsNothingOut() {
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        <https://judged.example/b> a dcat:Dataset ;
          dct:title "Quả cân"@vi ;
          dct:description "Hỏi ông Nguyễn Văn Bình."@vi ;
          dcat:contactPoint [ a vcard:Kind ; vcard:fn "Phòng Đo lường"@vi ;
            vcard:hasTelephone <tel:+84912345678> ] .
        """;

    HttpResponse<String> response = post("/api/validate", "text/turtle", document);

    assertThat(response.body())
        .contains("personal-data-phone", "personal-data-person-name", "\"severity\":\"warning\"")
        .contains("Có thể là dữ liệu cá nhân: số điện thoại", "This may be personal data")
        .contains("\"line\":6", "\"line\":8");
    assertThat(
            post(
                    "/validate?lang=en",
                    "application/x-www-form-urlencoded",
                    "syntax=ttl&profile=dcat-vn&document="
                        + URLEncoder.encode(document, StandardCharsets.UTF_8))
                .body())
        .contains("This may be personal data: phone number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/turtle | 400 | `<a> <b> .`",
        "text/turtle | 422 | `<a> <b> <c> .`",
        "text/turtle | 422 | ``",
        "application/ld+json | 400 | `{\"@context\": \"https://contexts.example/\"}`",
        "application/ld+json | 400 | `[[[[`",
        "application/rdf+xml | 400 | `<!DOCTYPE x [<!ENTITY e SYSTEM"
            + " \"file:///etc/hostname\">]><x>&e;</x>`",
        "application/pdf | 415 | `%PDF`",
        "text/html | 415 | `<p>`",
      })
  void badDocument_isToldAsWhatItIs(String type, int status, String document) {
    HttpResponse<String> response = post("/api/validate", type, document == null ? "" : document);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .contains("application/problem+json");
  }

  @Test
  void badDocument_isToldWithItsPlaceForPrograms() {
    assertThat(post("/api/validate", "text/turtle", "<a> <b>\n  <c> ;; .\n<d> }").body())
        .contains("\"line\":3,\"column\":5");
  }

  @Test
  void unknownProfile_isRefused() {
    assertThat(post("/api/validate?profile=x", "text/turtle", DOCUMENT).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "vi, Ngôn ngữ được ghi bằng chữ, 'Dòng 5, cột'",
    "en, The language is given as text, 'Line 5, column'"
  })
  void page_showsTheReportInTheReadersLanguage(String language, String words, String place) {
    HttpResponse<String> response =
        post(
            "/validate?lang=" + language,
            "application/x-www-form-urlencoded",
            "syntax=ttl&profile=dcat-vn&document="
                + URLEncoder.encode(DOCUMENT, StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains(words, place, "authority/language/VIE");
  }

  @Test
  void page_tellsWhyADocumentCannotBeRead() {
    HttpResponse<String> response =
        post(
            "/validate",
            "application/x-www-form-urlencoded",
            "syntax=ttl&profile=dcat-vn&document=%3Ca%3E%20%3Cb%3E%20.");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Dòng 1, cột");
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    return portal.send(
        portal
            .request(path, "Content-Type", type, "Origin", portal.baseIri().replaceAll("/$", ""))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
