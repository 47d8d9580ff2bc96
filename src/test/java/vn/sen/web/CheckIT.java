package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.testing.RunningPortal;

/** A file that somebody tries: through the API, and through the page without scripts. */
class CheckIT {
  private static final String CSV =
      "Họ và tên,Ngày sinh,Số CCCD,Xã\n"
          + "Nguyễn Văn An,31/12/1990,001090123456,Ngọc Hà\n"
          + "Trần Thị Bình,01/02/1985,001185654321,Kim Liên\n";

  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    HttpRequest request =
        portal
            .request(path, "Content-Type", type, "Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return portal.send(request, BodyHandlers.ofString());
  }

  /** A form as a browser sends it, its file last. */
  private static HttpResponse<String> form(String path, Map<String, String> fields, String csv) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append("--sen\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append(
            "--sen\r\nContent-Disposition: form-data; name=\"file\"; filename=\"danh sách.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n")
        .append(csv)
        .append("\r\n--sen--\r\n");
    HttpRequest request =
        portal
            .request(
                path, "Content-Type", "multipart/form-data; boundary=sen", "Accept", "text/html")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return portal.send(request, BodyHandlers.ofString());
  }

  private static Map<String, String> steps(String... steps) {
    Map<String, String> fields = new LinkedHashMap<>();
    String[] headers = {"Họ và tên", "Ngày sinh", "Số CCCD", "Xã"};
    for (int i = 0; i < headers.length; i++) {
      fields.put("column." + i, headers[i]);
      fields.put("step." + i, steps[i]);
    }
    return fields;
  }

  @Test
  void api_tellsWhatAFileWouldDisclose_withoutItsValues() {
    HttpResponse<String> response = post("/api/privacy/check", "text/csv", CSV);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body())
        .contains("\"verdict\":\"blocked\"", "\"passed\":false")
        .contains("\"kind\":\"citizen_id\"", "\"sensitivity\":\"basic\"")
        .doesNotContain("001090123456", "Nguyễn Văn An");
  }

  @Test
  void api_ofACleanFile_permitsEveryLevel() {
    HttpResponse<String> response =
        post("/api/privacy/check?k=5", "text/csv; charset=utf-8", "tỉnh,sản lượng\nHuế,12\n");

    assertThat(response.body())
        .contains("\"verdict\":\"clean\"", "\"level\":\"open\",\"permitted\":true");
  }

  @Test
  void api_ofAnUnfinishedFile_answersThatItIsNotPassed() {
    HttpResponse<String> response = post("/api/privacy/check", "application/json", "[{\"a\":");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"verdict\":\"not_finished\"", "\"stop\":\"malformed\"");
  }

  @Test
  void api_refusesWhatItCannotTake_withAProblem() {
    assertThat(post("/api/privacy/check", "application/x-nothing", "x"))
        .satisfies(
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(415);
              assertThat(refused.headers().firstValue("Content-Type"))
                  .contains("application/problem+json");
            });
    assertThat(post("/api/privacy/check?k=1", "text/csv", CSV).statusCode()).isEqualTo(400);
    assertThat(post("/api/privacy/check?kk=1", "text/csv", CSV).statusCode()).isEqualTo(400);
    assertThat(post("/api/privacy/check", "multipart/form-data", CSV).statusCode()).isEqualTo(400);
    assertThat(
            post("/api/privacy/check", "multipart/form-data; boundary=x", "--x\r\nnothing")
                .statusCode())
        .isEqualTo(400);
    assertThat(portal.get("/api/privacy/check").statusCode()).isEqualTo(405);
  }

  @Test
  void largeUpload_isReadAsItComes() {
    String row = "Hà Nội,12345,678.9,ghi chú bình thường\n";
    HttpRequest request =
        portal
            .request("/api/privacy/check", "Content-Type", "text/csv")
            .POST(
                BodyPublishers.ofByteArrays(
                    () ->
                        Stream.concat(
                                Stream.of("tỉnh,số,giá,ghi chú\n"),
                                Stream.generate(() -> row.repeat(1000)).limit(800))
                            .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .iterator()))
            .build();

    HttpResponse<String> response = portal.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).contains("\"rows\":800000", "\"verdict\":\"clean\"");
  }

  @Test
  void page_showsTheReport_andProposesSteps() {
    HttpResponse<String> response = form("/check", Map.of("k", "7"), CSV);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("danh sách.csv", "Chưa thể công bố mở", "số căn cước", "name=\"step.2\"")
        .contains("value=\"7\"")
        .doesNotContain("001090123456");
  }

  @Test
  void preview_showsBothSides_andTheRiskAfter() {
    HttpResponse<String> response =
        form("/check/preview", steps("drop", "year", "drop", "keep"), CSV);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("Trước và sau khi sửa", "ngày thành năm", "31/12/1990", "1990");
  }

  @Test
  void derivedFile_isDownloaded_andNothingIsLeft() throws IOException {
    HttpResponse<String> response =
        form("/check/derived", steps("drop", "year", "pseudonymise", "keep"), CSV);

    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "derived.csv");
    assertThat(response.body())
        .startsWith("Ngày sinh,Số CCCD,Xã\r\n1990,")
        .doesNotContain("001090123456");
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("sen-trial-")))
          .isEmpty();
    }
  }

  @Test
  void formWithoutAFile_saysSo() {
    HttpRequest request =
        portal
            .request(
                "/check",
                "Content-Type",
                "multipart/form-data; boundary=sen",
                "Accept",
                "text/html")
            .POST(
                BodyPublishers.ofString(
                    "--sen\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n"
                        + "\r\n--sen--\r\n"))
            .build();

    HttpResponse<String> response = portal.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Chưa chọn tệp nào");
  }
}
