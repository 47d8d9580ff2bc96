package vn.sen.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that a hit need not hold: they carry little, and a question is full of them. Of some of
 * them nothing is asked at all, others speak of the shape of what is sought (a list, the newest, as
 * CSV) rather than of its subject and help to rank.
 */
final class StopWords {
  private static final Set<String> ACCENTED =
      exact(
          "và của các những cho là ở tại trong về từ đến với có được nào nhiều ít nhất gì"
              + " một này đó ra thì mà khi đã đang sẽ bởi tôi bạn cần tìm hãy muốn tập bộ"
              + " thuộc gồm mỗi từng đâu ai như thế hay hoặc cùng bị do hết rồi xem giúp mình"
              + " ơi ạ nhé vậy sao năm mấy xin lấy kiếm nó rằng nên phải còn vẫn cũng rất quá lắm hơn"
              + " nếu vì");

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
          "the nao",
          "cho hoi",
          "o dau",
          "tim kiem",
          "con so",
          "lam sao",
          "co the",
          "khong biet",
          "hang dau");

  /** Two syllables, folded, that say in which shape or how much. */
  private static final Set<String> HELPFUL_PAIRS =
      Set.of(
          "moi nhat",
          "gan nhat",
          "gan day",
          "cap nhat",
          "cao nhat",
          "thap nhat",
          "lon nhat",
          "nho nhat",
          "nhieu nhat",
          "it nhat",
          "danh sach",
          "danh muc",
          "thong ke",
          "tai ve",
          "tai xuong",
          "mien phi",
          "chi tiet",
          "tong hop",
          "day du",
          "so luong",
          "tong so",
          "ti le",
          "xu huong",
          "tinh hinh",
          "thuc trang",
          "hien trang",
          "bien dong",
          "ban do",
          "hang nam",
          "hang thang",
          "hang ngay",
          "lich su",
          "thoi gian",
          "giai doan");

  /** Words, folded, that say in which shape or how much. */
  private static final Set<String> HELPFUL =
      Set.of(
          ("csv tsv json geojson excel xls xlsx ods xml pdf shp shapefile parquet zip txt rdf api"
                  + " file files format spreadsheet table tables download downloads free open"
                  + " latest newest newer recent current updated list lists statistics stats"
                  + " figures number numbers amount total trend trends percentage percent level"
                  + " levels average map maps time series historical history yearly annual monthly"
                  + " weekly daily quarterly highest lowest largest biggest smallest top raw full"
                  + " complete official")
              .split(" "));

  /** Of the same, Vietnamese ones whose folded form means something else, too. */
  private static final Set<String> HELPFUL_ACCENTED = exact("tải bảng tệp giờ");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

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
          "per",
          "need",
          "want",
          "looking",
          "search",
          "please",
          "pls",
          "us",
          "between",
          "over",
          "vs",
          "than",
          "if",
          "will",
          "would",
          "should",
          "could",
          "during",
          "since",
          "into",
          "their",
          "they",
          "as",
          "like",
          "some",
          "each",
          "every",
          "live",
          "lives",
          "year",
          "years",
          "cho",
          "voi",
          "nam");

  private static final Set<String> JOINING = exact("và va hoặc cùng and or");

  private StopWords() {}

  /** Whether it joins two needs rather than two words. */
  static boolean joins(Word word) {
    return JOINING.contains(word.exact());
  }

  /**
   * Whether a name begins as a question for a number does: "how many people", "bao nhiêu người".
   */
  static boolean ask(List<Word> name) {
    return name.size() > 2
        && (PAIRS.contains(IndexedTexts.pair(name.get(0).folded(), name.get(1).folded()))
            || (contains(name.get(0)) && contains(name.get(1))));
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

  /** How many words from there on speak of the shape of what is sought: none, one or two. */
  static int helpfulLengthAt(List<Word> words, int at) {
    Word word = words.get(at);
    if (at + 1 < words.size()
        && HELPFUL_PAIRS.contains(IndexedTexts.pair(word.folded(), words.get(at + 1).folded()))) {
      return 2;
    }
    boolean helpful =
        word.accented()
            ? HELPFUL_ACCENTED.contains(word.exact())
            : HELPFUL.contains(word.folded()) || YEAR.matcher(word.folded()).matches();
    return helpful ? 1 : 0;
  }

  private static Set<String> exact(String words) {
    return Stream.of(words)
        .flatMap(w -> Words.read(w).stream())
        .map(Word::exact)
        .collect(Collectors.toUnmodifiableSet());
  }
}
