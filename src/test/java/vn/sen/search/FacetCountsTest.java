package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.search.SearchRequest.Facet;

/** The same counts as by asking each document, for few matches and many, common values and rare. */
class FacetCountsTest {
  private static final int DOCUMENTS = 9_000;
  private static final int SEGMENT = 4_000;

  private static final List<Map<Facet, Set<String>>> VALUES = new ArrayList<>();
  private static ByteBuffersDirectory directory;
  private static DirectoryReader reader;

  @BeforeAll
  static void index() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Map<Facet, Set<String>> values = new EnumMap<>(Facet.class);
        Document document = new Document();
        for (Facet facet : Facet.values()) {
          values.put(facet, some(random));
          for (String value : values.get(facet)) {
            String field = IndexFields.FACET_PREFIX + facet.parameter();
            document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
          }
        }
        VALUES.add(values);
        writer.addDocument(document);
        if (i % SEGMENT == SEGMENT - 1) {
          writer.flush();
        }
      }
    }
    reader = DirectoryReader.open(directory);
  }

  /** None to three values, a few of them common and most of them rare. */
  private static Set<String> some(SplittableRandom random) {
    Set<String> values = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(random.nextInt(3) == 0 ? "v" + random.nextInt(300) : "v" + random.nextInt(3));
    }
    return values;
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
    directory.close();
    VALUES.clear();
  }

  @Test
  void counts_ofRandomMatchesAndFilters_areThoseOfEachDocument() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    for (int share : new int[] {1, 2, 10, 100, 1_000, DOCUMENTS}) {
      for (int tries = 0; tries < 20; tries++) {
        boolean[] matching = new boolean[DOCUMENTS];
        for (int i = 0; i < DOCUMENTS; i++) {
          matching[i] = random.nextInt(share) == 0;
        }
        assertCounts(matching, filters(random));
      }
    }
  }

  private static Map<Facet, Set<String>> filters(SplittableRandom random) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (int i = random.nextInt(3); i > 0; i--) {
      filters.put(
          Facet.values()[random.nextInt(Facet.values().length)],
          Set.of("v" + random.nextInt(3), "v" + (3 + random.nextInt(300))));
    }
    return filters;
  }

  private static void assertCounts(boolean[] matching, Map<Facet, Set<String>> filters)
      throws IOException {
    FacetCounts counts = new FacetCounts(filters, reader.leaves().size());
    for (LeafReaderContext leaf : reader.leaves()) {
      FixedBitSet set = new FixedBitSet(leaf.reader().maxDoc());
      for (int doc = 0; doc < set.length(); doc++) {
        if (matching[leaf.docBase + doc]) {
          set.set(doc);
        }
      }
      counts.add(leaf, set);
    }
    long total = 0;
    long unfiltered = 0;
    Map<Facet, Map<String, Long>> expected = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      expected.put(facet, new HashMap<>());
    }
    for (int doc = 0; doc < DOCUMENTS; doc++) {
      if (!matching[doc]) {
        continue;
      }
      Map<Facet, Set<String>> values = VALUES.get(doc);
      unfiltered++;
      List<Facet> refusing =
          filters.keySet().stream()
              .filter(f -> values.get(f).stream().noneMatch(filters.get(f)::contains))
              .toList();
      total += refusing.isEmpty() ? 1 : 0;
      for (Facet facet : Facet.values()) {
        if (refusing.isEmpty() || refusing.equals(List.of(facet))) {
          values.get(facet).forEach(v -> expected.get(facet).merge(v, 1L, Long::sum));
        }
      }
    }
    assertThat(counts.total()).isEqualTo(total);
    assertThat(counts.unfiltered()).isEqualTo(unfiltered);
    for (Facet facet : Facet.values()) {
      assertThat(counts.of(facet)).as("%s of %s", facet, filters).isEqualTo(expected.get(facet));
    }
  }
}
