package vn.sen.privacy.detect;

import java.util.List;

/**
 * Latitude or longitude within Viet Nam (8–24° N, 102–118° E, the islands included) with three
 * decimals or more, about 100 m. A point says nothing of whose it is: weak, and counted only where
 * the header speaks of a home or the table of persons. Source: Decree 356/2025/NĐ-CP article 4.
 */
final class HomeCoordinatesDetector implements Detector {
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "toa do nha",
              "toa do ho",
              "vi do nha",
              "kinh do nha",
              "vi do ho",
              "kinh do ho",
              "home lat",
              "home lon",
              "home lng",
              "home latitude",
              "home longitude",
              "household latitude",
              "household longitude",
              "residence lat",
              "residence lon",
              "toa do noi o",
              "vi do noi o",
              "kinh do noi o",
              "nha lat",
              "nha lng"),
          List.of(
              "tram",
              "station",
              "stop",
              "airport",
              "ward",
              "province",
              "cong trinh",
              "nha may",
              "plant",
              "truong",
              "benh vien"),
          false);

  /** Headers that speak of coordinates without saying whose. */
  static final HeaderRule ANY_COORDINATE =
      new HeaderRule(
          List.of(
              "lat",
              "lon",
              "lng",
              "long",
              "latitude",
              "longitude",
              "vi do",
              "kinh do",
              "toa do",
              "geometry"),
          List.of(),
          true);

  @Override
  public Kind kind() {
    return Kind.HOME_COORDINATES;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.letters() == 0
        && shape.dots() >= 1
        && shape.dots() <= 2
        && shape.digits() >= 4
        && shape.length() <= 48
        && shape.others() <= 3;
  }

  @Override
  public Strength match(String value) {
    String[] parts = value.split("[,; ]+");
    if (parts.length > 2) {
      return Strength.NONE;
    }
    for (String part : parts) {
      if (!isDegree(part)) {
        return Strength.NONE;
      }
    }
    return Strength.WEAK;
  }

  private static boolean isDegree(String part) {
    int dot = part.indexOf('.');
    if (dot < 1 || dot > 3 || part.length() - dot - 1 < 3 || part.length() > 24) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (i != dot && !Character.isDigit(part.charAt(i))) {
        return false;
      }
    }
    int degree = Integer.parseInt(part, 0, dot, 10);
    return degree >= 6 && degree <= 24 || degree >= 102 && degree <= 118;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
