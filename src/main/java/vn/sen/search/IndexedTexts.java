package vn.sen.search;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;

/** Gathers the texts of one dataset, each with its weight, into the fields that are searched. */
final class IndexedTexts {
  static final int TITLE = 6;
  static final int KEYWORD = 3;
  static final int LABEL = 2;
  static final int OTHER = 1;

  private static final int LONGEST_TEXT = 100_000;

  private final TermStream exact = new TermStream();
  private final TermStream folded = new TermStream();
  private final TermStream exactPairs = new TermStream();
  private final TermStream foldedPairs = new TermStream();
  private final TermStream exactSequence = new TermStream();
  private final TermStream foldedSequence = new TermStream();

  /**
   * @param language BCP 47 tag or ""
   */
  void add(String text, String language, int weight) {
    String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    List<Word> words = Words.read(bounded);
    boolean stemmed = language.isEmpty() || language.startsWith("en");
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      exact.addWeighted(word.exact(), weight);
      folded.addWeighted(word.folded(), weight);
      if (stemmed) {
        folded.addWeighted(IndexFields.STEM_MARK + word.stem(), weight);
      }
      int positions = i == 0 ? IndexFields.GAP : 1;
      exactSequence.addPositioned(word.exact(), positions);
      foldedSequence.addPositioned(word.folded(), positions);
      if (i > 0) {
        Word before = words.get(i - 1);
        exactPairs.addWeighted(pair(before.exact(), word.exact()), weight);
        foldedPairs.addWeighted(pair(before.folded(), word.folded()), weight);
      }
    }
  }

  void writeTo(Document document) {
    document.add(new Field(IndexFields.EXACT, exact, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.FOLDED, folded, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.EXACT_PAIRS, exactPairs, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.FOLDED_PAIRS, foldedPairs, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.EXACT_SEQUENCE, exactSequence, IndexFields.SEQUENCE));
    document.add(new Field(IndexFields.FOLDED_SEQUENCE, foldedSequence, IndexFields.SEQUENCE));
  }

  static String pair(String first, String second) {
    return first + IndexFields.PAIR_SEPARATOR + second;
  }
}
