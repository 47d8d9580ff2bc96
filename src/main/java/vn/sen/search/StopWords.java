package vn.sen.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that a hit need not hold: they carry little, and a question is full of them. */
final class StopWords {
  private static final Set<String> ACCENTED =
      exact(
          "và của các những cho là ở tại trong về từ đến với có được nào nhiều ít nhất gì"
              + " một này đó ra thì mà khi đã đang sẽ bởi tôi bạn cần tìm hãy muốn tập bộ"
              + " thuộc gồm mỗi từng đâu ai như thế hay hoặc cùng bị do hết rồi xem giúp mình"
              + " ơi ạ nhé vậy sao");

  /** Two syllables that carry little together and mean something else apart. */
  private static final Set<String> PAIRS =
      Set.of(
          "bao nhieu",
          "bay gio",
          "hien nay",
          "hom nay",
          "nam nay",
          "nam ngoai",
          "phan tram",
          "du lieu",
          "so lieu",
          "chung ta",
          "the nao");

  /** Of the above, those whose folded form means little else; and the same for English. */
  private static final Set<String> PLAIN =
      Set.of(
          "va",
          "cua",
          "cac",
          "nhung",
          "la",
          "trong",
          "duoc",
          "nhieu",
          "nhat",
          "theo",
          "o",
          "the",
          "a",
          "an",
          "of",
          "in",
          "on",
          "at",
          "for",
          "and",
          "or",
          "to",
          "by",
          "with",
          "from",
          "is",
          "are",
          "was",
          "be",
          "which",
          "what",
          "where",
          "who",
          "how",
          "do",
          "does",
          "most",
          "many",
          "much",
          "i",
          "me",
          "data",
          "dataset",
          "datasets",
          "find",
          "about",
          "there",
          "this",
          "that",
          "it",
          "its",
          "when",
          "why",
          "can",
          "you",
          "we",
          "my",
          "our",
          "have",
          "has",
          "did",
          "show",
          "give",
          "get",
          "any",
          "all",
          "per");

  private static final Set<String> JOINING = exact("và va hoặc cùng and or");

  private StopWords() {}

  /** Whether it joins two needs rather than two words. */
  static boolean joins(Word word) {
    return JOINING.contains(word.exact());
  }

  static boolean contains(Word word) {
    return word.accented() ? ACCENTED.contains(word.exact()) : PLAIN.contains(word.folded());
  }

  /**
   * How many words from there on carry little: none, one or two.
   *
   * @param marked whether the text was typed with diacritics, so that a word without means none
   */
  static int lengthAt(List<Word> words, int at, boolean marked) {
    Word word = words.get(at);
    if (at + 1 < words.size()
        && PAIRS.contains(IndexedTexts.pair(word.folded(), words.get(at + 1).folded()))) {
      return 2;
    }
    return contains(word) || (marked && ACCENTED.contains(word.exact())) ? 1 : 0;
  }

  private static Set<String> exact(String words) {
    return Stream.of(words)
        .flatMap(w -> Words.read(w).stream())
        .map(Word::exact)
        .collect(Collectors.toUnmodifiableSet());
  }
}
