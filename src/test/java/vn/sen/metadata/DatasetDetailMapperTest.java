package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.metadata.DatasetDetail.Fact;
import vn.sen.metadata.DatasetDetail.Section;

/** All of DCAT 3 is in the section where a reader looks for it. */
class DatasetDetailMapperTest {
  private static final String HOME = "https://du-lieu.vi-du.vn/";
  private static final DatasetDetail DETAIL = new DatasetDetailMapper().map(Seeds.readWholeDcat3());

  @ParameterizedTest
  @CsvSource({
    "FIT, http://purl.org/dc/terms/spatial, Đồng bằng sông Hồng",
    "FIT, http://www.w3.org/ns/dcat#centroid, '21° B; 105,6° Đ'",
    "FIT, http://www.w3.org/ns/locn#geometry, 'Điểm: 21,03° B; 105,8° Đ'",
    "FIT, http://www.w3.org/ns/dcat#temporalResolution, 1 ngày",
    "FIT, http://www.w3.org/ns/dcat#spatialResolutionInMeters, 5 km",
    "FIT, http://purl.org/dc/terms/conformsTo, https://tieu-chuan.vi-du.vn/qcvn-16",
    "WHO, http://purl.org/dc/terms/publisher, Sở Nông nghiệp ví dụ",
    "WHO, http://purl.org/dc/terms/creator, Tổ đo đạc",
    "WHO, http://www.w3.org/ns/prov#qualifiedAttribution, Sở Nông nghiệp ví dụ",
    "WHO, http://www.w3.org/ns/prov#wasGeneratedBy, Nhập sổ",
    "WHO, http://purl.org/dc/terms/provenance, Từ sổ quan trắc giấy",
    "METADATA, http://www.w3.org/ns/dcat#version, 2.1",
    "METADATA, http://www.w3.org/ns/adms#versionNotes, Sửa số liệu tháng 7",
    "METADATA, http://www.w3.org/ns/adms#status, http://purl.org/adms/status/Completed"
  })
  void statement_isInItsSection(Section section, String property, String words) {
    assertThat(words(DETAIL.in(section), property)).containsExactly(words);
  }

  @Test
  void bbox_isAmongThePlaces() {
    assertThat(words(DETAIL.in(Section.FIT), "http://www.w3.org/ns/dcat#bbox").getFirst())
        .startsWith("20,5° B – ");
  }

  @Test
  void factsOfAFile_areItsOwn() {
    List<Fact> facts = DETAIL.of(HOME + "ds/mua-2024/csv");

    assertThat(words(facts, "http://spdx.org/rdf/terms#checksum").getFirst())
        .startsWith("SHA256 e3b0c442");
    assertThat(words(facts, "http://www.w3.org/ns/dcat#accessService"))
        .containsExactly(HOME + "sv/api");
    assertThat(words(facts, "http://www.w3.org/ns/adms#status"))
        .containsExactly("http://purl.org/adms/status/Completed");
  }

  @Test
  void links_leadToSeriesVersionsServicesAndSources() {
    assertThat(DETAIL.links())
        .contains(
            new ResourceLink(ResourceLink.IN_SERIES, HOME + "series/mua"),
            new ResourceLink(ResourceLink.PREVIOUS_VERSION, HOME + "ds/mua-2024-v2"),
            new ResourceLink(ResourceLink.HAS_VERSION, HOME + "ds/mua-2024-v21"),
            new ResourceLink(ResourceLink.DERIVED_FROM, HOME + "ds/tram"),
            new ResourceLink(ResourceLink.ACCESS_SERVICE, HOME + "sv/api"));
    assertThat(DETAIL.relations())
        .extracting(DatasetDetail.Relation::role, relation -> relation.target().iri())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "http://www.iana.org/assignments/relation/related", HOME + "ds/tram"));
  }

  private static List<String> words(List<Fact> facts, String property) {
    return facts.stream()
        .filter(fact -> fact.property().equals(property))
        .flatMap(fact -> fact.values().stream())
        .map(value -> value.text().isEmpty() ? value.iri() : value.text().in(Locale.of("vi")))
        .toList();
  }
}
