package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.platform.ResourceFolder;

class CodeListsTest {
  private static final CodeLists LISTS = new CodeLists(Seeds.BASE);

  @Test
  void everyFileOfTheFolderIsOnTheClassPath() throws IOException {
    Path folder = Path.of("ontology");
    List<String> inFolder;
    try (Stream<Path> files = Files.walk(folder)) {
      inFolder =
          files
              .map(file -> folder.relativize(file).toString())
              .filter(file -> file.endsWith(".ttl"))
              .sorted()
              .toList();
    }

    assertThat(new ResourceFolder("ontology").list(".ttl")).containsExactlyElementsOf(inFolder);
  }

  @Test
  void schemesHaveNamesAndConcepts() {
    assertThat(LISTS.schemes())
        .contains(
            "agencies",
            "sectors",
            "access-levels",
            "ai-tasks",
            "places",
            "clauses",
            "decisions",
            "licences",
            "purposes",
            "frequencies");
    assertThat(LISTS.schemes())
        .allSatisfy(
            scheme -> {
              assertThat(LISTS.schemeTitle(scheme).values()).as(scheme).containsKeys("vi", "en");
              assertThat(LISTS.list(scheme)).as(scheme).isNotEmpty();
            });
  }

  @Test
  void everyConceptHasANameInVietnameseAndEnglish() {
    assertThat(LISTS.schemes().stream().flatMap(scheme -> LISTS.list(scheme).stream()))
        .allSatisfy(
            concept ->
                assertThat(concept.label().values()).as(concept.iri()).containsKeys("vi", "en"));
  }

  @Test
  void accessLevels_areInTheOrderOfTheirFile() {
    assertThat(LISTS.list("access-levels"))
        .extracting(Concept::code)
        .containsExactly("open", "registered", "shared", "restricted");
  }

  @Test
  void places_areTheUnitsBeforeAndSinceJuly2025() {
    List<Concept> before =
        LISTS.list("places").stream().filter(place -> !place.replacedBy().isEmpty()).toList();

    assertThat(before).hasSize(63);
    assertThat(before)
        .allSatisfy(
            place ->
                assertThat(place.replacedBy())
                    .allSatisfy(iri -> assertThat(LISTS.find(iri)).as(iri).isPresent()));
  }

  @Test
  void licence_isFoundByItsOwnAddress() {
    String address = "https://creativecommons.org/licenses/by/4.0/";

    assertThat(LISTS.find(address)).get().extracting(Concept::code).isEqualTo("cc-by-4.0");
    assertThat(LISTS.label(address).in(Locale.ENGLISH)).startsWith("CC BY 4.0");
    assertThat(LISTS.canonicalIri(Seeds.BASE.concept("licences", "cc-by-4.0"))).isEqualTo(address);
    assertThat(LISTS.canonicalIri(Seeds.BASE.concept("licences", "vn-legal-document")))
        .isEqualTo(Seeds.BASE.concept("licences", "vn-legal-document"));
  }

  @Test
  void label_ofSomethingUnknown_isItsLastSegment() {
    assertThat(LISTS.label("http://example.org/thing#part").in(Locale.ENGLISH)).isEqualTo("part");
    assertThat(LISTS.label("").in(Locale.ENGLISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/?page=27160&doc=212000",
        "https://example.org/licenses/4.0/",
        "https://example.org/law?id=1"
      })
  void label_ofSomethingWhoseEndSaysNothing_isTheWholeIri(String iri) {
    assertThat(LISTS.label(iri).in(Locale.ENGLISH)).isEqualTo(iri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/licenses/by/4.0",
        "https://creativecommons.org/licenses/by/4.0"
      })
  void licence_isFoundByOtherSpellingsOfItsAddress(String address) {
    assertThat(LISTS.find(address)).get().extracting(Concept::code).isEqualTo("cc-by-4.0");
  }

  @Test
  void describe_answersForConceptSchemeTermAndProfile() {
    assertThat(LISTS.describe(Seeds.BASE.concept("sectors", "energy"))).isPresent();
    assertThat(LISTS.describe(Seeds.BASE.scheme("sectors")).orElseThrow().nTriples())
        .contains(Seeds.BASE.concept("sectors", "energy"));
    assertThat(LISTS.describe(Seeds.BASE.namespace() + "target")).isPresent();
    assertThat(LISTS.describe(Seeds.BASE.value() + "ns")).isPresent();
    assertThat(LISTS.describe(Seeds.BASE.value() + "vocab")).isPresent();
    assertThat(LISTS.describe(Seeds.BASE.scheme("nothing"))).isEmpty();
  }

  @Test
  void contentHash_dependsOnTheBase() {
    assertThat(new CodeLists(Seeds.BASE).contentHash()).isEqualTo(LISTS.contentHash());
    assertThat(new CodeLists(new vn.sen.platform.BaseIri("https://other.example/")).contentHash())
        .isNotEqualTo(LISTS.contentHash());
  }
}
