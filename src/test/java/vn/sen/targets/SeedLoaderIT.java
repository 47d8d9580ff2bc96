package vn.sen.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.PortalState;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

class SeedLoaderIT {
  private static final Set<String> PUBLIC = Set.of("public");

  @TempDir static Path folder;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(Map.of("sen.data", folder.toString()))
            .start();
    context.getBean(SeedLoader.class).load();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void fiftyTargets_eachWithItsDataset() {
    List<Target> targets = context.getBean(Targets.class).list();

    assertThat(targets).extracting(Target::number).containsExactlyElementsOf(oneTo(50));
    assertThat(targets)
        .allSatisfy(
            target -> {
              Dataset dataset = dataset(target.datasetSlug());
              assertThat(dataset.view().target()).contains(target.iri());
              assertThat(dataset.view().title()).isEqualTo(target.title());
              assertThat(dataset.view().agency()).contains(target.todayAgency());
              assertThat(dataset.view().decidedAgency()).contains(target.decidedAgency());
              assertThat(dataset.view().legislation()).containsAll(target.clauses());
            });
    assertThat(targets)
        .filteredOn(target -> target.status() == DatasetView.Status.AVAILABLE)
        .hasSize(5);
  }

  @Test
  void shippedFiles_areDownloadable() {
    StoredFiles files = context.getBean(StoredFiles.class);

    List<StoredFile> stored =
        context.getBean(Targets.class).list().stream()
            .flatMap(target -> files.list(target.datasetSlug()).stream())
            .toList();

    assertThat(stored).hasSize(7);
    assertThat(stored)
        .allSatisfy(
            file -> assertThat(context.getBean(DataFiles.class).isIntact(file.sha256())).isTrue());
  }

  @Test
  void mergedAgency_leadsToItsSuccessor() {
    Agency mic = context.getBean(Agencies.class).find("mic").orElseThrow();

    assertThat(context.getBean(Agencies.class).list()).hasSize(21);
    assertThat(mic.mergedInto()).contains("most");
  }

  @Test
  void everyDataset_isFoundByEverybody_andUsedByThoseItsLevelNames() {
    assertThat(dataset("power-plants").discover()).contains("public");
    assertThat(dataset("power-plants").use()).contains("public");
    assertThat(dataset("electronic-health-records").discover()).contains("public");
    assertThat(dataset("electronic-health-records").use())
        .contains("agency:moh")
        .doesNotContain("public", "registered", "government");
    assertThat(dataset("enterprise-register").use())
        .contains("government")
        .doesNotContain("public", "registered");
  }

  @Test
  void newSeed_leavesAloneWhatSomebodyChanged() {
    Datasets datasets = context.getBean(Datasets.class);
    Description changed = changed(dataset("tides-sea-level").description());
    DatasetView view = dataset("tides-sea-level").view();
    int revision =
        datasets.publish(changed, context.getBean(Gate.class).audienceOf(view), "somebody", "");

    context.getBean(PortalState.class).put("seed.sha256", "of an older release");
    boolean loaded = context.getBean(SeedLoader.class).load();

    assertThat(loaded).isTrue();
    assertThat(dataset("tides-sea-level").revision()).isEqualTo(revision).isEqualTo(2);
    assertThat(dataset("tides-sea-level").description()).isEqualTo(changed);
    assertThat(dataset("power-plants").revision()).isEqualTo(1);
    assertThat(context.getBean(SeedLoader.class).load()).isFalse();
  }

  private static Description changed(Description description) {
    return new DescriptionReader()
        .read(
            description.nTriples()
                + "<"
                + description.subject()
                + "> <http://purl.org/dc/terms/alternative> \"Another title\"@en .\n",
            RdfSyntax.N_TRIPLES,
            context.getBean(BaseIri.class).value(),
            description.subject());
  }

  private static Dataset dataset(String slug) {
    return context.getBean(Datasets.class).find(slug, PUBLIC).orElseThrow();
  }

  private static List<Integer> oneTo(int last) {
    return java.util.stream.IntStream.rangeClosed(1, last).boxed().toList();
  }
}
