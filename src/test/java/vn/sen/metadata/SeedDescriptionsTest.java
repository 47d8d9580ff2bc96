package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the 50 descriptions that come along must say, and that the mapper reads all of it. */
class SeedDescriptionsTest {
  private static final CodeLists LISTS = new CodeLists(Seeds.BASE);
  private static final DatasetMapper MAPPER = new DatasetMapper(Seeds.BASE);

  static List<String> files() {
    return Seeds.files();
  }

  @Test
  void thereAreFifty_eachForItsOwnTarget() {
    Set<String> targets =
        Seeds.all().stream()
            .map(MAPPER::map)
            .flatMap(view -> view.target().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Seeds.files()).hasSize(50);
    assertThat(targets).hasSize(50).contains(Seeds.BASE.target(1), Seeds.BASE.target(50));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldIsRead(String file) {
    DatasetView view = MAPPER.map(Seeds.read(file));

    assertThat(view.iri()).isEqualTo(Seeds.BASE.dataset(view.slug()));
    assertThat(file).endsWith("-" + view.slug() + ".ttl");
    assertThat(view.identifiers()).containsExactly(view.slug());
    assertThat(view.title().values()).containsOnlyKeys("vi", "en");
    assertThat(view.description().values()).containsOnlyKeys("vi", "en");
    assertThat(view.keywords()).extracting(DatasetView.Keyword::language).contains("vi", "en");
    assertThat(view.themes()).isNotEmpty();
    assertThat(view.agency()).isPresent();
    assertThat(view.decidedAgency()).isPresent();
    assertThat(view.accessRights()).isPresent();
    assertThat(view.frequency()).isPresent();
    assertThat(view.spatial()).isNotEmpty();
    assertThat(view.aiTasks()).isNotEmpty();
    assertThat(view.legislation()).isNotEmpty();
    assertThat(view.target()).isPresent();
    assertThat(view.languages()).isNotEmpty();
    assertThat(view.issued()).isPresent();
    assertThat(view.modified()).isPresent();
    assertThat(view.contacts())
        .isNotEmpty()
        .allSatisfy(
            contact -> {
              assertThat(contact.name().values()).containsOnlyKeys("vi", "en");
              assertThat(contact.url()).isPresent();
            });
    assertThat(view.distributions())
        .allSatisfy(
            distribution -> {
              assertThat(distribution.id()).matches("[a-z0-9-]+");
              assertThat(distribution.title().values()).containsOnlyKeys("vi", "en");
              assertThat(distribution.format()).isIn("CSV", "GEOJSON");
              assertThat(distribution.mediaType()).isPresent();
              assertThat(distribution.sizeBytes()).isPresent();
              assertThat(distribution.sha256().orElseThrow()).matches("[0-9a-f]{64}");
              assertThat(distribution.licence()).isPresent();
              assertThat(distribution.attribution()).isPresent();
              assertThat(distribution.publisher().orElseThrow().name().isEmpty()).isFalse();
              assertThat(distribution.sources()).isNotEmpty();
              assertThat(distribution.fileName()).isPresent();
              assertThat(distribution.temporal()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyReferenceHasANameInBothLanguages(String file) {
    DatasetView view = MAPPER.map(Seeds.read(file));
    Set<String> references = new TreeSet<>(view.themes());
    references.addAll(view.spatial());
    references.addAll(view.aiTasks());
    references.addAll(view.legislation());
    references.addAll(view.languages());
    for (Optional<String> one :
        List.of(view.agency(), view.decidedAgency(), view.accessRights(), view.frequency())) {
      references.add(one.orElseThrow());
    }
    view.distributions().forEach(it -> references.add(it.licence().orElseThrow()));

    assertThat(references)
        .allSatisfy(iri -> assertThat(LISTS.label(iri).values()).as(iri).containsKeys("vi", "en"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noShapeOfTheProfileIsViolated(String file) {
    ValidationReport report = ShaclValidator.get().validate(SHAPES, Seeds.read(file).graph());

    List<String> violations =
        report.getEntries().stream()
            .filter(entry -> entry.severity().equals(Severity.Violation))
            .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
            .toList();
    assertThat(violations).isEmpty();
  }

  private static final Shapes SHAPES = Shapes.parse(LISTS.namespaceGraph());
}
