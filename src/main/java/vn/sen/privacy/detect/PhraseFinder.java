package vn.sen.privacy.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Finds many phrases in folded text in one pass (Aho and Corasick, 1975): lower-case Latin letters,
 * digits and spaces; every other character ends a phrase. Immutable.
 */
final class PhraseFinder {
  private static final int SYMBOLS = 38;
  private static final int OTHER = 37;
  private static final byte[] SYMBOL = symbols();

  private final int[] next;
  private final int[] groups;
  private final byte[] longest;

  /**
   * @param phrasesByGroup bit of a group to its phrases; {@code " so nha "} finds whole words,
   *     {@code " so"} whatever begins so
   */
  PhraseFinder(Map<Integer, List<String>> phrasesByGroup) {
    List<int[]> edges = new ArrayList<>();
    List<Integer> bits = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    addState(edges, bits, lengths);
    phrasesByGroup.forEach(
        (bit, phrases) -> phrases.forEach(one -> addPhrase(one, bit, edges, bits, lengths)));
    int states = edges.size();
    next = new int[states * SYMBOLS];
    groups = new int[states];
    longest = new byte[states];
    for (int i = 0; i < states; i++) {
      groups[i] = bits.get(i);
      longest[i] = lengths.get(i).byteValue();
    }
    link(edges);
  }

  private static void addState(List<int[]> edges, List<Integer> bits, List<Integer> lengths) {
    int[] none = new int[SYMBOLS];
    Arrays.fill(none, -1);
    edges.add(none);
    bits.add(0);
    lengths.add(0);
  }

  private static void addPhrase(
      String phrase, int bit, List<int[]> edges, List<Integer> bits, List<Integer> lengths) {
    int state = 0;
    for (int i = 0; i < phrase.length(); i++) {
      int symbol = symbol(phrase.charAt(i));
      int[] row = edges.get(state);
      if (row[symbol] < 0) {
        row[symbol] = edges.size();
        addState(edges, bits, lengths);
      }
      state = row[symbol];
    }
    bits.set(state, bits.get(state) | bit);
    lengths.set(state, phrase.length());
  }

  /** Breadth first, so that the state a failure leads to is complete before it is used. */
  private void link(List<int[]> edges) {
    int[] failure = new int[edges.size()];
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.add(0);
    while (!waiting.isEmpty()) {
      int state = waiting.remove();
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        int child = edges.get(state)[symbol];
        int fallback = state == 0 ? 0 : next[failure[state] * SYMBOLS + symbol];
        next[state * SYMBOLS + symbol] = child < 0 ? fallback : child;
        if (child >= 0) {
          failure[child] = fallback;
          groups[child] |= groups[fallback];
          longest[child] = (byte) Math.max(longest[child], longest[fallback]);
          waiting.add(child);
        }
      }
    }
  }

  private static byte[] symbols() {
    byte[] symbols = new byte[128];
    Arrays.fill(symbols, (byte) OTHER);
    symbols[' '] = 0;
    for (int i = 0; i < 26; i++) {
      symbols['a' + i] = (byte) (1 + i);
    }
    for (int i = 0; i < 10; i++) {
      symbols['0' + i] = (byte) (27 + i);
    }
    return symbols;
  }

  private static int symbol(char c) {
    return c < 128 ? SYMBOL[c] : OTHER;
  }

  /** The state before any character. */
  static int start() {
    return 0;
  }

  int advance(int state, char c) {
    return next[state * SYMBOLS + symbol(c)];
  }

  /** Bits of the groups that have a phrase ending in this state. */
  int groups(int state) {
    return groups[state];
  }

  /** Length of the longest phrase that ends in this state. */
  int longest(int state) {
    return longest[state];
  }

  /** Bits of the groups that have a phrase anywhere in the text. */
  int find(CharSequence folded) {
    int state = start();
    int found = 0;
    for (int i = 0; i < folded.length(); i++) {
      state = advance(state, folded.charAt(i));
      found |= groups[state];
    }
    return found;
  }
}
