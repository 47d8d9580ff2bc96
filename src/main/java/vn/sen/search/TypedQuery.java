package vn.sen.search;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was typed, taken apart.
 *
 * @param words outside quotes, in their order; those that belong together have been typed side by
 *     side; an empty run stands for a comma
 * @param phrases wanted word for word
 * @param excluded words and phrases that no hit may hold
 * @param fields words that a hit must hold in one part, or must not
 */
record TypedQuery(
    List<List<Word>> words,
    List<List<Word>> phrases,
    List<List<Word>> excluded,
    List<FieldClause> fields) {

  /**
   * {@code title:lúa}, {@code year:2010..2020}.
   *
   * @param part empty for years
   */
  record FieldClause(
      Optional<TextPart> part,
      List<Word> words,
      Optional<SearchRequest.Years> years,
      boolean excluded) {}

  boolean isEmpty() {
    return words.isEmpty() && phrases.isEmpty() && excluded.isEmpty() && fields.isEmpty();
  }

  /** Whether there is something to rank by. */
  boolean isRanked() {
    return !words.isEmpty() || !phrases.isEmpty();
  }

  /** With the words outside quotes and exclusions replaced, those side by side together. */
  TypedQuery map(UnaryOperator<List<Word>> change) {
    return new TypedQuery(words.stream().map(change).toList(), phrases, excluded, fields);
  }
}
