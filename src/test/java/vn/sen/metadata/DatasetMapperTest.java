package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetMapperTest {
  private final DatasetMapper mapper = new DatasetMapper(Seeds.BASE);

  @Test
  void oddValues_areLeftOut() {
    DatasetView view =
        map(
            """
            dct:title <http://not/a/text> ; dct:publisher "text" , [ ] ; dcat:theme "energy" ;
            dct:temporal "1990" , [ dcat:startDate [ ] ] ; dcat:contactPoint "nobody" ;
            dct:spatial [ ] ; dcat:distribution "text" , [
              dcat:byteSize "many" ; spdx:checksum "abc" , [ spdx:checksumValue "00" ] ;
              dcat:downloadURL "no address" ; dct:format [ ] ; dct:license "free" ] .
            """);

    assertThat(view.title().values()).containsOnlyKeys("");
    assertThat(view.agency()).isEmpty();
    assertThat(view.themes()).isEmpty();
    assertThat(view.temporal()).isEmpty();
    assertThat(view.contacts()).isEmpty();
    assertThat(view.distributions())
        .singleElement()
        .satisfies(
            distribution -> {
              assertThat(distribution.iri()).startsWith("_:");
              assertThat(distribution.sizeBytes()).isEmpty();
              assertThat(distribution.sha256()).isEmpty();
              assertThat(distribution.format()).isEmpty();
              assertThat(distribution.licence()).isEmpty();
              assertThat(distribution.downloadUrl()).contains("no address");
              assertThat(distribution.fileName()).isEmpty();
            });
  }

  @Test
  void olderForms_areRead() {
    DatasetView view =
        map(
            """
            rdfs:label "Old"@EN ; dct:temporal [ schema:startDate "1990" ; schema:endDate "1999" ] ;
            dcat:contactPoint [ vcard:fn "Office" ; vcard:hasEmail <mailto:office@example.org> ;
              vcard:hasTelephone [ vcard:hasValue <tel:+84-24-1> ] ] ;
            owl:versionInfo "2" ;
            dcat:distribution [ dcat:byteSize "1200.0"^^<http://www.w3.org/2001/XMLSchema#decimal> ;
              dct:format [ rdfs:label "csv" ] ; dct:rights "By them" ;
              spdx:checksum [ spdx:algorithm "SHA-256" ; spdx:checksumValue "AB" ] ] .
            """);

    assertThat(view.title().in(Locale.ENGLISH)).isEqualTo("Old");
    assertThat(view.temporal())
        .containsExactly(new DatasetView.Period(Optional.of("1990"), Optional.of("1999")));
    assertThat(view.version()).contains("2");
    assertThat(view.contacts())
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.email()).contains("office@example.org");
              assertThat(contact.telephone()).contains("+84-24-1");
            });
    assertThat(view.distributions())
        .singleElement()
        .satisfies(
            distribution -> {
              assertThat(distribution.sizeBytes()).contains(1200L);
              assertThat(distribution.format()).isEqualTo("CSV");
              assertThat(distribution.sha256()).contains("ab");
              assertThat(distribution.attribution()).contains("By them");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "dct:format <http://publications.europa.eu/resource/authority/file-type/XLSX>, XLSX",
    "dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>, CSV",
    "dcat:mediaType <https://www.iana.org/assignments/media-types/application/geo+json>, GEOJSON",
    "dcat:mediaType \"application/json;charset=utf-8\", JSON",
    "dct:format \"text/tab-separated-values\", TSV",
    "dct:format \"Shapefile\", SHAPEFILE",
    "dct:format <https://www.iana.org/assignments/media-types/application/vnd.ms-excel>, XLS",
  })
  void format_isAShortLabel(String statement, String expected) {
    DatasetView view = map("dcat:distribution [ " + statement + " ] .");

    assertThat(view.distributions())
        .extracting(DatasetView.Distribution::format)
        .containsExactly(expected);
  }

  @Test
  void fileName_isDecoded_whenThePortalHoldsTheFile() {
    DatasetView view =
        map(
            """
            dcat:distribution <d/distributions/so-lieu-csv> .
            <d/distributions/so-lieu-csv>
              dcat:downloadURL <d/files/S%E1%BB%91%20li%E1%BB%87u+1.csv> .
            """);

    assertThat(view.distributions())
        .singleElement()
        .satisfies(
            distribution -> {
              assertThat(distribution.id()).isEqualTo("so-lieu-csv");
              assertThat(distribution.fileName()).contains("Số liệu+1.csv");
            });
  }

  private DatasetView map(String statements) {
    String prefixes =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX schema: <http://schema.org/>
        PREFIX spdx: <http://spdx.org/rdf/terms#>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        """;
    return mapper.map(
        new DescriptionReader()
            .read(
                prefixes + "<d> a dcat:Dataset ; " + statements,
                RdfSyntax.TURTLE,
                Seeds.BASE.dataset(""),
                "d"));
  }
}
