package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;

/**
 * What typed words were meant to be where they stand nowhere as they are: the keystrokes of an
 * input method, words typed without a space between them, or with one too many. Asked of what the
 * caller may discover and of the code lists.
 */
final class MeantWords {
  private static final int SHORTEST_SPLIT = 7;

  private final KnownWords known;
  private final Vocabulary names;

  MeantWords(KnownWords known, Vocabulary names) {
    this.known = known;
    this.names = names;
  }

  List<Word> of(List<Word> run) {
    List<Word> meant = new ArrayList<>(run.size());
    for (int i = 0; i < run.size(); i++) {
      Word word = run.get(i);
      if (i + 1 < run.size() && isSplit(word, run.get(i + 1))) {
        meant.add(Words.of(word.folded() + run.get(i + 1).folded()));
        i++;
      } else if (isKnown(word)) {
        meant.add(word);
      } else {
        meant.addAll(guessed(word));
      }
    }
    return List.copyOf(meant);
  }

  private boolean isKnown(Word word) {
    return word.accented()
        || names.knows(word.folded())
        || known.hasFolded(word.folded())
        || known.hasStem(word);
  }

  /** One word of a name, typed as two that nowhere stand side by side. */
  private boolean isSplit(Word first, Word second) {
    String whole = first.folded() + second.folded();
    return whole.length() >= SHORTEST_SPLIT
        && !first.accented()
        && !second.accented()
        && names.knows(whole)
        && names.matchAt(List.of(first, second), 0, false).length() < 2
        && known.count(pair(first, second), 1) == 0;
  }

  private static Term pair(Word first, Word second) {
    return new Term(IndexFields.FOLDED_PAIRS, IndexedTexts.pair(first.folded(), second.folded()));
  }

  private List<Word> guessed(Word word) {
    return Keystrokes.readings(word.folded()).stream()
        .map(Words::of)
        .filter(w -> names.knows(w.exact()) || known.hasExact(w.exact()))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> apart(word));
  }

  private List<Word> apart(Word word) {
    List<Word> apart = names.unglued(word.folded());
    return apart.isEmpty() ? List.of(word) : apart;
  }
}
