package vn.sen.privacy.detect;

import java.util.List;

/**
 * Phone number: a mobile one has nine digits after 0, +84, 84 or 0084 and one of the prefixes
 * 32–39, 52, 55, 56, 58, 59, 70, 76–79, 81–89, 90–99; a fixed one ten after 0, beginning with 2.
 * Source: the numbering plan of Circular 22/2014/TT-BTTTT as amended by 31/2017/TT-BTTTT
 * (eleven-digit mobile numbers became ten-digit in 2018). 1800 and 1900 are service numbers: none.
 * Nine digits are a mobile number whose zero was lost: weak.
 */
final class PhoneDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "dien thoai",
              "dt",
              "sdt",
              "di dong",
              "phone",
              "mobile",
              "tel",
              "telephone",
              "so dt",
              "dtdd",
              "zalo",
              "cell",
              "lien lac",
              "phone number",
              "contact number"),
          List.of(
              "hotline",
              "duong day nong",
              "tong dai",
              "co quan",
              "tru so",
              "san pham",
              "ma hang",
              "product",
              "sku",
              "serial",
              "barcode",
              "ma vach",
              "mst",
              "ma so thue",
              "prefix",
              "dau so",
              "dien tich",
              "office phone",
              "switchboard",
              "fax",
              "thue bao",
              "luot",
              "don hang",
              "mat hang",
              "model",
              "ma vung"),
          false);

  @Override
  public Kind kind() {
    return Kind.PHONE;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.letters() == 0
        && shape.ats() == 0
        && shape.digits() >= 9
        && shape.digits() <= 14
        && shape.others() <= 6;
  }

  @Override
  public Strength match(String value) {
    String plain = value.replace("(", "").replace(")", "").replace('+', ' ').strip();
    String digits = Words.digits(plain);
    boolean international = value.startsWith("+") || value.startsWith("(+");
    return matchDigits(digits, international);
  }

  /**
   * @param digits digits only
   * @param international whether a plus stood before them
   */
  static Strength matchDigits(String digits, boolean international) {
    if (international && !digits.startsWith("84")) {
      return Strength.NONE;
    }
    if (digits.startsWith("0084") && digits.length() >= 13) {
      return isNational(digits.substring(4)) ? Strength.STRONG : Strength.NONE;
    }
    if (digits.startsWith("84") && digits.length() >= 11) {
      String rest = digits.substring(2);
      String national = rest.startsWith("0") ? rest.substring(1) : rest;
      if (!isNational(national)) {
        return Strength.NONE;
      }
      return international || isMobile(national) ? Strength.STRONG : Strength.WEAK;
    }
    if (digits.startsWith("0")) {
      return isNational(digits.substring(1)) ? Strength.STRONG : Strength.NONE;
    }
    return isMobile(digits) ? Strength.WEAK : Strength.NONE;
  }

  private static boolean isNational(String digits) {
    return isMobile(digits) || isFixed(digits);
  }

  private static boolean isFixed(String digits) {
    return digits.length() == 10 && digits.charAt(0) == '2' && digits.charAt(1) != '3'
        || digits.length() == 10 && digits.startsWith("23");
  }

  static boolean isMobile(String digits) {
    if (digits.length() != 9) {
      return false;
    }
    char second = digits.charAt(1);
    return switch (digits.charAt(0)) {
      case '3' -> second >= '2';
      case '5' -> second == '2' || second == '5' || second == '6' || second >= '8';
      case '7' -> second == '0' || second >= '6';
      case '8' -> second >= '1';
      case '9' -> true;
      default -> false;
    };
  }

  @Override
  public double silentShare() {
    return 0.7;
  }

  @Override
  public int varietyOf(String value) {
    String digits = Words.digits(value.replace('+', ' ').replace("(", "").replace(")", ""));
    int from = Math.max(0, digits.length() - 3);
    return Integer.parseInt(digits, from, digits.length(), 10);
  }
}
