package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.testing.RunningPortal;

/** Every form in which descriptions leave the portal, as clients ask for it. */
class MetadataOutIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  @Test
  void jsonLd_namesTheContextThatThePortalServes() throws Exception {
    String document = portal.get("/datasets/power-plants.jsonld").body();
    JsonObject json = json(document);
    String context = portal.get("/context.jsonld").body();

    assertThat(json.getString("@context")).isEqualTo(portal.baseIri() + "context.jsonld");
    assertThat(json.toString()).contains("\"title\":{", "\"vi\":\"Nhà máy điện");
    JsonArray expanded =
        com.apicatalog.jsonld.JsonLd.expand(
                JsonDocument.of(
                    new StringReader(
                        document.replace(
                            "\"" + portal.baseIri() + "context.jsonld\"",
                            json(context).get("@context").toString()))))
            .get();
    assertThat(expanded.toString()).contains("http://purl.org/dc/terms/title");
  }

  @Test
  void croissant_describesFilesAndColumns() throws Exception {
    HttpResponse<String> response = portal.get("/datasets/exchange-rates/croissant.jsonld");
    JsonObject croissant = json(response.body());

    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .contains("application/ld+json", "http://mlcommons.org/croissant/1.1");
    assertThat(croissant.getString("conformsTo")).isEqualTo("http://mlcommons.org/croissant/1.1");
    assertThat(croissant.getString("version")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(croissant.getString("citeAs")).startsWith("@misc{exchange-rates,");
    assertThat(croissant.getJsonArray("usageInfo")).isNotEmpty();
    JsonObject file = croissant.getJsonArray("distribution").getJsonObject(0);
    assertThat(file.getString("@type")).isEqualTo("cr:FileObject");
    byte[] bytes =
        portal
            .send(
                HttpRequest.newBuilder(URI.create(file.getString("contentUrl"))).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(file.getString("sha256"));
    JsonArray fields = croissant.getJsonArray("recordSet").getJsonObject(0).getJsonArray("field");
    String header = new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    assertThat(fields.getValuesAs(JsonObject.class))
        .extracting(field -> field.getString("name"))
        .containsExactly(header.replace("\uFEFF", "").split(","));
    assertThat(fields.getValuesAs(JsonObject.class))
        .filteredOn(field -> field.getString("name").equals("rate"))
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.getString("dataType")).isEqualTo("sc:Float");
              assertThat(field.getJsonObject("source").getJsonObject("fileObject").getString("@id"))
                  .isEqualTo(file.getString("@id"));
            });
  }

  @Test
  void targets_areAListInRdf() {
    HttpResponse<String> response = portal.get("/targets", "Accept", "application/n-triples");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().lines().filter(line -> line.contains("rdf-schema#member>")))
        .hasSize(50);
    assertThat(response.body()).contains("<" + portal.baseIri() + "targets/50> ");
    assertThat(portal.get("/targets", "Accept", "text/html").body()).contains("<html");
  }

  @Test
  void dump_holdsEveryDatasetInItsGraph() throws IOException {
    HttpResponse<byte[]> response =
        portal.send(
            portal.request("/catalog.nq.gz").build(), HttpResponse.BodyHandlers.ofByteArray());

    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(response.body())),
                StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().toList();
      assertThat(all).allMatch(line -> line.endsWith("> ."));
      assertThat(all)
          .anyMatch(
              line ->
                  line.contains("<http://purl.org/dc/terms/title>")
                      && line.endsWith("<" + portal.baseIri() + "datasets/power-plants> ."));
      assertThat(all.stream().filter(line -> line.contains("dcat#dataset>")).count())
          .isGreaterThanOrEqualTo(50);
      for (String graph : List.of("catalog", "agencies", "targets", "vocab")) {
        assertThat(all).anyMatch(line -> line.endsWith("<" + portal.baseIri() + graph + "> ."));
      }
    }
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(portal.get("/catalog.nq.gz", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void page_hasLinksForMachines() {
    HttpResponse<String> response = portal.get("/datasets/exchange-rates", "Accept", "text/html");
    String links = String.join(", ", response.headers().allValues("Link"));

    assertThat(links)
        .contains(
            "rel=\"cite-as\"",
            "<https://schema.org/Dataset>; rel=\"type\"",
            "rel=\"author\"",
            "rel=\"license\"",
            "exchange-rates-vnd-snapshots.csv>; rel=\"item\"; type=\"text/csv\"",
            "croissant.jsonld>; rel=\"describedby\"",
            ".ttl>; rel=\"alternate describedby\"");
    assertThat(
            portal
                .get(
                    "/datasets/exchange-rates/files/finance-banking-exchange-rates-vnd-snapshots.csv")
                .headers()
                .firstValue("Link"))
        .contains("</datasets/exchange-rates>; rel=\"collection\"; type=\"text/html\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ttl, text/turtle",
    "jsonld, application/ld+json",
    "rdf, application/rdf+xml",
    "nt, application/n-triples",
    "trig, application/trig"
  })
  void revision_answersInEverySyntax(String suffix, String type) {
    HttpResponse<String> response = portal.get("/datasets/power-plants/revisions/1." + suffix);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(response.body()).contains("power-plants");
    assertThat(portal.get("/datasets/power-plants/revisions/1", "Accept", type).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/datasets/power-plants",
        "/catalog",
        "/vocab",
        "/vocab/sectors",
        "/vocab/sectors/energy",
        "/agencies",
        "/agencies/moit",
        "/targets",
        "/targets/1",
        "/ns"
      })
  void everyFormThatALinkHeaderNames_isThere(String address) {
    HttpResponse<String> page = portal.get(address, "Accept", "text/html;q=0.1, text/turtle");

    List<String> forms =
        Pattern.compile("<([^>]+)>; rel=\"alternate describedby\"; type=\"([^\"]+)\"")
            .matcher(String.join(", ", page.headers().allValues("Link")))
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
    assertThat(forms).hasSize(5);
    for (String form : forms) {
      String[] parts = form.split(" ");
      HttpResponse<String> response =
          portal.get("/" + parts[0].substring(portal.baseIri().length()), "Accept", "*/*");
      assertThat(response.statusCode()).as(form).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(parts[1]);
    }
  }

  @Test
  void revisionThatIsNot_isNotFound() {
    assertThat(portal.get("/datasets/power-plants/revisions/999.ttl").statusCode()).isEqualTo(404);
    assertThat(portal.get("/datasets/power-plants/revisions/x.ttl").statusCode()).isEqualTo(404);
    assertThat(portal.get("/datasets/power-plants/compare?from=999").statusCode()).isEqualTo(404);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
