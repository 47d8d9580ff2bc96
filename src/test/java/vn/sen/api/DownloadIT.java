package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

/** Downloads, whole and in parts. */
class DownloadIT {
  private static final String NAME = "Đơn vị hành chính.csv";
  private static final String PATH =
      "/datasets/downloads/files/%C4%90%C6%A1n%20v%E1%BB%8B%20h%C3%A0nh%20ch%C3%ADnh.csv";

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static byte[] content;
  private static String sha256;

  @BeforeAll
  static void storeFile() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    // Larger than any buffer on the way, and no two parts alike.
    StringBuilder text = new StringBuilder("mã,tên\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(",Xã số ").append(i).append('\n');
    }
    content = text.toString().getBytes(StandardCharsets.UTF_8);
    StoredContent stored =
        portal.context().getBean(DataFiles.class).store(new ByteArrayInputStream(content));
    sha256 = stored.sha256();
    publish();
    portal
        .context()
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                "downloads",
                NAME,
                "text/csv",
                stored.sizeBytes(),
                sha256,
                Instant.parse("2026-11-01T08:00:00.5Z")));
  }

  private static void publish() {
    var context = portal.context();
    Description description =
        context
            .getBean(DescriptionReader.class)
            .read(
                """
                PREFIX dcat: <http://www.w3.org/ns/dcat#>
                PREFIX dct: <http://purl.org/dc/terms/>
                PREFIX spdx: <http://spdx.org/rdf/terms#>
                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                <datasets/downloads> a dcat:Dataset ; dct:identifier "downloads" ;
                  dct:title "Để tải"@vi ; dct:publisher <agencies/moh> ;
                  dct:accessRights <vocab/access-levels/open> ;
                  dcat:distribution <datasets/downloads/distributions/d> .
                <datasets/downloads/distributions/d> a dcat:Distribution ; dct:title "Tệp"@vi ;
                  dcat:downloadURL <%s> ;
                  dcat:byteSize "%d"^^xsd:nonNegativeInteger ;
                  spdx:checksum [ a spdx:Checksum ;
                    spdx:algorithm spdx:checksumAlgorithm_sha256 ;
                    spdx:checksumValue "%s"^^xsd:hexBinary ] .
                """
                    .formatted(PATH.substring(1), content.length, sha256),
                RdfSyntax.TURTLE,
                portal.baseIri(),
                portal.baseIri() + "datasets/downloads");
    portal.publish(description);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  private static HttpResponse<byte[]> get(String... headers) {
    return portal.send(
        portal.request(PATH, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void wholeFile_hasItsBytesAndHeaders() {
    HttpResponse<byte[]> response = get();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(content);
    assertThat(header(response, "Content-Length")).isEqualTo("" + content.length);
    assertThat(header(response, "Content-Type")).isEqualTo("text/csv");
    assertThat(header(response, "ETag")).isEqualTo("\"" + sha256 + "\"");
    assertThat(header(response, "Last-Modified")).isEqualTo("Sun, 1 Nov 2026 08:00:00 GMT");
    assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Don vi hanh chinh.csv\";"
                + " filename*=UTF-8''%C4%90%C6%A1n%20v%E1%BB%8B%20h%C3%A0nh%20ch%C3%ADnh.csv");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void head_hasTheHeadersOnly() {
    HttpResponse<String> response = portal.send("HEAD", PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Content-Length")).isEqualTo("" + content.length);
    assertThat(header(response, "ETag")).isEqualTo("\"" + sha256 + "\"");
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-0, 0, 1", "bytes=100000-299999, 100000, 300000", "bytes=5-, 5, -1"})
  void range_isThatPartOnly(String range, int from, int to) {
    int end = to < 0 ? content.length : to;

    HttpResponse<byte[]> response = get("Range", range);

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(Arrays.copyOfRange(content, from, end));
    assertThat(header(response, "Content-Range"))
        .isEqualTo("bytes " + from + "-" + (end - 1) + "/" + content.length);
    assertThat(header(response, "Content-Length")).isEqualTo("" + (end - from));
  }

  @Test
  void suffixRange_isTheEnd() {
    assertThat(get("Range", "bytes=-10").body())
        .isEqualTo(Arrays.copyOfRange(content, content.length - 10, content.length));
  }

  @Test
  void severalRanges_comeAsMultipart() {
    HttpResponse<byte[]> response = get("Range", "bytes=100-104,0-1");

    String boundary = sha256.substring(0, 32);
    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(header(response, "Content-Type"))
        .isEqualTo("multipart/byteranges; boundary=" + boundary);
    String expected =
        """

        --%1$s
        Content-Type: text/csv
        Content-Range: bytes 100-104/%2$d

        %3$s
        --%1$s
        Content-Type: text/csv
        Content-Range: bytes 0-1/%2$d

        %4$s
        --%1$s--
        """
            .replace("\n", "\r\n")
            .formatted(
                boundary,
                content.length,
                new String(content, 100, 5, StandardCharsets.UTF_8),
                new String(content, 0, 2, StandardCharsets.UTF_8));
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(expected);
    assertThat(header(response, "Content-Length")).isEqualTo("" + response.body().length);
  }

  @Test
  void rangeBeyondTheEnd_isToldWithTheSize() throws IOException {
    HttpResponse<byte[]> response = get("Range", "bytes=99999999-", "Accept-Language", "en");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Content-Range")).isEqualTo("bytes */" + content.length);
    JsonNode problem =
        portal.context().getBean(JsonMapper.class).readValue(response.body(), JsonNode.class);
    assertThat(problem.get("detail").getStringValue())
        .isEqualTo("The file has " + content.length + " bytes; the range lies outside.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines=1-2", "bytes=9-1", "bytes=x"})
  void rangeThatIsNone_isIgnored(String range) {
    assertThat(get("Range", range).statusCode()).isEqualTo(200);
  }

  @Test
  void ifRange_guardsAgainstAnotherVersion() {
    String tag = "\"" + sha256 + "\"";
    String date = "Sun, 01 Nov 2026 08:00:00 GMT";

    assertThat(get("Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(get("Range", "bytes=0-1", "If-Range", date).statusCode()).isEqualTo(206);
    assertThat(get("Range", "bytes=0-1", "If-Range", "\"old\"").statusCode()).isEqualTo(200);
    assertThat(get("Range", "bytes=0-1", "If-Range", "W/" + tag).statusCode()).isEqualTo(200);
    assertThat(get("Range", "bytes=0-1", "If-Range", "Sun, 01 Nov 2020 08:00:00 GMT").statusCode())
        .isEqualTo(200);
  }

  @Test
  void conditions_areKept() {
    String tag = "\"" + sha256 + "\"";

    assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("If-None-Match", "*").statusCode()).isEqualTo(304);
    assertThat(get("If-None-Match", "\"old\"").statusCode()).isEqualTo(200);
    assertThat(get("If-Match", tag).statusCode()).isEqualTo(200);
    assertThat(get("If-Match", "\"old\"").statusCode()).isEqualTo(412);
    assertThat(get("If-Modified-Since", "Sun, 01 Nov 2026 08:00:00 GMT").statusCode())
        .isEqualTo(304);
    assertThat(get("If-Modified-Since", "Sun, 01 Nov 2020 08:00:00 GMT").statusCode())
        .isEqualTo(200);
    assertThat(get("If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    assertThat(get("If-Unmodified-Since", "Sun, 01 Nov 2020 08:00:00 GMT").statusCode())
        .isEqualTo(412);
  }

  @Test
  void shippedFiles_haveTheChecksumTheyAreDescribedWith()
      throws IOException, NoSuchAlgorithmException {
    JsonMapper json = portal.context().getBean(JsonMapper.class);
    JsonNode page =
        json.readValue(
            portal.get("/api/datasets?status=available&size=100").body(), JsonNode.class);
    int files = 0;
    for (JsonNode item : page.get("items").values()) {
      JsonNode dataset =
          json.readValue(
              portal.get("/api/datasets/" + item.get("slug").getStringValue()).body(),
              JsonNode.class);
      for (JsonNode distribution : dataset.get("distributions").values()) {
        String url = distribution.get("downloadUrl").getStringValue();
        HttpResponse<byte[]> response =
            portal.send(
                portal.request("/" + url.substring(portal.baseIri().length())).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).as(url).isEqualTo(200);
        assertThat(response.body()).hasSize(distribution.get("sizeBytes").getIntValue());
        assertThat(
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(response.body())))
            .isEqualTo(distribution.get("sha256").getStringValue());
        files++;
      }
    }
    assertThat(files).isPositive();
  }
}
