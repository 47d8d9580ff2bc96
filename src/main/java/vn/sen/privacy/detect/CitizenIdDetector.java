package vn.sen.privacy.detect;

import java.time.Year;
import java.util.List;

/**
 * Citizen identity number (số định danh cá nhân, số căn cước), 12 digits: three of the province of
 * birth registration, one of century and sex (0 and 1 for 1900–1999, male and female; 2 and 3 for
 * 2000–2099 …), two of the year of birth, six random. Source: Decree 137/2015/NĐ-CP article 13 and
 * Circular 59/2021/TT-BCA; province codes 001–096. Ten or eleven digits are a number whose leading
 * zeros a spreadsheet dropped: weak.
 */
final class CitizenIdDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "cccd",
              "can cuoc",
              "dinh danh",
              "citizen id",
              "citizen identity",
              "national id",
              "personal id",
              "id card",
              "giay to",
              "identity number",
              "id number",
              "cmnd",
              "cmt",
              "so dinh danh ca nhan",
              "ddcn",
              "identity card"),
          List.of(
              "san pham",
              "ma hang",
              "vat tu",
              "serial",
              "seri",
              "barcode",
              "ma vach",
              "product",
              "sku",
              "don hang",
              "order",
              "lo hang",
              "gtin",
              "cong to",
              "thiet bi",
              "device",
              "ho so",
              "ma ho so",
              "giao dich",
              "transaction",
              "tai san",
              "hoa don",
              "invoice",
              "thua dat"),
          false);

  private final int currentYear;

  CitizenIdDetector(Year currentYear) {
    this.currentYear = currentYear.getValue();
  }

  @Override
  public Kind kind() {
    return Kind.CITIZEN_ID;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 10 && shape.digits() <= 13;
  }

  @Override
  public Strength match(String value) {
    String digits = Words.digits(value);
    return switch (digits.length()) {
      case 12 -> fits(digits) ? Strength.STRONG : Strength.NONE;
      case 11 -> fits("0" + digits) ? Strength.WEAK : Strength.NONE;
      case 10 -> fits("00" + digits) ? Strength.WEAK : Strength.NONE;
      default -> Strength.NONE;
    };
  }

  private boolean fits(String digits) {
    int province = Integer.parseInt(digits, 0, 3, 10);
    return ProvinceCodes.has(province) && isPastYear(digits);
  }

  private boolean isPastYear(String digits) {
    int year = birthYear(digits);
    return year >= 1900 && year <= currentYear;
  }

  private static int birthYear(String digits) {
    int century = (digits.charAt(3) - '0') / 2;
    return 1900 + 100 * century + Integer.parseInt(digits, 4, 6, 10);
  }

  @Override
  public double silentShare() {
    return 0.6;
  }

  @Override
  public int varietyOf(String value) {
    return Math.floorMod(birthYear(Words.digits(value)) - 1900, 1024);
  }
}
