package vn.sen.search;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * Terms made beforehand, each once with the weight of all its occurrences, for the index writer.
 */
final class TermStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final Map<String, Integer> weights = new HashMap<>();
  private Iterator<Map.Entry<String, Integer>> next = weights.entrySet().iterator();

  /** Counts as {@code weight} occurrences more. */
  void add(String text, int weight) {
    weights.merge(text, weight, Integer::sum);
  }

  /** Counts as at least {@code weight} occurrences. */
  void addAtLeast(String text, int weight) {
    weights.merge(text, weight, Math::max);
  }

  @Override
  public boolean incrementToken() {
    if (!next.hasNext()) {
      return false;
    }
    Map.Entry<String, Integer> entry = next.next();
    clearAttributes();
    term.append(entry.getKey());
    frequency.setTermFrequency(entry.getValue());
    return true;
  }

  @Override
  public void reset() {
    next = weights.entrySet().iterator();
  }
}
