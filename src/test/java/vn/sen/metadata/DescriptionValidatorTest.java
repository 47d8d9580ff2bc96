package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptionValidatorTest {
  private static final CodeLists LISTS = new CodeLists(Seeds.BASE);
  private static final DescriptionReader READER = new DescriptionReader(Seeds.BASE);
  private static final DescriptionValidator VALIDATOR =
      new DescriptionValidator(LISTS, Seeds.BASE, List.of());

  private static final String START =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  @Test
  void whatComesAlong_isAcceptable() {
    for (Description description : Seeds.all()) {
      ValidationReport report = VALIDATOR.validate(description, Profile.DCAT_VN);

      assertThat(report.isAcceptable()).as("%s: %s", description.subject(), report).isTrue();
    }
  }

  @Test
  void whatComesAlong_isAcceptableToDcatAp() {
    for (Description description : Seeds.all()) {
      ValidationReport report = VALIDATOR.validate(description, Profile.DCAT_AP);

      assertThat(report.isAcceptable()).as("%s: %s", description.subject(), report).isTrue();
    }
  }

  @Test
  void literalLanguage_isOneCauseWithPlaceMessageAndRepair() {
    String document =
        START
            + "<a> a dcat:Dataset ;\n"
            + "  dct:language \"vi\" .\n"
            + "<b> a dcat:Dataset ;\n"
            + "  dct:language \"it\" .\n";

    ValidationReport.Cause cause = cause(document, "language");

    assertThat(cause.count()).isEqualTo(2);
    assertThat(cause.message().in(Locale.of("vi"))).contains("Ngôn ngữ");
    assertThat(cause.message().in(Locale.ENGLISH)).contains("language");
    assertThat(cause.occurrences())
        .extracting(one -> one.place().orElseThrow().line())
        .containsExactly(5L, 7L);
    assertThat(cause.occurrences().getFirst().repair())
        .contains(
            new Patch(
                List.of("<http://localhost:8080/a> <http://purl.org/dc/terms/language> \"vi\" ."),
                List.of(
                    "<http://localhost:8080/a> <http://purl.org/dc/terms/language>"
                        + " <http://publications.europa.eu/resource/authority/language/VIE> .")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dct:language \"vi-VN\" | language/VIE>",
        "dct:language \"Tiếng Việt\" | language/VIE>",
        "dct:language <http://id.loc.gov/vocabulary/iso639-1/en> | language/ENG>",
        "dct:accrualPeriodicity \"hàng tháng\" | frequency/MONTHLY>",
        "dct:accrualPeriodicity \"daily\" | frequency/DAILY>",
        "dct:issued \"2025-07-01\" | \"2025-07-01\"^^<http://www.w3.org/2001/XMLSchema#date>",
        "dct:issued \"31/12/2024\" | \"2024-12-31\"^^<http://www.w3.org/2001/XMLSchema#date>",
        "dct:modified \"2024\" | \"2024\"^^<http://www.w3.org/2001/XMLSchema#gYear>",
        "dct:title \"Dân số Việt Nam\" | \"Dân số Việt Nam\"@vi",
        "dcat:theme \"energy\" | vocab/sectors/energy>",
        "dct:publisher \"moit\" | agencies/moit>",
      })
  void certainRepair_isOffered(String statement, String repaired) {
    String document = START + "<a> a dcat:Dataset ; " + statement + " .";
    List<Patch> patches = report(document).repairs();

    assertThat(patches.stream().flatMap(patch -> patch.add().stream()))
        .anySatisfy(line -> assertThat(line).contains(repaired));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dct:language \"tiếng nói\"",
        "dct:issued \"01/02/2025\"",
        "dct:issued \"hôm qua\"",
        "dcat:theme \"gì đó\"",
        "dct:publisher \"Bộ\"",
      })
  void doubtfulValue_isLeftToItsAuthor(String statement) {
    String document =
        START + "<datasets/a> a dcat:Dataset ; dct:identifier \"a\" ; " + statement + " .";

    assertThat(report(document).repairs()).isEmpty();
  }

  @Test
  void repairs_applyAndMend() {
    String document =
        START
            + "<datasets/a> a dcat:Dataset ; dct:title \"Dân số\" ; dct:language \"vi\" ;"
            + " dct:issued \"2025-07-01\" ; dcat:distribution <datasets/a/distributions/x> .\n"
            + "<datasets/a/distributions/x> a dcat:Distribution ; dcat:byteSize \"12\" .";
    Description before = entries(document).getFirst().description();
    ValidationReport report = VALIDATOR.validate(before, Profile.DCAT_VN);

    Description after = Patch.apply(before, report.repairs(), READER);
    ValidationReport again = VALIDATOR.validate(after, Profile.DCAT_VN);

    assertThat(again.repairs()).isEmpty();
    assertThat(again.count(ValidationReport.Severity.VIOLATION))
        .isLessThan(report.count(ValidationReport.Severity.VIOLATION));
  }

  @ParameterizedTest
  @EnumSource(
      value = RdfSyntax.class,
      names = {"RDF_XML", "JSON_LD", "N_TRIPLES", "TRIG"})
  void everySyntax_tellsPlaces(RdfSyntax syntax) {
    DescriptionWriter writer = new DescriptionWriter(Seeds.BASE);
    Description description =
        entries(START + "<a> a dcat:Dataset ; dct:language \"vi\" .").getFirst().description();

    CatalogDocument document =
        READER.readCatalog(
            new ByteArrayInputStream(writer.write(description, syntax)),
            syntax,
            Seeds.BASE.value());
    ValidationReport report = VALIDATOR.validate(document.entries().getFirst(), Profile.DCAT_VN);

    assertThat(report.causes())
        .filteredOn(cause -> cause.shape().endsWith("dataset-language-iri"))
        .singleElement()
        .satisfies(cause -> assertThat(cause.occurrences().getFirst().place()).isPresent());
  }

  private static ValidationReport.Cause cause(String document, String part) {
    return report(document).causes().stream()
        .filter(cause -> cause.shape().contains("dataset-" + part + "-iri"))
        .findFirst()
        .orElseThrow();
  }

  private static ValidationReport report(String document) {
    return ValidationReport.merge(
        Profile.DCAT_VN,
        entries(document).stream()
            .map(entry -> VALIDATOR.validate(entry, Profile.DCAT_VN))
            .toList(),
        100);
  }

  private static List<CatalogDocument.Entry> entries(String document) {
    return READER
        .readCatalog(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
            RdfSyntax.TURTLE,
            Seeds.BASE.value())
        .entries();
  }
}
