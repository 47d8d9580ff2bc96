package vn.sen.privacy.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Vietnamese person's name: family name, middle names, given name, in any case and with or without
 * diacritics, by dictionaries and by the header. Any two to six words of letters are weak; a name
 * of the dictionaries is strong, but for those of history, whom streets are named after. Source of
 * the law's class: Decree 356/2025/NĐ-CP article 3.
 */
final class PersonNameDetector implements Detector {
  private static final Set<String> TITLES =
      Set.of("ông", "bà", "anh", "chị", "cô", "chú", "bác", "ong", "ba", "chi", "mr", "ms", "mrs");

  private static final Pattern SPACE = Pattern.compile("[ \u00a0]+");
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "ho ten",
              "ho va ten",
              "full name",
              "fullname",
              "chu ho",
              "nguoi dai dien",
              "person name",
              "ten nguoi",
              "benh nhan",
              "nguoi lien he",
              "chu so huu",
              "nguoi nop",
              "ten hoc sinh",
              "ten sinh vien",
              "ten benh nhan",
              "ten khach hang",
              "customer name",
              "patient name",
              "nguoi nop don",
              "nguoi lao dong",
              "ho ten nhan vien",
              "ten can bo",
              "employee name",
              "student name",
              "nguoi nhan",
              "giam doc",
              "hieu truong",
              "ho dem",
              "ten chu xe",
              "chu xe",
              "chu phuong tien",
              "ten chu tai khoan",
              "chu tai khoan",
              "ten giao vien",
              "nguoi than",
              "phu huynh",
              "ten nguoi dan",
              "nguoi khai",
              "contact person",
              "owner name",
              "ten chu ho",
              "chu su dung",
              "passenger name",
              "guest name",
              "nguoi benh",
              "ho ten tre",
              "khach hang vay"),
          List.of(
              "duong",
              "pho",
              "tuyen",
              "truong",
              "phuong",
              "xa",
              "huyen",
              "quan",
              "tinh",
              "street",
              "road",
              "ward",
              "station",
              "tram",
              "cong ty",
              "don vi",
              "san pham",
              "danh nhan",
              "nhan vat",
              "cau",
              "cho",
              "company",
              "organization",
              "school",
              "loai",
              "giong",
              "khoa hoc",
              "tac pham",
              "cong trinh",
              "dia danh",
              "place",
              "city",
              "province",
              "district",
              "country",
              "prov",
              "author",
              "tac gia",
              "nghe danh",
              "vua",
              "name en",
              "so",
              "quan he",
              "van ban",
              "keywords",
              "shortname",
              "municipality"),
          true);

  private final PersonNames.Reading names = PersonNames.bundled().reading();

  @Override
  public Kind kind() {
    return Kind.PERSON_NAME;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.digits() == 0
        && shape.letters() >= 4
        && shape.spaces() >= 1
        && shape.spaces() <= 8
        && shape.length() <= 48
        && shape.ats() == 0
        && shape.colons() == 0
        && shape.others() <= 2;
  }

  @Override
  public Strength match(String value) {
    if (!opensLikeAName(value)) {
      return Strength.NONE;
    }
    String[] words = SPACE.split(value.strip());
    if (words.length < 2 || words.length > 6) {
      return Strength.NONE;
    }
    for (String word : words) {
      if (!isNameWord(word)) {
        return Strength.NONE;
      }
    }
    boolean titled = words.length > 2 && TITLES.contains(words[0].toLowerCase(Locale.ROOT));
    String[] name = titled ? Arrays.copyOfRange(words, 1, words.length) : words;
    return matchWords(name, name.length);
  }

  /**
   * @param words of letters, each with a capital
   * @param count how many of them make the name, 2 to 6
   */
  Strength matchWords(String[] words, int count) {
    boolean marked = false;
    for (int i = 0; i < count; i++) {
      marked |= Words.hasDiacritics(words[i]);
    }
    Strength strength = names.match(words, count, marked);
    if (strength == Strength.NONE) {
      return Strength.NONE;
    }
    String[] own = words.length == count ? words : Arrays.copyOf(words, count);
    // Nguyễn Huệ is an emperor, and also many a neighbour: only a header can tell.
    return PersonNames.bundled().isHistorical(String.join(" ", own)) ? Strength.WEAK : strength;
  }

  /** Every word begins with a capital; told before anything is cut apart. */
  private static boolean opensLikeAName(String value) {
    boolean opening = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\u00a0') {
        opening = true;
      } else if (opening) {
        if (!Character.isUpperCase(c)) {
          return false;
        }
        opening = false;
      }
    }
    return true;
  }

  private static boolean isNameWord(String word) {
    if (word.length() > 12 || !Character.isUpperCase(word.charAt(0))) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
      if (!Character.isLetter(c) && !mark && c != '\'' && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  @Override
  public double silentShare() {
    return 0.6;
  }
}
