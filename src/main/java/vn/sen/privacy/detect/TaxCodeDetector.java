package vn.sen.privacy.detect;

import java.util.List;

/**
 * Tax code (mã số thuế), ten digits of which the last checks the nine before it (weights 31, 29,
 * 23, 19, 17, 13, 7, 5, 3; the check digit is 10 less the sum modulo 11), or thirteen for a
 * dependent unit. Source: Circular 105/2020/TT-BTC article 5, replaced by Circular 86/2024/TT-BTC,
 * by which a person's identity number is the tax code since 1 July 2025. Codes of individuals begin
 * with 8.
 */
final class TaxCodeDetector implements Detector {
  private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of("mst", "ma so thue", "tax code", "tax id", "tax number", "tin", "mst ca nhan"),
          List.of(
              "san pham",
              "ma hang",
              "product",
              "sku",
              "barcode",
              "ma vach",
              "don hang",
              "order",
              "bhxh",
              "bao hiem",
              "dien thoai",
              "phone",
              "serial"),
          false);

  @Override
  public Kind kind() {
    return Kind.TAX_CODE;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 9 && shape.digits() <= 14;
  }

  @Override
  public Strength match(String value) {
    String digits = Words.digits(value);
    return switch (digits.length()) {
      case 13, 10 -> isChecked(digits) ? Strength.STRONG : Strength.NONE;
      case 9 -> isChecked("0" + digits) ? Strength.WEAK : Strength.NONE;
      default -> Strength.NONE;
    };
  }

  private static boolean isChecked(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return 10 - sum % 11 == digits.charAt(9) - '0';
  }

  @Override
  public double silentShare() {
    return 0.8;
  }
}
