package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {
  private static final String AREA = "POLYGON((105 20,106 20,106 21.5,105 20))";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(105.8 21.03) | Điểm: 21,03° B; 105,8° Đ | Point: 21.03° N; 105.8° E",
        "point z (105.8 21.03 12) | Điểm: 21,03° B; 105,8° Đ | Point: 21.03° N; 105.8° E",
        "MULTIPOINT((1 2),(3 4)) | Các điểm: 2° B – 4° B; 1° Đ – 3° Đ | Points: 2° N – 4° N; 1° E –"
            + " 3° E",
        "LINESTRING(-1 -2, 3 4) | Đường: 2° N – 4° B; 1° T – 3° Đ | Line: 2° S – 4° N; 1° W – 3° E",
        "POLYGON((105 20,106 20,106 21.123456,105 20))"
            + "| Vùng (đa giác): 20° B – 21,1235° B; 105° Đ – 106° Đ"
            + "| Area (polygon): 20° N – 21.1235° N; 105° E – 106° E",
        "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(3 4,5 6))"
            + "| Nhiều hình: 2° B – 6° B; 1° Đ – 5° Đ | Several shapes: 2° N – 6° N; 1° E – 5° E",
        "SRID=4326;POINT(1 2) | Điểm: 2° B; 1° Đ | Point: 2° N; 1° E",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(21 105)"
            + "| Điểm: 21° B; 105° Đ | Point: 21° N; 105° E",
        "<http://www.opengis.net/def/crs/EPSG/0/3405> POLYGON((500000 2300000,600000 2400000,500000"
            + " 2300000))| Vùng (đa giác): x 500.000 – 600.000; y 2.300.000 – 2.400.000"
            + " (EPSG:3405)| Area (polygon): x 500,000 – 600,000; y 2,300,000 – 2,400,000"
            + " (EPSG:3405)"
      })
  void wellKnownText_isToldByKindAndExtent(String text, String vietnamese, String english) {
    LocalizedText words = Measures.words(Geometry.read(text).orElseThrow());

    assertThat(words.in(Locale.of("vi"))).isEqualTo(vietnamese);
    assertThat(words.in(Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void geoJson_isToldByKindAndExtent() {
    String text =
        """
        {"bbox": [100, 0, 101, 1], "type": "Feature", "geometry":
          {"coordinates": [[105.1, 20.1, 3], [105.9, 2.12e1]], "type": "LineString"}}
        """;

    LocalizedText words = Measures.words(Geometry.read(text).orElseThrow());

    assertThat(words.in(Locale.ENGLISH)).isEqualTo("Line: 20.1° N – 21.2° N; 105.1° E – 105.9° E");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "here",
        "POINT()",
        "POINT EMPTY",
        "POINT(1)",
        "POINT(a b)",
        "CIRCLE(1 2)",
        "POLYGON((1000 2,3 4,1 2))",
        "POINT(1 2",
        "{\"type\": \"Point\"}",
        "{\"coordinates\": [1, 2]}",
        "<gml:Point><gml:pos>1 2</gml:pos></gml:Point>"
      })
  void otherText_isNoGeometry(String text) {
    assertThat(Geometry.read(text)).isEmpty();
  }

  @Test
  void detail_hasTheGeometryInWordsAndTheTextBehindThem() {
    DatasetDetail.Value value = geometry(AREA);

    assertThat(value.text().in(Locale.ENGLISH))
        .isEqualTo("Area (polygon): 20° N – 21.5° N; 105° E – 106° E");
    assertThat(value.source()).isEqualTo(AREA);
  }

  @Test
  void detail_cutsAnEndlessGeometry() {
    String coast = "LINESTRING(" + "105.123456 20.123456, ".repeat(10_000) + "106 21)";

    DatasetDetail.Value value = geometry(coast);

    assertThat(value.text().in(Locale.ENGLISH)).startsWith("Line: ");
    assertThat(value.source()).hasSizeLessThan(2_100).endsWith("…");
  }

  @Test
  void view_knowsThePlacesAndAgentsThatADescriptionNamesItself() {
    DatasetView view = new DatasetMapper(Seeds.BASE).map(description(AREA));

    assertThat(view.ownPlaces())
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.name().in(Locale.of("vi"))).isEqualTo("Hòn Mun");
              assertThat(place.point()).contains(new GeoPoint(20.75, 105.5));
            });
    assertThat(view.makers())
        .extracting(agent -> agent.name().in(Locale.of("vi")))
        .containsExactly("Viện Hải dương học");
  }

  private static DatasetDetail.Value geometry(String text) {
    return new DatasetDetailMapper()
        .map(description(text)).in(DatasetDetail.Section.FIT).stream()
            .filter(fact -> fact.property().equals(Terms.LOCN + "geometry"))
            .flatMap(fact -> fact.values().stream())
            .findFirst()
            .orElseThrow();
  }

  private static Description description(String geometry) {
    return new DescriptionReader()
        .read(
            """
            PREFIX dcat: <http://www.w3.org/ns/dcat#>
            PREFIX dct: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX locn: <http://www.w3.org/ns/locn#>
            <http://localhost:8080/datasets/x> a dcat:Dataset ;
              dct:publisher [ a foaf:Agent ; foaf:name "Viện Hải dương học"@vi ] ;
              dct:spatial [ locn:geographicName "Hòn Mun"@vi ; locn:geometry "%s" ] .
            """
                .formatted(geometry),
            RdfSyntax.TURTLE,
            Seeds.BASE.value(),
            "datasets/x");
  }
}
