package vn.sen.privacy.detect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Vietnamese person's name: family name, middle names, given name, in any case and with or without
 * diacritics, by dictionaries and by the header. Any two to six words of letters are weak; a name
 * of the dictionaries is strong; a person of history is none. Source of the law's class: Decree
 * 356/2025/NĐ-CP article 3.
 */
final class PersonNameDetector implements Detector {
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
              "ten chu ho"),
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
    String[] words = SPACE.split(value.strip());
    if (words.length < 2 || words.length > 6) {
      return Strength.NONE;
    }
    for (String word : words) {
      if (!isNameWord(word)) {
        return Strength.NONE;
      }
    }
    if (PersonNames.bundled().isHistorical(String.join(" ", words))) {
      // Without diacritics Nguyen Anh may be anybody; with them Nguyễn Ánh is an emperor.
      return Words.hasDiacritics(value) ? Strength.NONE : Strength.WEAK;
    }
    return PersonNames.bundled().match(words, Words.hasDiacritics(value));
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
