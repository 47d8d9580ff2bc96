package vn.sen.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

class CatalogGeneratorTest {
  private static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  private final CatalogGenerator generator = new CatalogGenerator(BASE, 1);

  @Test
  void describe_sameSeedAndNumber_isTheSame() {
    CatalogGenerator again = new CatalogGenerator(BASE, 1);

    assertThat(List.of(again.describe(77), again.describe(3)))
        .isEqualTo(List.of(generator.describe(77), generator.describe(3)));
    assertThat(new CatalogGenerator(BASE, 2).describe(77)).isNotEqualTo(generator.describe(77));
  }

  @Test
  void describe_text_isCanonical() {
    Description made = generator.describe(250);

    Description read =
        new DescriptionReader()
            .read(
                made.nTriples().replaceAll("(?m)^.*_:.*\\n", ""),
                RdfSyntax.N_TRIPLES,
                BASE.value(),
                made.subject());

    assertThat(made.nTriples().replaceAll("(?m)^.*_:.*\\n", "")).isEqualTo(read.nTriples());
    assertThat(made.nTriples()).contains("_:b");
  }

  @Test
  void stream_many_variesAndIsSkewed() {
    DatasetMapper mapper = new DatasetMapper(BASE);

    List<DatasetView> views = generator.stream(2_000).map(mapper::map).toList();

    assertThat(views).extracting(DatasetView::slug).doesNotHaveDuplicates();
    assertThat(views)
        .allSatisfy(
            view -> {
              assertThat(view.title().values()).containsKey("vi");
              assertThat(view.description().in(java.util.Locale.of("vi"))).contains("synthetic");
              assertThat(view.themes()).isNotEmpty();
              assertThat(view.spatial()).isNotEmpty();
              assertThat(view.temporal()).isNotEmpty();
            });
    Map<String, Long> themes =
        views.stream()
            .flatMap(view -> view.themes().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(themes).hasSizeGreaterThan(10);
    assertThat(themes.values().stream().mapToLong(Long::longValue).max().orElse(0))
        .isGreaterThan(20 * themes.values().stream().mapToLong(Long::longValue).min().orElse(0));
    assertThat(views).anyMatch(view -> view.distributions().isEmpty());
    assertThat(views).anyMatch(view -> view.distributions().size() > 1);
  }

  @Test
  void writeNQuads_givesEachDatasetItsGraph() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new GeneratedCatalog(BASE).writeNQuads(3, out);

    String quads = out.toString(StandardCharsets.UTF_8);
    Description second = new GeneratedCatalog(BASE).generator().describe(1);
    assertThat(quads.lines().filter(line -> line.endsWith(" <" + second.subject() + "> .")))
        .hasSize((int) second.nTriples().lines().count());
  }
}
