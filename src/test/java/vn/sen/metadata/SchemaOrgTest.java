package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaOrgTest {
  private static final SchemaOrg SCHEMA_ORG =
      new SchemaOrg(Seeds.BASE, new CodeLists(Seeds.BASE), ObjectMapper.getDefault());
  private static final DatasetMapper MAPPER = new DatasetMapper(Seeds.BASE);

  @Test
  void dataset_saysWhatSearchEnginesRead() {
    Description description = Seeds.read("datasets/30-airports-air-navigation.ttl");

    JsonObject json =
        Json.createReader(
                new StringReader(
                    SCHEMA_ORG.jsonLd(MAPPER.map(description), description, Locale.ENGLISH)))
            .readObject();

    assertThat(json.getString("@type")).isEqualTo("Dataset");
    assertThat(json.getString("name"))
        .isEqualTo("Airports, runways, navigation aids and air routes");
    assertThat(json.getString("license")).isEqualTo("https://unlicense.org/");
    assertThat(json.getString("temporalCoverage")).isEqualTo("2014/2026");
    assertThat(json.getJsonObject("creator").getString("name")).isEqualTo("OurAirports");
    assertThat(json.getJsonObject("publisher").getString("name")).isEqualTo("Sen open-data portal");
    assertThat(json.getJsonObject("maintainer").getString("name"))
        .isEqualTo("Ministry of Construction");
    JsonObject csv = json.getJsonArray("distribution").getJsonObject(0);
    assertThat(csv.getString("@type")).isEqualTo("DataDownload");
    assertThat(csv.getString("encodingFormat")).isEqualTo("text/csv");
    assertThat(csv.getString("contentUrl"))
        .isEqualTo(Seeds.BASE.file("airports-air-navigation", "transport-airports-vn.csv"));
    assertThat(csv.getString("sha256")).hasSize(64);
    assertThat(json).containsKeys("includedInDataCatalog", "keywords", "isAccessibleForFree");
  }

  @Test
  void foreignDataset_isToldByItsOwnNamesAndShapes() {
    Description description = Seeds.readWholeDcat3();

    JsonObject json =
        Json.createReader(
                new StringReader(
                    SCHEMA_ORG.jsonLd(MAPPER.map(description), description, Locale.of("vi"))))
            .readObject();

    assertThat(json.getJsonObject("publisher").getString("name")).isEqualTo("Sở Nông nghiệp ví dụ");
    JsonObject place = json.getJsonObject("spatialCoverage");
    assertThat(place.getString("name")).isEqualTo("Đồng bằng sông Hồng");
    assertThat(place.getJsonObject("geo").getString("@type")).isEqualTo("GeoShape");
    assertThat(place.getJsonObject("geo").getString("box")).isEqualTo("20.5 105.2 21.4 106.1");
    assertThat(json.getString("isBasedOn")).endsWith("/ds/tram");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(105.8 21.03) | 21.03 105.8 21.03 105.8",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> point (105 21) | 21.0 105.0 21.0 105.0",
        "MULTIPOLYGON(((1 2,3 4,1 2)),((-5 6,7 8,-5 6))) | 2.0 -5.0 8.0 7.0",
        "POLYGON((1000 2,3 4,1 2)) | ",
        "<http://www.opengis.net/def/crs/EPSG/0/32648> POINT(585000 2325000) | ",
        "not a shape | ",
        "POINT() | "
      })
  void wellKnownText_isReadAsABox(String text, String box) {
    assertThat(
            Geometry.read(text)
                .filter(Geometry::isInDegrees)
                .map(Geometry::box)
                .map(b -> b.south() + " " + b.west() + " " + b.north() + " " + b.east())
                .orElse(null))
        .isEqualTo(box);
  }

  @Test
  void text_cannotEndTheScriptElement() {
    Description description =
        new DescriptionReader()
            .read(
                """
                <http://localhost:8080/datasets/x> a <http://www.w3.org/ns/dcat#Dataset> ;
                  <http://purl.org/dc/terms/title> "</script><!-- & \\u2028\\u2029"@vi .
                """,
                RdfSyntax.TURTLE,
                Seeds.BASE.value(),
                "datasets/x");

    String json =
        SCHEMA_ORG.jsonLd(MAPPER.map(description), description, Locale.forLanguageTag("vi"));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(Json.createReader(new StringReader(json)).readObject().getString("name"))
        .isEqualTo("</script><!-- & \u2028\u2029");
  }
}
