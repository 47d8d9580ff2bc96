package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SchemaOrgTest {
  private static final SchemaOrg SCHEMA_ORG =
      new SchemaOrg(Seeds.BASE, new CodeLists(Seeds.BASE), ObjectMapper.getDefault());
  private static final DatasetMapper MAPPER = new DatasetMapper(Seeds.BASE);

  @Test
  void dataset_saysWhatSearchEnginesRead() {
    Description description = Seeds.read("datasets/30-airports-air-navigation.ttl");

    JsonObject json =
        Json.createReader(
                new StringReader(SCHEMA_ORG.jsonLd(MAPPER.map(description), Locale.ENGLISH)))
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

    String json = SCHEMA_ORG.jsonLd(MAPPER.map(description), Locale.forLanguageTag("vi"));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(Json.createReader(new StringReader(json)).readObject().getString("name"))
        .isEqualTo("</script><!-- & \u2028\u2029");
  }
}
