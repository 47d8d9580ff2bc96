package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Recall and precision on the labelled sets: the one the rules were made with, and one held out.
 */
class DetectionQualityTest {
  private static final long SEED = 20260101L;
  private static final long HELD_OUT_SEED = 41_725_093L;
  private static final int ROWS = 520;

  @Test
  void labelledSets_areLargeAndHalfDecoys() {
    for (List<LabelledTable> tables :
        List.of(LabelledTables.generate(SEED, ROWS), HeldOutTables.generate(HELD_OUT_SEED, ROWS))) {
      assertThat(tables).hasSize(40);
      assertThat(tables.stream().filter(LabelledTable::isDecoy)).hasSize(20);
      assertThat(tables.stream().mapToInt(table -> table.rows().size()).sum())
          .isGreaterThanOrEqualTo(20_000);
    }
  }

  @Test
  void knownStyles_reachRecallAndPrecision() throws IOException {
    assertReached(DetectionScore.ofKnownStyles(SEED));
  }

  @Test
  void knownStyles_withAHeldOutSeed_reachRecallAndPrecision() throws IOException {
    assertReached(DetectionScore.ofKnownStyles(HELD_OUT_SEED));
  }

  @Test
  void heldOutStyles_reachRecallAndPrecision() throws IOException {
    assertReached(DetectionScore.ofHeldOutStyles(HELD_OUT_SEED));
  }

  private static void assertReached(DetectionScore score) {
    String figures = score.markdown() + String.join("\n", score.mistakes());
    assertThat(score.columns().recall()).as(figures).isGreaterThanOrEqualTo(0.98);
    assertThat(score.columns().precision()).as(figures).isGreaterThanOrEqualTo(0.95);
    assertThat(score.values().recall()).as(figures).isGreaterThanOrEqualTo(0.98);
    assertThat(score.values().precision()).as(figures).isGreaterThanOrEqualTo(0.95);
  }
}
