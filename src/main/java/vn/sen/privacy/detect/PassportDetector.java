package vn.sen.privacy.detect;

import java.util.List;

/**
 * Passport number: one capital letter and seven digits (Circular 31/2023/TT-BCA's booklets; ICAO
 * Doc 9303 allows nine characters), or one letter and eight for the newest series. Product codes
 * look the same: weak.
 */
final class PassportDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of("ho chieu", "passport", "so hc", "so passport"),
          List.of("loai ho chieu", "ngay cap", "noi cap", "passport type", "so luong"),
          false);

  @Override
  public Kind kind() {
    return Kind.PASSPORT;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.letters() >= 1
        && shape.letters() <= 2
        && shape.digits() >= 6
        && shape.digits() <= 8
        && shape.length() <= 11;
  }

  @Override
  public Strength match(String value) {
    String compact = value.replace(" ", "");
    int length = compact.length();
    if (length < 8 || length > 9 || !Character.isLetter(compact.charAt(0))) {
      return Strength.NONE;
    }
    int from = Character.isLetter(compact.charAt(1)) ? 2 : 1;
    for (int i = from; i < length; i++) {
      if (!Character.isDigit(compact.charAt(i))) {
        return Strength.NONE;
      }
    }
    return Strength.WEAK;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
