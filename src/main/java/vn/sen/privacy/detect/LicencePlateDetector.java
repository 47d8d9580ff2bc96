package vn.sen.privacy.detect;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Licence plate: two digits of the province (11–99), one or two letters of the series with or
 * without a digit, four or five digits of the order (29A-123.45, 51H1-234.56, 30F-1234). Source:
 * Circular 79/2024/TT-BCA, annex of signs.
 */
final class LicencePlateDetector implements Detector {
  private static final Pattern PLATE =
      Pattern.compile(
          "[1-9]\\d ?-?[A-HK-NPSTUVXYZĐ](?:[A-Z]|[1-9])?[ -]{0,3}(?:\\d{3}\\.\\d{2}|\\d{4,5})");
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "bien so",
              "bks",
              "bien kiem soat",
              "so xe",
              "licence plate",
              "license plate",
              "plate",
              "bien xe",
              "so dang ky xe",
              "plate number",
              "registration number"),
          List.of(
              "san pham",
              "ma hang",
              "product",
              "sku",
              "model",
              "phong",
              "room",
              "thiet bi",
              "lo",
              "ma lop",
              "lop",
              "giong",
              "ky hieu",
              "so hieu",
              "van ban"),
          false);

  @Override
  public Kind kind() {
    return Kind.LICENCE_PLATE;
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
        && shape.length() <= 14;
  }

  @Override
  public Strength match(String value) {
    if (value.length() > 14 || !PLATE.matcher(value.toUpperCase(Locale.ROOT)).matches()) {
      return Strength.NONE;
    }
    int province = Integer.parseInt(value, 0, 2, 10);
    return province >= 11 && province != 13 && province != 42 && province != 44
        ? Strength.STRONG
        : Strength.NONE;
  }

  @Override
  public double silentShare() {
    return 0.7;
  }

  @Override
  public int varietyOf(String value) {
    String digits = value.replaceAll("\\D", "");
    return Integer.parseInt(digits, digits.length() - 3, digits.length(), 10);
  }
}
