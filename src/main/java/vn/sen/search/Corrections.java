package vn.sen.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Proposes another spelling for words that stand nowhere, made of words that stand in what the
 * caller may discover or in the code lists: never of a hidden dataset's.
 */
final class Corrections {
  private static final int SHORTEST = 3;
  private static final int LONGEST_FOR_ONE_EDIT = 5;
  private static final int MOST_WORDS = 6;
  private static final int MOST_CANDIDATES = 60;
  private static final int ENOUGH = 50;

  /** What a place in the code lists is worth, in datasets that hold the word. */
  private static final int OF_A_NAME = 5;

  /** A shorter word has too many neighbours to be replaced unasked. */
  private static final int SHORTEST_CERTAIN = 5;

  private final IndexSearcher searcher;
  private final KnownWords known;
  private final Vocabulary vocabulary;

  Corrections(IndexSearcher searcher, KnownWords known, Vocabulary vocabulary) {
    this.searcher = searcher;
    this.known = known;
    this.vocabulary = vocabulary;
  }

  /**
   * Another spelling of the whole.
   *
   * @param complete whether every unknown word was replaced, and is long enough to tell by what
   */
  record Correction(String text, boolean complete) {}

  /** What was typed with its unknown words replaced; empty when none is, or nothing is close. */
  Optional<Correction> of(String typed) throws IOException {
    List<Word> words = Words.read(Texts.cut(typed, QueryReader.LONGEST_TEXT));
    StringBuilder corrected = new StringBuilder();
    int done = 0;
    int left = MOST_WORDS;
    boolean changed = false;
    boolean complete = true;
    for (int i = 0; i < words.size() && left > 0; i++) {
      Word word = words.get(i);
      if (isKnown(word)) {
        continue;
      }
      if (word.folded().length() < SHORTEST) {
        complete = false;
        continue;
      }
      left--;
      Optional<String> better =
          closest(
              word,
              i > 0 ? words.get(i - 1) : null,
              i + 1 < words.size() ? words.get(i + 1) : null);
      if (better.isPresent()) {
        corrected.append(typed, done, word.start()).append(Syllables.written(better.get()));
        done = word.end();
        changed = true;
        complete &=
            word.folded().length() >= SHORTEST_CERTAIN
                || Words.of(better.get()).folded().equals(word.folded());
      } else {
        complete = false;
      }
    }
    return changed
        ? Optional.of(
            new Correction(
                corrected.append(typed.substring(done)).toString(), complete && left > 0))
        : Optional.empty();
  }

  private boolean isKnown(Word word) {
    return word.accented()
        ? vocabulary.knows(word.exact()) || known.hasExact(word.exact())
        : vocabulary.knows(word.folded()) || known.hasFolded(word.folded()) || known.hasStem(word);
  }

  private Optional<String> closest(Word word, @Nullable Word before, @Nullable Word after)
      throws IOException {
    Map<String, Integer> candidates = candidates(word);
    String best = null;
    long bestValue = 0;
    for (Map.Entry<String, Integer> candidate : candidates.entrySet()) {
      Word form = Words.of(candidate.getKey());
      long value = value(form, before, after);
      if (value > 0) {
        value = value * 10 / (candidate.getValue() + (form.folded().equals(word.folded()) ? 0 : 2));
        if (value > bestValue) {
          bestValue = value;
          best = candidate.getKey();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How often it stands where the caller may look; beside the same neighbours counts most. */
  private long value(Word form, @Nullable Word before, @Nullable Word after) {
    long alone = known.count(new Term(IndexFields.EXACT, form.exact()), ENOUGH);
    if (alone == 0 && !vocabulary.knows(form.exact())) {
      return 0;
    }
    long value = 1 + alone + (vocabulary.knows(form.exact()) ? OF_A_NAME : 0);
    for (boolean isBefore : new boolean[] {true, false}) {
      Word neighbour = isBefore ? before : after;
      if (neighbour != null) {
        String pair =
            isBefore
                ? IndexedTexts.pair(neighbour.folded(), form.folded())
                : IndexedTexts.pair(form.folded(), neighbour.folded());
        value += 100L * known.count(new Term(IndexFields.FOLDED_PAIRS, pair), ENOUGH);
        value += 100L * (isName(isBefore, neighbour, form) ? OF_A_NAME : 0);
      }
    }
    return value;
  }

  private boolean isName(boolean behind, Word neighbour, Word form) {
    List<Word> both = behind ? List.of(neighbour, form) : List.of(form, neighbour);
    return vocabulary.matchAt(both, 0, false).length() == both.size();
  }

  /** Written forms within one edit, or two of a long word, each with its distance. */
  private Map<String, Integer> candidates(Word word) throws IOException {
    int most = word.folded().length() > LONGEST_FOR_ONE_EDIT ? 2 : 1;
    Map<String, Integer> candidates = new LinkedHashMap<>();
    Set<String> forms = new HashSet<>(List.of(word.exact(), word.folded()));
    for (String form : forms) {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Terms terms = leaf.reader().terms(IndexFields.EXACT);
        if (terms != null) {
          addAlike(terms, form, most, candidates);
        }
      }
    }
    for (String name : vocabulary.words()) {
      if (candidates.size() < 2 * MOST_CANDIDATES
          && Marks.withinOneEdit(name, word.exact())
          && (!word.accented() || Words.of(name).accented())) {
        candidates.putIfAbsent(name, 1);
      }
    }
    return candidates;
  }

  private static void addAlike(Terms terms, String form, int most, Map<String, Integer> candidates)
      throws IOException {
    TermsEnum alike = new FuzzyTermsEnum(terms, new Term(IndexFields.EXACT, form), most, 1, true);
    for (BytesRef term = alike.next();
        term != null && candidates.size() < MOST_CANDIDATES;
        term = alike.next()) {
      String text = term.utf8ToString();
      candidates.putIfAbsent(text, Marks.withinOneEdit(text, form) ? 1 : 2);
    }
  }
}
