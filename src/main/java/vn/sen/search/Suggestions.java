package vn.sen.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import vn.sen.metadata.DatasetView;

/**
 * Completes what is being typed from titles and keywords of what the caller may discover, and from
 * the names of agencies and places, which everybody may see.
 */
final class Suggestions {
  private static final int LONGEST_BEGINNING = 15;
  private static final int LONGEST_TYPED = 100;
  private static final int MOST_WORDS = 8;
  private static final int DATASETS_READ = 24;

  private static final int WITH_DATA = 4;
  private static final int OF_TITLE = 12;
  private static final int IN_TITLE = 6;
  private static final int IN_KEYWORD = 3;
  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

  private static final Map<Suggestion.Kind, Integer> MOST =
      new EnumMap<>(
          Map.of(
              Suggestion.Kind.TITLE, 4,
              Suggestion.Kind.KEYWORD, 5,
              Suggestion.Kind.AGENCY, 2,
              Suggestion.Kind.PLACE, 2));

  private final List<Word> typed;
  private final String asTyped;
  private final Locale locale;
  private final Map<Suggestion.Kind, Map<String, Suggestion>> found =
      new EnumMap<>(Suggestion.Kind.class);

  Suggestions(String text, Locale locale) {
    String bounded = Texts.cut(text, LONGEST_TYPED);
    List<Word> words = Words.read(bounded);
    this.typed = words.subList(0, Math.min(words.size(), MOST_WORDS));
    this.asTyped = composed(bounded.strip());
    this.locale = locale;
    for (Suggestion.Kind kind : Suggestion.Kind.values()) {
      found.put(kind, new LinkedHashMap<>());
    }
  }

  /** Writes the beginnings that {@link #complete} looks for, those that titles begin with first. */
  static void addTo(Document document, StoredHit hit) {
    TermStream beginnings = new TermStream();
    int data = hit.status().equals(DatasetView.Status.AVAILABLE.code()) ? WITH_DATA : 0;
    for (String title : hit.title().values().values()) {
      List<Word> words = Words.read(title);
      for (int i = 0; i < words.size(); i++) {
        add(words.get(i), data + (i == 0 ? OF_TITLE : IN_TITLE), beginnings);
      }
    }
    for (String keywords : hit.keywords().values().values()) {
      Words.read(keywords).forEach(w -> add(w, data + IN_KEYWORD, beginnings));
    }
    document.add(new Field(IndexFields.BEGINNINGS, beginnings, IndexFields.RATED));
  }

  private static void add(Word word, int weight, TermStream beginnings) {
    int longest = Math.min(word.folded().length(), LONGEST_BEGINNING);
    for (int end = 1; end <= longest; end++) {
      beginnings.addAtLeast(word.folded().substring(0, end), weight);
    }
  }

  /** Best first within each kind; empty when nothing was typed. */
  List<Suggestion> complete(IndexSearcher searcher, Query discoverable, Vocabulary vocabulary)
      throws IOException {
    if (typed.isEmpty()) {
      return List.of();
    }
    for (StoredHit hit : datasets(searcher, discoverable)) {
      offer(Suggestion.Kind.TITLE, hit.title().in(locale), hit.slug());
      hit.keywords().in(locale).lines().forEach(k -> offer(Suggestion.Kind.KEYWORD, k, ""));
    }
    for (Vocabulary.Named named : vocabulary.offered(typed.getFirst().folded())) {
      boolean isPlace = named.entry().kind() == Vocabulary.Kind.PLACE;
      offerNamed(isPlace ? Suggestion.Kind.PLACE : Suggestion.Kind.AGENCY, named);
    }
    List<Suggestion> best = new ArrayList<>();
    found.forEach((kind, offered) -> best.addAll(ranked(kind, offered)));
    return best;
  }

  private List<StoredHit> datasets(IndexSearcher searcher, Query discoverable) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(discoverable, Occur.FILTER);
    for (Word word : typed) {
      String beginning = Texts.cut(word.folded(), LONGEST_BEGINNING);
      query.add(new TermQuery(new Term(IndexFields.BEGINNINGS, beginning)), Occur.MUST);
    }
    TopScoreDocCollectorManager best = new TopScoreDocCollectorManager(DATASETS_READ, 1);
    return StoredHit.read(searcher, searcher.search(query.build(), best).scoreDocs);
  }

  private void offerNamed(Suggestion.Kind kind, Vocabulary.Named named) {
    Vocabulary.Entry entry = named.entry();
    if (named.all().stream().anyMatch(name -> fits(name.words()))) {
      String text =
          entry.preferred().stream()
              .filter(n -> n.language().equals(locale.getLanguage()))
              .findFirst()
              .or(() -> entry.preferred().stream().findFirst())
              .map(Vocabulary.Name::text)
              .orElse("");
      put(kind, text, DatasetDocuments.code(entry.iri()));
    }
  }

  private void offer(Suggestion.Kind kind, String text, String code) {
    if (fits(text)) {
      put(kind, text, code);
    }
  }

  private void put(Suggestion.Kind kind, String text, String code) {
    if (!text.isBlank()) {
      found.get(kind).putIfAbsent(composed(text), new Suggestion(kind, text, code));
    }
  }

  /** Whether every typed word begins one of the text's. */
  private boolean fits(String text) {
    return fits(Words.read(text));
  }

  private boolean fits(List<Word> words) {
    return typed.stream()
        .allMatch(t -> words.stream().anyMatch(w -> w.folded().startsWith(t.folded())));
  }

  /** Those that go on just as typed first, then those that hold it so, then the shorter. */
  private List<Suggestion> ranked(Suggestion.Kind kind, Map<String, Suggestion> offered) {
    return offered.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Suggestion>>comparingInt(
                    e -> e.getKey().startsWith(asTyped) ? 0 : e.getKey().contains(asTyped) ? 1 : 2)
                .thenComparingInt(e -> kind == Suggestion.Kind.TITLE ? 0 : e.getKey().length()))
        .limit(MOST.get(kind))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String composed(String text) {
    return COMPOSED.normalize(text).toLowerCase(Locale.ROOT);
  }
}
