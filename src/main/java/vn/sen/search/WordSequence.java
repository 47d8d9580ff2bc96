package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The folded words of all texts of a dataset in their order, for phrases. */
final class WordSequence extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<List<Word>> texts = new ArrayList<>();
  private int text;
  private int word;

  void add(List<Word> words) {
    if (!words.isEmpty()) {
      texts.add(words);
    }
  }

  @Override
  public boolean incrementToken() {
    if (text == texts.size()) {
      return false;
    }
    clearAttributes();
    List<Word> words = texts.get(text);
    term.append(words.get(word).folded());
    increment.setPositionIncrement(word == 0 ? IndexFields.GAP : 1);
    word++;
    if (word == words.size()) {
      text++;
      word = 0;
    }
    return true;
  }

  @Override
  public void reset() {
    text = 0;
    word = 0;
  }
}
