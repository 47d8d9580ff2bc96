package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
  private static final float FOLDED_INSTEAD = 0.6f;
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
  private final Predicate<String> known;
  private final Reading reading;
  private final Marks marks = new Marks();
  private int namesLeft = MOST_NAMES;
  private int alikeLeft = MOST_ALIKE_WORDS;

  /**
   * @param known whether an exact form stands in a document that the caller may discover
   */
  QueryBuilder(Vocabulary vocabulary, Predicate<String> known, Reading reading) {
    this.vocabulary = vocabulary;
    this.known = known;
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
    List<Query> wanted = new ArrayList<>();
    List<Query> helpful = new ArrayList<>();
    List<Word> light = new ArrayList<>();
    for (List<Word> run : runs) {
      for (int i = 0; i < run.size(); ) {
        Vocabulary.Match match = vocabulary.matchAt(run, i);
        List<Word> words = run.subList(i, i + Math.max(1, match.length()));
        if (match.length() == 0 && StopWords.contains(words.getFirst())) {
          light.addAll(words);
        } else {
          Query unit = match.length() == 0 ? word(words.getFirst()) : named(words, match);
          (isHelpfulOnly(match) ? helpful : wanted).add(unit);
        }
        i += words.size();
      }
      addPairs(run, query);
    }
    if (wanted.isEmpty()) {
      wanted.addAll(helpful);
    } else {
      helpful.forEach(q -> query.add(q, Occur.SHOULD));
    }
    boolean onlyLight = wanted.isEmpty();
    for (Word word : light) {
      if (onlyLight) {
        wanted.add(word(word));
      } else {
        query.add(word(word, false), Occur.SHOULD);
      }
    }
    if (!wanted.isEmpty()) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      wanted.forEach(q -> all.add(q, Occur.SHOULD));
      all.setMinimumNumberShouldMatch(enough(wanted.size()));
      query.add(all.build(), Occur.MUST);
    }
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
    for (int i = 1; i < run.size(); i++) {
      Word first = run.get(i - 1);
      Word second = run.get(i);
      Query folded =
          term(IndexFields.FOLDED_PAIRS, IndexedTexts.pair(first.folded(), second.folded()));
      boolean asTyped = reading != Reading.FORGIVING && (first.accented() || second.accented());
      Query pair =
          asTyped
              ? either(
                  term(IndexFields.EXACT_PAIRS, IndexedTexts.pair(first.exact(), second.exact())),
                  new BoostQuery(folded, UNMARKED_IN_TEXT))
              : folded;
      query.add(new BoostQuery(pair, PAIR), Occur.SHOULD);
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
    if (!known.test(word.exact())) {
      return new BoostQuery(folded, FOLDED_INSTEAD);
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
    if (reading != Reading.FORGIVING && word.accented() && known.test(word.exact())) {
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
