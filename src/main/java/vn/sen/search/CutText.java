package vn.sen.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as the index takes it.
 *
 * @param stems of each word, marked as such
 * @param exactPairs of each word but the first with the one before it
 * @param foldedPairs the same without diacritics
 * @param concepts keys of what the text names, as often as it does
 */
record CutText(
    String text,
    List<Word> words,
    List<String> stems,
    List<String> exactPairs,
    List<String> foldedPairs,
    List<String> concepts) {

  static CutText of(String text, Vocabulary vocabulary) {
    List<Word> words = Words.read(text);
    List<String> stems = new ArrayList<>(words.size());
    List<String> exactPairs = new ArrayList<>(words.size());
    List<String> foldedPairs = new ArrayList<>(words.size());
    Word before = null;
    for (Word word : words) {
      stems.add(IndexFields.STEM_MARK + word.stem());
      if (before != null) {
        String folded = IndexedTexts.pair(before.folded(), word.folded());
        boolean plain = !before.accented() && !word.accented();
        foldedPairs.add(folded);
        exactPairs.add(plain ? folded : IndexedTexts.pair(before.exact(), word.exact()));
      }
      before = word;
    }
    List<String> concepts = new ArrayList<>();
    vocabulary.conceptsIn(words, concepts::add);
    return new CutText(text, words, stems, exactPairs, foldedPairs, concepts);
  }
}
