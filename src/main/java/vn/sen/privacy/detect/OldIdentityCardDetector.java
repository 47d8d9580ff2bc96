package vn.sen.privacy.detect;

import java.util.List;

/**
 * Number of the old identity card (chứng minh nhân dân), nine digits whose first two were the
 * issuing police's code, 01–38. Source: Decree 05/1999/NĐ-CP; no check digit, so a number alone
 * proves nothing: always weak. Eight digits are one whose leading zero was lost.
 */
final class OldIdentityCardDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "cmnd",
              "cmt",
              "cmtnd",
              "chung minh",
              "chung minh thu",
              "giay to",
              "id card",
              "identity card",
              "identity number",
              "national id",
              "so cmnd cccd"),
          List.of("loai giay to", "ngay cap", "noi cap", "san pham", "product", "ho so"),
          false);

  @Override
  public Kind kind() {
    return Kind.OLD_IDENTITY_CARD;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 8 && shape.digits() <= 10;
  }

  @Override
  public Strength match(String value) {
    String digits = Words.digits(value);
    if (digits.length() == 8) {
      return digits.charAt(0) == '0' ? Strength.NONE : Strength.WEAK;
    }
    if (digits.length() != 9) {
      return Strength.NONE;
    }
    int office = Integer.parseInt(digits, 0, 2, 10);
    return office >= 1 && office <= 38 ? Strength.WEAK : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
