package vn.sen.privacy.detect;

import java.util.List;

/**
 * Bank account number: 6 to 19 digits and nothing more (each bank has its own form; Circular
 * 17/2024/TT-NHNN leaves it to them), so known by its header only: always weak.
 */
final class BankAccountDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "so tai khoan",
              "stk",
              "so tk",
              "tai khoan ngan hang",
              "account number",
              "bank account",
              "account no",
              "iban",
              "tai khoan nhan luong",
              "tai khoan nhan"),
          List.of(
              "ke toan",
              "kho bac",
              "so luong",
              "so du",
              "muc luc",
              "number of",
              "balance",
              "tai khoan cap",
              "he thong tai khoan"),
          false);

  @Override
  public Kind kind() {
    return Kind.BANK_ACCOUNT;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 6 && shape.digits() <= 19;
  }

  @Override
  public Strength match(String value) {
    int count = Words.digits(value).length();
    return count >= 6 && count <= 19 ? Strength.WEAK : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
