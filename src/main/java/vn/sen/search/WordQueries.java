package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.sen.search.QueryBuilder.Reading;

/** The queries for one word, name or phrase, and the marks that they leave on a result. */
final class WordQueries {
  private static final float UNMARKED_IN_TEXT = 0.4f;
  private static final float STEM = 0.9f;
  private static final float ALIKE = 0.3f;
  private static final float SAME_THING = 0.6f;
  private static final float RELATED_THING = 0.25f;
  private static final float WIDER_THING = 0.1f;

  /** Together they keep a query well below Lucene's 1,024 clauses. */
  private static final int MOST_CONCEPTS = 300;

  private static final int MOST_ALIKE_WORDS = 8;
  private static final int ALIKE_TERMS = 20;
  private static final int SHORTEST_ALIKE = 4;

  private final Reading reading;
  private final Marks marks = new Marks();
  private int conceptsLeft = MOST_CONCEPTS;
  private int alikeLeft = MOST_ALIKE_WORDS;

  WordQueries(Reading reading) {
    this.reading = reading;
  }

  Marks marks() {
    return marks;
  }

  void mark(Word word) {
    if (reading != Reading.FORGIVING && word.accented()) {
      marks.addExact(word.exact());
      marks.addExact(word.folded());
    } else {
      marks.addFolded(word);
    }
  }

  Query word(Word word) {
    mark(word);
    Query folded = term(IndexFields.FOLDED, word.folded());
    if (reading == Reading.FORGIVING) {
      return forgiving(word, folded);
    }
    if (!word.accented()) {
      return word.isPlural() ? either(folded, stem(word)) : folded;
    }
    return either(
        term(IndexFields.EXACT, word.exact()),
        new BoostQuery(term(IndexFields.EXACT, word.folded()), UNMARKED_IN_TEXT));
  }

  private Query forgiving(Word word, Query folded) {
    List<Query> ways = new ArrayList<>();
    ways.add(folded);
    if (word.isPlural()) {
      ways.add(stem(word));
    }
    if (word.folded().length() >= SHORTEST_ALIKE && alikeLeft > 0) {
      alikeLeft--;
      marks.addAlike(word.folded());
      Query alike =
          new FuzzyQuery(new Term(IndexFields.FOLDED, word.folded()), 1, 1, ALIKE_TERMS, true);
      ways.add(new BoostQuery(alike, ALIKE));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  /** What is in the plural is indexed in the singular too, not the reverse. */
  private static Query stem(Word word) {
    return new BoostQuery(term(IndexFields.FOLDED, word.stem()), STEM);
  }

  /** By the words as typed, and by what they name. */
  Query named(List<Word> words, Vocabulary.Match match) {
    List<Query> ways = new ArrayList<>();
    ways.add(asTyped(words, match.compound()));
    addConcepts(match.same(), SAME_THING, ways);
    addConcepts(match.related(), RELATED_THING, ways);
    addConcepts(match.wider(), WIDER_THING, ways);
    match.names().forEach(n -> marks.addName(n.words()));
    match.others().forEach(n -> marks.addRelated(n.words()));
    return new DisjunctionMaxQuery(ways, 0);
  }

  private Query asTyped(List<Word> words, boolean compound) {
    if (words.size() == 2 && compound) {
      words.forEach(this::mark);
      return pair(words.getFirst(), words.getLast());
    }
    if (words.size() == 1) {
      return word(words.getFirst());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (compound) {
      // Its syllables mean nothing apart.
      words.forEach(this::mark);
      for (int i = 1; i < words.size(); i++) {
        all.add(pair(words.get(i - 1), words.get(i)), Occur.MUST);
      }
    } else {
      words.forEach(w -> all.add(word(w), Occur.MUST));
    }
    return all.build();
  }

  /** One word, or two side by side. */
  Query beside(List<Word> words) {
    if (words.size() == 1) {
      return word(words.getFirst());
    }
    words.forEach(this::mark);
    return pair(words.getFirst(), words.getLast());
  }

  /** What speaks of one of these places as a whole. */
  Query covering(List<String> codes) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String code : codes) {
      String word = Words.of(code).folded();
      any.add(term(IndexFields.PARTS, IndexedTexts.partTerm(TextPart.PLACE, word)), Occur.SHOULD);
    }
    return any.build();
  }

  private void addConcepts(List<String> keys, float weight, List<Query> ways) {
    for (String key : keys) {
      if (conceptsLeft-- > 0) {
        ways.add(new BoostQuery(term(IndexFields.CONCEPTS, key), weight));
      }
    }
  }

  /** Side by side. */
  Query pair(Word first, Word second) {
    Query folded = foldedPair(first, second);
    boolean asTyped = reading != Reading.FORGIVING && (first.accented() || second.accented());
    return asTyped
        ? either(
            term(IndexFields.EXACT_PAIRS, IndexedTexts.pair(first.exact(), second.exact())),
            new BoostQuery(folded, UNMARKED_IN_TEXT))
        : folded;
  }

  static Query foldedPair(Word first, Word second) {
    return term(IndexFields.FOLDED_PAIRS, IndexedTexts.pair(first.folded(), second.folded()));
  }

  /** The syllable with the one before it or the one after it. */
  Query besideNeighbour(List<Word> run, int at) {
    BooleanQuery.Builder beside = new BooleanQuery.Builder();
    if (at > 0) {
      beside.add(closePair(run.get(at - 1), run.get(at)), Occur.SHOULD);
    }
    if (at + 1 < run.size()) {
      beside.add(closePair(run.get(at), run.get(at + 1)), Occur.SHOULD);
    }
    return beside.build();
  }

  private Query closePair(Word first, Word second) {
    boolean asTyped = reading != Reading.FORGIVING && (first.accented() || second.accented());
    return asTyped
        ? term(IndexFields.EXACT_PAIRS, IndexedTexts.pair(first.exact(), second.exact()))
        : foldedPair(first, second);
  }

  /** Word for word; where words were typed with diacritics, with these. */
  Query phrase(List<Word> words) {
    if (words.size() == 1) {
      return words.getFirst().accented() && reading != Reading.FORGIVING
          ? term(IndexFields.EXACT, words.getFirst().exact())
          : term(IndexFields.FOLDED, words.getFirst().folded());
    }
    BooleanQuery.Builder phrase = new BooleanQuery.Builder();
    if (words.size() == 2) {
      phrase.add(foldedPair(words.getFirst(), words.getLast()), Occur.MUST);
    } else {
      PhraseQuery.Builder sequence = new PhraseQuery.Builder();
      words.forEach(w -> sequence.add(new Term(IndexFields.SEQUENCE, w.folded())));
      phrase.add(sequence.build(), Occur.MUST);
    }
    for (int i = 0; i < words.size() && reading != Reading.FORGIVING; i++) {
      Word word = words.get(i);
      if (i > 0 && word.accented() && words.get(i - 1).accented()) {
        phrase.add(
            term(
                IndexFields.EXACT_PAIRS, IndexedTexts.pair(words.get(i - 1).exact(), word.exact())),
            Occur.FILTER);
      } else if (word.accented()) {
        phrase.add(term(IndexFields.EXACT, word.exact()), Occur.FILTER);
      }
    }
    return phrase.build();
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }

  private static Query either(Query first, Query second) {
    return new DisjunctionMaxQuery(List.of(first, second), 0);
  }
}
