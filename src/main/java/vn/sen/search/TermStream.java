package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Terms made beforehand, handed to the index writer one by one. */
final class TermStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final List<Entry> entries = new ArrayList<>();
  private int next;

  private record Entry(String term, int weight, int increment) {}

  /** Counts as {@code weight} occurrences; for fields without positions. */
  void addWeighted(String text, int weight) {
    entries.add(new Entry(text, weight, 1));
  }

  /** For fields with positions. */
  void addPositioned(String text, int positions) {
    entries.add(new Entry(text, 1, positions));
  }

  @Override
  public boolean incrementToken() {
    if (next == entries.size()) {
      return false;
    }
    Entry entry = entries.get(next++);
    clearAttributes();
    term.append(entry.term());
    increment.setPositionIncrement(entry.increment());
    frequency.setTermFrequency(entry.weight());
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }
}
