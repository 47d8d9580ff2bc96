package vn.sen.privacy.detect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Address down to the house: a house number (12, 12A, 45/6/7, "số nhà 8") with a street, lane or
 * alley, or with the units it lies in; strong. A hamlet, group or quarter without a number is weak:
 * in the country it leads to a household too. Whose address it is only the table tells. Source of
 * the law's class: Decree 356/2025/NĐ-CP article 3 (nơi thường trú, tạm trú, nơi ở hiện tại).
 */
final class HomeAddressDetector implements Detector {
  private static final int LANE = 1;
  private static final int UNIT = 1 << 1;
  private static final int HAMLET = 1 << 2;
  private static final int NUMBERED = 1 << 3;
  private static final PhraseFinder PHRASES =
      new PhraseFinder(
          Map.of(
              LANE,
              words(
                  "duong|pho|ngo|ngach|hem|kiet|hxh|dai lo|street|st|road|chung cu|toa|khu tap"
                      + " the|ktt|tap the|kdt|khu do thi|quoc lo|ql"),
              UNIT,
              words(
                  "phuong|p|xa|x|thi tran|tt|quan|q|huyen|h|thanh pho|tp|tinh|t|tx|thi"
                      + " xa|ward|district|city|province|dist"),
              HAMLET,
              words("thon|ap|ban|buon|lang|to|xom|khu pho|kp|khoi|to dan pho|tdp|khom|khu|doi|soc"),
              NUMBERED,
              words("so|sn|so nha|nha so|nha|can ho|phong|can|lo")));

  private static List<String> words(String phrases) {
    return Stream.of(phrases.split("\\|")).map(phrase -> " " + phrase + " ").toList();
  }

  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "thuong tru",
              "tam tru",
              "noi o",
              "cho o",
              "dia chi nha",
              "ho khau",
              "cu tru",
              "home address",
              "residence",
              "residential",
              "dia chi lien he",
              "hktt",
              "nha rieng",
              "dia chi benh nhan",
              "dia chi khach hang",
              "que quan",
              "noi o hien tai",
              "dia chi ho",
              "permanent address",
              "dia chi giao hang",
              "dia chi nguoi"),
          List.of(
              "tru so",
              "co quan",
              "cong ty",
              "don vi",
              "tram",
              "cua hang",
              "truong",
              "chi nhanh",
              "office",
              "branch",
              "school",
              "station",
              "company",
              "du an",
              "cong trinh",
              "web",
              "email",
              "ip",
              "mail",
              "phong giao dich",
              "benh vien",
              "co so",
              "diem"),
          false);

  @Override
  public Kind kind() {
    return Kind.HOME_ADDRESS;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.length() >= 8
        && shape.length() <= 250
        && shape.letters() >= 5
        && shape.spaces() >= 1
        && shape.ats() == 0
        && shape.digits() <= 24;
  }

  @Override
  public Strength match(String value) {
    if (value.length() > 250) {
      return Strength.NONE;
    }
    String folded = Words.fold(value);
    int found = PHRASES.find(folded);
    boolean commas = value.indexOf(',') >= 0 || value.contains(" - ");
    boolean unit = (found & UNIT) != 0;
    boolean lane = (found & LANE) != 0;
    int number = houseNumber(folded);
    if (number > 0) {
      // In running text a number and a street need not belong together.
      boolean leads = number == 1 || (PHRASES.find(folded.substring(0, number)) & NUMBERED) != 0;
      if (leads && (lane || unit || commas) || lane && commas) {
        return Strength.STRONG;
      }
    }
    boolean hamlet = (found & HAMLET) != 0;
    return hamlet && (unit || commas) || unit && commas ? Strength.WEAK : Strength.NONE;
  }

  /**
   * Where a word of one to four digits begins, with or without a letter and one more digit (12,
   * 12a, 12a3); 0 when there is none.
   */
  private static int houseNumber(String folded) {
    for (int i = 1; i < folded.length(); i++) {
      if (folded.charAt(i - 1) != ' ' || !isDigit(folded.charAt(i))) {
        continue;
      }
      int end = i;
      while (isDigit(folded.charAt(end))) {
        end++;
      }
      int digits = end - i;
      if (folded.charAt(end) >= 'a' && folded.charAt(end) <= 'z') {
        end += isDigit(folded.charAt(end + 1)) ? 2 : 1;
      }
      if (digits <= 4 && folded.charAt(end) == ' ') {
        return i;
      }
    }
    return 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A hamlet or unit without a number is weak. */
  @Override
  public boolean canBeStrong(Shape shape) {
    return shape.digits() > 0;
  }

  @Override
  public double silentShare() {
    return 0.4;
  }
}
