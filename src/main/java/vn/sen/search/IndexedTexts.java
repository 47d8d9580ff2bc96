package vn.sen.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;

/** Gathers the texts of one dataset, each with its weight, into the fields that are searched. */
final class IndexedTexts implements TextSink {
  static final int TITLE = 6;
  static final int KEYWORD = 3;
  static final int LABEL = 2;
  static final int OTHER = 1;

  private static final int LONGEST_TEXT = 100_000;

  private final Vocabulary vocabulary;
  private final TermStream exact = new TermStream();
  private final TermStream folded = new TermStream();
  private final TermStream exactPairs = new TermStream();
  private final TermStream foldedPairs = new TermStream();
  private final TermStream concepts = new TermStream();
  private final TermStream parts = new TermStream();
  private final WordSequence sequence = new WordSequence();

  IndexedTexts(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public void add(TextPart part, String text, String language, int weight) {
    String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    CutText cut = vocabulary.texts().cut(bounded);
    boolean stemmed = language.isEmpty() || language.startsWith("en");
    for (Word word : cut.words()) {
      exact.add(word.exact(), weight);
      folded.add(word.folded(), weight);
      parts.addAtLeast(partTerm(part, word.folded()), 1);
      if (stemmed && word.isPlural()) {
        folded.add(word.stem(), weight);
      }
    }
    if (stemmed) {
      cut.stems().forEach(stem -> parts.addAtLeast(stem, 1));
    }
    cut.exactPairs().forEach(pair -> exactPairs.add(pair, weight));
    cut.foldedPairs().forEach(pair -> foldedPairs.add(pair, weight));
    cut.concepts().forEach(key -> concepts.add(key, weight));
    sequence.add(cut.words());
  }

  @Override
  public void addCode(TextPart part, String code) {
    Words.read(code).forEach(w -> parts.addAtLeast(partTerm(part, w.folded()), 1));
  }

  void writeTo(Document document) {
    document.add(new Field(IndexFields.EXACT, exact, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.FOLDED, folded, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.EXACT_PAIRS, exactPairs, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.FOLDED_PAIRS, foldedPairs, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.CONCEPTS, concepts, IndexFields.WEIGHTED));
    document.add(new Field(IndexFields.PARTS, parts, IndexFields.UNSCORED));
    document.add(new Field(IndexFields.SEQUENCE, sequence, IndexFields.POSITIONED));
  }

  static String pair(String first, String second) {
    return first + IndexFields.PAIR_SEPARATOR + second;
  }

  static String partTerm(TextPart part, String folded) {
    return part.mark() + folded;
  }
}
