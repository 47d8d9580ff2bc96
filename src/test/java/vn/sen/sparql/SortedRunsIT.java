package vn.sen.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedRunsIT {
  @TempDir Path folder;

  @Test
  void rows_inMemory_areSortedAndOnce() throws IOException {
    assertSorted(500, 4 * 500, new int[] {0, 1, 2, 3});
  }

  @Test
  void rows_moreThanThereIsRoomFor_areSortedAndOnce() throws IOException {
    assertSorted(60_000, 4 * 7_001, new int[] {3, 1, 0, 2});
  }

  @Test
  void rows_withANumberLeftOut_areThoseThatDiffer() throws IOException {
    assertSorted(20_000, 3 * 1_000, new int[] {2, 3, 1});
  }

  @Test
  void rows_none_areNone() throws IOException {
    assertSorted(0, 4, new int[] {0, 1, 2, 3});
  }

  private void assertSorted(int count, int room, int[] order) throws IOException {
    SplittableRandom random = new SplittableRandom(count);
    List<long[]> expected = new ArrayList<>();
    List<long[]> found = new ArrayList<>();
    try (RowFile rows = new RowFile(folder, 4)) {
      for (int i = 0; i < count; i++) {
        // Few values, some of them negative, so that rows and beginnings of rows repeat.
        long[] row = random.longs(4, -9, 9).toArray();
        rows.add(row, 0);
        expected.add(Arrays.stream(order).mapToLong(place -> row[place]).toArray());
      }
      try (SortedRuns sorted = new SortedRuns(rows, order, new long[room], folder)) {
        while (sorted.hasNext()) {
          found.add(sorted.next().clone());
        }
      }
    }

    expected.sort(Arrays::compare);
    assertThat(found.stream().map(Arrays::toString))
        .containsExactlyElementsOf(expected.stream().map(Arrays::toString).distinct().toList());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
