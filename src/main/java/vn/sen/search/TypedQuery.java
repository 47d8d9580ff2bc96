package vn.sen.search;

import java.util.List;

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
}
