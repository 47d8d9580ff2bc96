package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.metadata.DatasetView;

/**
 * No class of the judged queries falls behind what was reached before ({@code baseline.csv}). Who
 * betters a class raises its line there; who must lower one says why in the commit.
 */
class RelevanceIT {
  /** One query more or less at the second place is no fall. */
  private static final double TOLERANCE = 0.01;

  @TempDir static Path folder;
  private static RelevanceCatalog catalog;

  @BeforeAll
  static void index() {
    catalog = new RelevanceCatalog(folder);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Test
  void ndcg_ofEachClass_isNoLowerThanBefore() throws IOException {
    Map<String, RelevanceSuite.Figures> figures =
        RelevanceSuite.figures(RelevanceSuite.read("queries.csv").ask(catalog::search));

    Map<String, Double> baseline = baseline();
    assertThat(figures.keySet()).isEqualTo(baseline.keySet());
    SoftAssertions softly = new SoftAssertions();
    figures.forEach(
        (kind, reached) ->
            softly
                .assertThat(reached.ndcg())
                .as("NDCG@10 of " + kind)
                .isGreaterThanOrEqualTo(baseline.get(kind) - TOLERANCE));
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"queries.csv", "held-out.csv", "held-out-2.csv", "held-out-3.csv"})
  void judgements_areOfDatasetsInTheCatalog_andEachQueryIsJudgedOnce(String file) {
    List<RelevanceSuite.Judged> queries = RelevanceSuite.read(file).queries();

    assertThat(queries).extracting(RelevanceSuite.Judged::text).doesNotHaveDuplicates();
    assertThat(queries)
        .flatExtracting(q -> q.grades().keySet())
        .isSubsetOf(catalog.datasets().stream().map(DatasetView::slug).toList());
    assertThat(queries)
        .flatExtracting(q -> q.grades().values())
        .allMatch(Set.of(1, 2, 3)::contains);
  }

  /** Written by somebody who had not seen the others; a fall here is a fall for everybody. */
  @Test
  void heldOut_isAnsweredAsWellAsTheSuite() {
    Map<String, RelevanceSuite.Figures> figures =
        RelevanceSuite.figures(RelevanceSuite.read("held-out-3.csv").ask(catalog::search));

    assertThat(figures.get("all").ndcg()).isGreaterThanOrEqualTo(0.95);
    assertThat(figures).allSatisfy((kind, of) -> assertThat(of.ndcg()).as(kind).isGreaterThan(0.9));
  }

  @Test
  void baseline_isWhatIsToBeReached() throws IOException {
    Map<String, Double> baseline = baseline();

    assertThat(baseline.get("all")).isGreaterThanOrEqualTo(0.90);
    assertThat(baseline.values()).allMatch(ndcg -> ndcg >= 0.85);
  }

  private static Map<String, Double> baseline() throws IOException {
    Map<String, Double> baseline = new LinkedHashMap<>();
    try (InputStreamReader file =
        new InputStreamReader(
            RelevanceIT.class.getResourceAsStream("/relevance/baseline.csv"),
            StandardCharsets.UTF_8)) {
      for (CSVRecord row :
          CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(file)) {
        baseline.put(row.get("class"), Double.parseDouble(row.get("ndcg")));
      }
    }
    return baseline;
  }
}
