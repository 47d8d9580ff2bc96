package vn.sen.privacy.detect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Address down to the house: a house number (12, 12A, 45/6/7, "số nhà 8") with a street, lane or
 * alley, or with the units it lies in; strong. A hamlet, group or quarter without a number is weak:
 * in the country it leads to a household too. Whose address it is only the table tells. Source of
 * the law's class: Decree 356/2025/NĐ-CP article 3 (nơi thường trú, tạm trú, nơi ở hiện tại).
 */
final class HomeAddressDetector implements Detector {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:^|[ ,])(?:(?:so|sn|so nha|nha so|can ho|phong|lo|can) )?\\d{1,4}(?: ?[a-z]\\d?)?(?:"
              + " \\d{1,4}[a-z]?){0,4} ");
  private static final Pattern LANE =
      Pattern.compile(
          " (?:duong|pho|ngo|ngach|hem|kiet|hxh|dai lo|street|st|road|chung cu|toa|khu tap"
              + " the|ktt|tap the|kdt|khu do thi|quoc lo|ql) ");
  private static final Pattern UNIT =
      Pattern.compile(
          " (?:phuong|p|xa|x|thi tran|tt|quan|q|huyen|h|thanh pho|tp|tinh|t|tx|thi"
              + " xa|ward|district|city|province|dist) ");
  private static final Pattern HAMLET =
      Pattern.compile(
          " (?:thon|ap|ban|buon|lang|to|xom|khu pho|kp|khoi|to dan pho|tdp|khom|khu|doi|soc) ");
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
    boolean commas = value.indexOf(',') >= 0 || value.contains(" - ");
    boolean unit = UNIT.matcher(folded).find();
    boolean lane = LANE.matcher(folded).find();
    if (NUMBER.matcher(folded).find()) {
      boolean leads =
          Character.isDigit(folded.charAt(1))
              || folded.startsWith(" so ")
              || folded.startsWith(" sn ");
      if (lane || leads && (unit || commas)) {
        return Strength.STRONG;
      }
    }
    boolean hamlet = HAMLET.matcher(folded).find();
    return hamlet && (unit || commas) || unit && commas ? Strength.WEAK : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 0.4;
  }
}
