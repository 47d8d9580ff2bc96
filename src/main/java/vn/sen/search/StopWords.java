package vn.sen.search;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that a hit need not hold: they carry little, and a question is full of them. */
final class StopWords {
  private static final Set<String> ACCENTED =
      exact(
          "và của các những cho là ở tại trong về từ đến với có được nào nhiều ít nhất gì bao nhiêu"
              + " một này đó ra thì mà khi đã đang sẽ bởi tôi bạn cần tìm hãy muốn dữ liệu tập bộ"
              + " bây giờ hiện nay thuộc gồm mỗi từng đâu ai như thế hay hoặc cùng phần trăm");

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

  private static Set<String> exact(String words) {
    return Stream.of(words)
        .flatMap(w -> Words.read(w).stream())
        .map(Word::exact)
        .collect(Collectors.toUnmodifiableSet());
  }
}
