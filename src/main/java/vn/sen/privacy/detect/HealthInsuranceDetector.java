package vn.sen.privacy.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Number of a health insurance card (thẻ bảo hiểm y tế), fifteen characters: two letters of the
 * group of participants, one digit (1–5) of the level of benefit, two of the province, ten of the
 * social insurance number. Source: Decision 1351/QĐ-BHXH of 2015. Cards since April 2021 print the
 * last ten only: weak.
 */
final class HealthInsuranceDetector implements Detector {
  private static final Set<String> GROUPS =
      Set.of(
          "DN", "HX", "CH", "NN", "TK", "HC", "XK", "HT", "TB", "NO", "CT", "XB", "TN", "CS", "QN",
          "CA", "CY", "XN", "MS", "CC", "CK", "CB", "KC", "HD", "TE", "BT", "HN", "DT", "DK", "XD",
          "TS", "TC", "TQ", "TA", "TY", "HG", "LS", "PV", "CN", "HS", "SV", "GB", "GD", "ND", "TH",
          "TV", "TD", "TU", "BA", "TG", "TW", "XV", "TX", "TM");
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of("bhyt", "bao hiem y te", "health insurance", "so the bhyt", "ma the"),
          List.of("muc huong", "ngay", "noi dang ky", "so tien", "thang", "ty le", "don vi"),
          false);

  @Override
  public Kind kind() {
    return Kind.HEALTH_INSURANCE;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.digits() == 13 && shape.letters() == 2
        || shape.isNumberLike() && shape.digits() == 10;
  }

  @Override
  public Strength match(String value) {
    String compact = compact(value);
    if (compact.length() == 10) {
      return Words.digits(compact).length() == 10 ? Strength.WEAK : Strength.NONE;
    }
    if (compact.length() != 15 || !GROUPS.contains(compact.substring(0, 2))) {
      return Strength.NONE;
    }
    String digits = Words.digits(compact.substring(2));
    if (digits.length() != 13) {
      return Strength.NONE;
    }
    char level = digits.charAt(0);
    int province = Integer.parseInt(digits, 1, 3, 10);
    boolean known = ProvinceCodes.has(province) || province == 97 || province == 98;
    return level >= '1' && level <= '5' && known ? Strength.STRONG : Strength.NONE;
  }

  private static String compact(String value) {
    return value.replace(" ", "").replace("-", "").replace(".", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public double silentShare() {
    return 0.5;
  }
}
