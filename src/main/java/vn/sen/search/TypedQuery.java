package vn.sen.search;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was typed, taken apart.
 *
 * @param words outside quotes, in their order; those that belong together have been typed side by
 *     side
 * @param phrases wanted word for word
 * @param excluded words and phrases that no hit may hold
 */
record TypedQuery(List<List<Word>> words, List<List<Word>> phrases, List<List<Word>> excluded) {

  boolean isEmpty() {
    return words.isEmpty() && phrases.isEmpty() && excluded.isEmpty();
  }

  /** With every word outside quotes and exclusions replaced. */
  TypedQuery map(UnaryOperator<Word> change) {
    return new TypedQuery(
        words.stream().map(run -> run.stream().map(change).toList()).toList(), phrases, excluded);
  }
}
