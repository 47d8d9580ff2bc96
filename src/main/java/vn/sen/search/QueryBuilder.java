package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.sen.metadata.DatasetView;

/** Turns what was typed into a query over {@link IndexFields}. */
final class QueryBuilder {

  /** How literally words are taken. */
  enum Reading {
    /** A word typed with diacritics means that word, one typed without means any. */
    AS_TYPED,
    /** For when nothing was found: what is known as a subject must match, places and others may. */
    BY_SUBJECT,
    /** For when still nothing was: without diacritics, and one letter may be wrong. */
    FORGIVING
  }

  private static final float UNMARKED_IN_TEXT = 0.4f;
  private static final float STEM = 0.9f;
  private static final float ALIKE = 0.3f;
  private static final float PAIR = 0.8f;
  private static final float SAME_THING = 0.5f;
  private static final float RELATED_THING = 0.25f;
  private static final float HAS_DATA = 0.25f;
  private static final double MOST_OF_THEM = 0.7;

  /** Together they keep a query well below Lucene's 1,024 clauses. */
  private static final int MOST_NAMES = 200;

  private static final int MOST_ALIKE_WORDS = 8;
  private static final int ALIKE_TERMS = 20;
  private static final int SHORTEST_ALIKE = 4;

  private final Vocabulary vocabulary;
  private final Reading reading;
  private final Marks marks = new Marks();
  private int namesLeft = MOST_NAMES;
  private int alikeLeft = MOST_ALIKE_WORDS;

  QueryBuilder(Vocabulary vocabulary, Reading reading) {
    this.vocabulary = vocabulary;
    this.reading = reading;
  }

  Marks marks() {
    return marks;
  }

