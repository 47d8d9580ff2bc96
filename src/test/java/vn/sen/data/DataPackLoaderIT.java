package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.PortalState;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.ProblemException;
import vn.sen.targets.SeedLoader;
import vn.sen.targets.Target;
import vn.sen.targets.Targets;

/** A data pack on a real record; one after the other, as an operator would. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataPackLoaderIT {
  private static final Path PACK = Path.of("../shared/data");
  private static final Set<String> PUBLIC = Set.of("public");
  private static final String CORRUPT = "energy-wri-power-plants-vn.csv";
  private static final String MISSING = "health-covid19-daily-cases-vn.csv";

  @TempDir static Path folder;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    assumeTrue(
        Files.isRegularFile(PACK.resolve("MANIFEST.csv")),
        "no data pack at " + PACK + ": loading one is not tested here");
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(Map.of("sen.data", folder.resolve("data").toString()))
            .start();
    context.getBean(SeedLoader.class).load();
  }

  @AfterAll
  static void stop() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  @Order(1)
  void folderWithoutManifest_isNoDataPack() {
    assertThatThrownBy(() -> loader().load(folder, line -> {}))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("MANIFEST.csv");
  }

  @Test
  @Order(2)
  void corruptAndMissingFiles_areRefusedByName_andTheRestGoesOn() throws IOException {
    Path damaged = copyOfPack();
    Files.writeString(damaged.resolve(CORRUPT), "not what was packed");
    Files.delete(damaged.resolve(MISSING));
    List<String> lines = new ArrayList<>();

    DataPackResult result = loader().load(damaged, lines::add);

    assertThat(result.refused()).isEqualTo(2);
    assertThat(result.attached() + result.unchanged()).isEqualTo(84);
    assertThat(lines).hasSize(86);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).startsWith("refused").contains(CORRUPT, "SHA-256"))
        .anySatisfy(line -> assertThat(line).startsWith("refused").contains(MISSING, "missing"));
    assertThat(dataset("power-plants").view().distributions())
        .extracting(it -> it.fileName().orElseThrow())
        .containsExactly("energy-wri-power-plants-vn-points.geojson");
  }

  @Test
  @Order(3)
  void wholePack_attachesWhatWasMissing() {
    DataPackResult result = loader().load(PACK, line -> {});

    assertThat(result).isEqualTo(new DataPackResult(2, 84, 0, 2));
    DatasetView view = dataset("power-plants").view();
    DatasetView.Distribution csv =
        view.distributions().stream()
            .filter(it -> it.format().equals("CSV"))
            .findFirst()
            .orElseThrow();
    assertThat(csv.title().values()).containsOnlyKeys("vi", "en");
    assertThat(csv.description().values().get("vi")).contains("304");
    assertThat(csv.publisher().orElseThrow().name().values())
        .containsValue("World Resources Institute");
    assertThat(csv.licence()).contains("https://creativecommons.org/licenses/by/4.0/");
    assertThat(csv.attribution().orElseThrow()).contains("Global Power Plant Database");
    assertThat(csv.sizeBytes()).contains(82216L);
    assertThat(csv.temporal())
        .singleElement()
        .satisfies(period -> assertThat(period.start()).contains("2016"));
    assertThat(context.getBean(StoredFiles.class).find("power-plants", CORRUPT)).isPresent();
    assertThat(context.getBean(DataFiles.class).isIntact(csv.sha256().orElseThrow())).isTrue();
  }

  @Test
  @Order(3)
  void dataOfOthers_isNotPublishedInTheNameOfTheLeadAgency() {
    String description = dataset("power-plants").description().nTriples();

    assertThat(dataset("power-plants").view().agency().orElseThrow()).endsWith("agencies/moit");
    assertThat(description)
        .contains("power-plants> <http://purl.org/dc/terms/creator>")
        .containsPattern(
            "power-plants> <http://purl.org/dc/terms/publisher> <[^>]*catalog#publisher>")
        .doesNotContainPattern(
            "power-plants> <http://purl.org/dc/terms/publisher> <[^>]*agencies/moit>");
  }

  @Test
  @Order(4)
  void secondRun_changesNothing() {
    List<Integer> before = revisions();

    DataPackResult result = loader().load(PACK, line -> {});

    assertThat(result).isEqualTo(new DataPackResult(0, 86, 0, 0));
    assertThat(revisions()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void targetsWithData_areAvailable_theOthersPlanned() {
    List<Target> targets = context.getBean(Targets.class).list();

    assertThat(targets).hasSize(50);
    assertThat(targets)
        .filteredOn(target -> target.status() == DatasetView.Status.AVAILABLE)
        .hasSize(37);
  }

  @Test
  @Order(6)
  void seedsAgain_leaveWhatThePackAdded() {
    List<Integer> before = revisions();

    context.getBean(PortalState.class).put("seed.sha256", "of an older release");
    context.getBean(SeedLoader.class).load();

    assertThat(revisions()).isEqualTo(before);
    assertThat(dataset("power-plants").view().distributions()).hasSize(2);
  }

  private static DataPackLoader loader() {
    return context.getBean(DataPackLoader.class);
  }

  private static Dataset dataset(String slug) {
    return context.getBean(Datasets.class).find(slug, PUBLIC).orElseThrow();
  }

  private static List<Integer> revisions() {
    Datasets datasets = context.getBean(Datasets.class);
    return datasets.listSlugs().stream()
        .map(slug -> datasets.find(slug, PUBLIC).orElseThrow().revision())
        .toList();
  }

  private static Path copyOfPack() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("pack"));
    try (Stream<Path> files = Files.list(PACK)) {
      for (Path file : files.toList()) {
        // Byte by byte: the pack may be read-only, and the copy must not be.
        Files.write(copy.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return copy;
  }
}
