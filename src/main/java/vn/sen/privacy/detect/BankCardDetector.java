package vn.sen.privacy.detect;

import java.util.List;

/**
 * Number of a payment card: an issuer's prefix with its length (NAPAS 9704 with 16 or 19 digits,
 * Visa 4, Mastercard 51–55 and 2221–2720, JCB 3528–3589, UnionPay 62, American Express 34 and 37
 * with 15) and a Luhn check digit. Source: ISO/IEC 7812-1; 970 is Viet Nam's IIN range (Decision
 * 38/2007/QĐ-NHNN).
 */
final class BankCardDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "so the",
              "the ngan hang",
              "card number",
              "the atm",
              "the tin dung",
              "credit card",
              "pan"),
          List.of(
              "imei",
              "san pham",
              "product",
              "barcode",
              "ma vach",
              "serial",
              "bhyt",
              "bao hiem",
              "the thu vien",
              "ma hang",
              "giao dich",
              "transaction",
              "bin"),
          false);

  @Override
  public Kind kind() {
    return Kind.BANK_CARD;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 15 && shape.digits() <= 19;
  }

  @Override
  public Strength match(String value) {
    String digits = Words.digits(value);
    return isIssued(digits) && isLuhn(digits) ? Strength.STRONG : Strength.NONE;
  }

  private static boolean isIssued(String digits) {
    int length = digits.length();
    if (length < 15 || length > 19) {
      return false;
    }
    int four = Integer.parseInt(digits, 0, 4, 10);
    return switch (length) {
      case 15 -> four / 100 == 34 || four / 100 == 37;
      case 16 ->
          four == 9704
              || four / 1000 == 4
              || four >= 5100 && four <= 5599
              || four >= 2221 && four <= 2720
              || four >= 3528 && four <= 3589
              || four / 100 == 62;
      case 19 -> four == 9704 || four / 1000 == 4 || four / 100 == 62;
      default -> false;
    };
  }

  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  @Override
  public double silentShare() {
    return 0.6;
  }
}