  Query build(TypedQuery typed) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean anythingSought = !typed.words().isEmpty() || !typed.phrases().isEmpty();
    if (!anythingSought) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    }
    addWords(typed.words(), query);
    for (List<Word> phrase : typed.phrases()) {
      query.add(phrase(phrase), Occur.MUST);
      phrase.forEach(this::mark);
    }
    for (List<Word> phrase : typed.excluded()) {
      query.add(phrase(phrase), Occur.MUST_NOT);
    }
    if (anythingSought) {
      Query available =
          new TermQuery(new Term(IndexFields.STATUS, DatasetView.Status.AVAILABLE.code()));
      query.add(new BoostQuery(new ConstantScoreQuery(available), HAS_DATA), Occur.SHOULD);
    }
    return query.build();
  }

  private void addWords(List<List<Word>> runs, BooleanQuery.Builder query) {
    List<List<Query>> needs = new ArrayList<>(List.of(new ArrayList<>()));
    List<Query> helpful = new ArrayList<>();
    List<Word> light = new ArrayList<>();
    for (List<Word> run : runs) {
      for (int i = 0; i < run.size(); ) {
        Vocabulary.Match match = vocabulary.matchAt(run, i);
        List<Word> words = run.subList(i, i + Math.max(1, match.length()));
        if (match.length() == 0 && StopWords.contains(words.getFirst())) {
          light.addAll(words);
          if (StopWords.joins(words.getFirst())) {
            needs.add(new ArrayList<>());
          }
        } else {
          Query unit = match.length() == 0 ? word(words.getFirst()) : named(words, match);
          (isHelpfulOnly(match) ? helpful : needs.getLast()).add(unit);
        }
        i += words.size();
      }
      addPairs(run, query);
    }
    needs.removeIf(List::isEmpty);
    if (needs.isEmpty()) {
      needs.add(helpful.isEmpty() ? light.stream().map(this::word).toList() : helpful);
    } else {
      helpful.forEach(q -> query.add(q, Occur.SHOULD));
      light.forEach(w -> query.add(word(w, false), Occur.SHOULD));
    }
    if (!needs.getFirst().isEmpty()) {
      query.add(anyOf(needs.stream().map(QueryBuilder::mostOf).toList()), Occur.MUST);
    }
  }

  private static Query mostOf(List<Query> wanted) {
    BooleanQuery.Builder most = new BooleanQuery.Builder();
    wanted.forEach(q -> most.add(q, Occur.SHOULD));
    return most.setMinimumNumberShouldMatch(enough(wanted.size())).build();
  }

  /** "Rice and weather" may be two needs: what answers both comes first, what answers one after. */
  private static Query anyOf(List<Query> needs) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    needs.forEach(q -> any.add(q, Occur.SHOULD));
    return any.build();
  }

  private boolean isHelpfulOnly(Vocabulary.Match match) {
    return switch (reading) {
      case AS_TYPED -> false;
      case BY_SUBJECT -> match.length() == 0 || match.place();
      case FORGIVING -> match.place();
    };
  }

  /** All of one or two, most of more. */
  private static int enough(int wanted) {
    return wanted <= 2 ? wanted : (int) Math.round(wanted * MOST_OF_THEM);
  }

  private void addPairs(List<Word> run, BooleanQuery.Builder query) {
    BooleanQuery.Builder folded = new BooleanQuery.Builder();
    for (int i = 1; i < run.size(); i++) {
      Word first = run.get(i - 1);
      Word second = run.get(i);
      Query foldedPair =
          term(IndexFields.FOLDED_PAIRS, IndexedTexts.pair(first.folded(), second.folded()));
      folded.add(foldedPair, Occur.SHOULD);
      boolean asTyped = reading != Reading.FORGIVING && (first.accented() || second.accented());
      Query pair =
          asTyped
              ? either(
                  term(IndexFields.EXACT_PAIRS, IndexedTexts.pair(first.exact(), second.exact())),
                  new BoostQuery(foldedPair, UNMARKED_IN_TEXT))
              : foldedPair;
      query.add(new BoostQuery(pair, PAIR), Occur.SHOULD);
    }
    if (reading == Reading.FORGIVING && run.size() > 1 && run.stream().anyMatch(Word::accented)) {
      // Syllables without their marks are too few to be told apart unless they stand together.
      query.add(folded.build(), Occur.FILTER);
    }
  }

  private Query word(Word word) {
    return word(word, true);
  }

  private Query word(Word word, boolean marked) {
    if (marked) {
      mark(word);
    }
    Query folded = term(IndexFields.FOLDED, word.folded());
    if (reading == Reading.FORGIVING) {
      return forgiving(word, folded);
    }
    if (!word.accented()) {
      Query stem = term(IndexFields.FOLDED, IndexFields.STEM_MARK + word.stem());
      return either(folded, new BoostQuery(stem, STEM));
    }
    return either(
        term(IndexFields.EXACT, word.exact()),
        new BoostQuery(term(IndexFields.EXACT, word.folded()), UNMARKED_IN_TEXT));
  }

  private Query forgiving(Word word, Query folded) {
    List<Query> ways = new ArrayList<>();
    ways.add(folded);
    ways.add(new BoostQuery(term(IndexFields.FOLDED, IndexFields.STEM_MARK + word.stem()), STEM));
    if (word.folded().length() >= SHORTEST_ALIKE && alikeLeft > 0) {
      alikeLeft--;
      marks.addAlike(word.folded());
      Query alike =
          new FuzzyQuery(new Term(IndexFields.FOLDED, word.folded()), 1, 1, ALIKE_TERMS, true);
      ways.add(new BoostQuery(alike, ALIKE));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  private void mark(Word word) {
    if (reading != Reading.FORGIVING && word.accented()) {
      marks.addExact(word.exact());
      marks.addExact(word.folded());
    } else {
      marks.addFolded(word);
    }
  }

  private Query named(List<Word> words, Vocabulary.Match match) {
    List<Query> ways = new ArrayList<>();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(w -> all.add(word(w), Occur.MUST));
    ways.add(all.build());
    addNames(match.same(), SAME_THING, ways);
    addNames(match.related(), RELATED_THING, ways);
    return new DisjunctionMaxQuery(ways, 0);
  }

  private void addNames(List<Vocabulary.Phrase> names, float weight, List<Query> ways) {
    for (Vocabulary.Phrase name : names) {
      if (namesLeft-- <= 0) {
        return;
      }
      marks.addName(name.words());
      ways.add(new BoostQuery(name(name.words()), weight));
    }
  }

  private static Query name(List<Word> words) {
    return switch (words.size()) {
      case 1 -> term(IndexFields.EXACT, words.getFirst().exact());
      case 2 ->
          term(
              IndexFields.EXACT_PAIRS,
              IndexedTexts.pair(words.getFirst().exact(), words.getLast().exact()));
      default -> sequence(IndexFields.EXACT_SEQUENCE, words, true);
    };
  }

  private Query phrase(List<Word> words) {
    Query folded = sequence(IndexFields.FOLDED_SEQUENCE, words, false);
    if (reading == Reading.FORGIVING || words.stream().noneMatch(Word::accented)) {
      return folded;
    }
    BooleanQuery.Builder mixed = new BooleanQuery.Builder().add(folded, Occur.MUST);
    words.stream()
        .filter(Word::accented)
        .forEach(w -> mixed.add(term(IndexFields.EXACT, w.exact()), Occur.MUST));
    return words.stream().allMatch(Word::accented)
        ? sequence(IndexFields.EXACT_SEQUENCE, words, true)
        : either(sequence(IndexFields.EXACT_SEQUENCE, words, true), mixed.build());
  }

  private static Query sequence(String field, List<Word> words, boolean exact) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    words.forEach(w -> phrase.add(new Term(field, exact ? w.exact() : w.folded())));
    return phrase.build();
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }

  private static Query either(Query first, Query second) {
    return new DisjunctionMaxQuery(List.of(first, second), 0);
  }
}
