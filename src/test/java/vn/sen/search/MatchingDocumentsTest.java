package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same documents as Lucene's own search, whatever is asked. */
class MatchingDocumentsTest {
  private static final List<String> WORDS =
      List.of("all", "half", "third", "tenth", "rare", "single", "nowhere", "twin");

  private static ByteBuffersDirectory directory;
  private static DirectoryReader reader;
  private static IndexSearcher searcher;

  @BeforeAll
  static void index() throws IOException {
    directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (int i = 0; i < 12_000; i++) {
        StringBuilder text = new StringBuilder("all");
        text.append(i % 2 == 0 ? " half" : "").append(i % 3 == 0 ? " third" : "");
        text.append(i % 10 == 0 ? " tenth" : "").append(i % 997 == 0 ? " rare" : "");
        text.append(i == 7_000 ? " single" : "").append(i % 40 == 0 ? " twin twin" : "");
        Document document = new Document();
        document.add(new TextField("text", text.toString(), Field.Store.NO));
        document.add(new TextField("id", "" + i, Field.Store.NO));
        document.add(new IntPoint("number", i));
        writer.addDocument(document);
        if (i % 5_000 == 4_999) {
          writer.flush();
        }
      }
      for (int i = 0; i < 12_000; i += 77) {
        writer.deleteDocuments(new Term("id", "" + i));
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
    directory.close();
  }

  @Test
  void matches_ofRandomQueries_areThoseOfLucene() throws IOException {
    compare(new SplittableRandom(20_261_130), 600);
  }

  @Test
  @Tag("long")
  void matches_ofManyMoreRandomQueries_areThoseOfLucene() throws IOException {
    compare(new SplittableRandom(20_261_131), 6_000);
  }

  private static void compare(SplittableRandom random, int queries) throws IOException {
    for (int i = 0; i < queries; i++) {
      assertSameDocuments(random(random, 3));
    }
  }

  @Test
  void isEmpty_onlyWhereNothingMatches() throws IOException {
    assertThat(new MatchingDocuments(searcher).isEmpty(term("nowhere"))).isTrue();
    assertThat(new MatchingDocuments(searcher).isEmpty(term("single"))).isFalse();
  }

  private static void assertSameDocuments(Query query) throws IOException {
    MatchingDocuments documents = new MatchingDocuments(searcher);
    FixedBitSet[] found = new FixedBitSet[reader.leaves().size()];
    int count = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      found[leaf.ord] = documents.in(leaf, query);
      count += found[leaf.ord].cardinality();
    }
    Query both =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new DocumentSetQuery(found), Occur.FILTER)
            .build();

    int expected = searcher.count(query);
    assertThat(count).as("%s", query).isEqualTo(expected);
    assertThat(searcher.count(both)).as("%s", query).isEqualTo(expected);
  }

  private static Query random(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0, 1 -> term(WORDS.get(random.nextInt(WORDS.size())));
      case 2 -> IntPoint.newRangeQuery("number", random.nextInt(6_000), random.nextInt(12_000));
      case 3 -> new PhraseQuery("text", random.nextBoolean() ? "half" : "all", "third");
      case 4 ->
          switch (random.nextInt(3)) {
            case 0 -> MatchAllDocsQuery.INSTANCE;
            case 1 -> MatchNoDocsQuery.INSTANCE;
            default -> new FuzzyQuery(new Term("text", "tenths"), 1);
          };
      case 5 -> new BoostQuery(random(random, depth - 1), 2);
      case 6 ->
          new DisjunctionMaxQuery(List.of(random(random, depth - 1), random(random, depth - 1)), 0);
      case 7 -> new ConstantScoreQuery(random(random, depth - 1));
      default -> clauses(random, depth);
    };
  }

  private static Query clauses(SplittableRandom random, int depth) {
    BooleanQuery.Builder clauses = new BooleanQuery.Builder();
    int count = random.nextInt(6);
    int optional = 0;
    for (int i = 0; i < count; i++) {
      Occur occur = Occur.values()[random.nextInt(Occur.values().length)];
      optional += occur == Occur.SHOULD ? 1 : 0;
      clauses.add(random(random, depth - 1), occur);
    }
    return clauses.setMinimumNumberShouldMatch(random.nextInt(optional + 2)).build();
  }

  private static Query term(String word) {
    return new TermQuery(new Term("text", word));
  }
}
