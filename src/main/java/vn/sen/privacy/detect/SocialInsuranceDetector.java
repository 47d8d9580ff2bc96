package vn.sen.privacy.detect;

import java.util.List;

/**
 * Social insurance number (mã số bảo hiểm xã hội), ten digits. Source: Decision 1035/QĐ-BHXH of
 * 2015; no check digit, so always weak. Nine digits are one whose leading zero was lost.
 */
final class SocialInsuranceDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of("bhxh", "bao hiem xa hoi", "social insurance", "so so bhxh"),
          List.of("muc dong", "so tien", "ngay", "thang", "co quan", "amount", "premium"),
          false);

  @Override
  public Kind kind() {
    return Kind.SOCIAL_INSURANCE;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.isNumberLike() && shape.digits() >= 9 && shape.digits() <= 11;
  }

  @Override
  public Strength match(String value) {
    int count = Words.digits(value).length();
    return count == 10 || count == 9 ? Strength.WEAK : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
