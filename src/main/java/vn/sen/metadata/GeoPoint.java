package vn.sen.metadata;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * A point on the Earth (WGS 84).
 *
 * @param latitude -90 to 90 degrees
 * @param longitude -180 to 180 degrees
 */
public record GeoPoint(double latitude, double longitude) {

  /** In the middle of the box around them; empty for none. */
  static Optional<GeoPoint> middle(List<GeoPoint> points) {
    DoubleSummaryStatistics latitudes =
        points.stream().mapToDouble(GeoPoint::latitude).summaryStatistics();
    DoubleSummaryStatistics longitudes =
        points.stream().mapToDouble(GeoPoint::longitude).summaryStatistics();
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GeoPoint(
                (latitudes.getMin() + latitudes.getMax()) / 2,
                (longitudes.getMin() + longitudes.getMax()) / 2));
  }

  /** Empty unless both are numbers within bounds. */
  static Optional<GeoPoint> find(Optional<String> latitude, Optional<String> longitude) {
    try {
      return latitude
          .flatMap(
              lat ->
                  longitude.map(
                      lon -> new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon))))
          .filter(p -> Math.abs(p.latitude()) <= 90 && Math.abs(p.longitude()) <= 180);
    } catch (NumberFormatException e) {
      // Written by hand and not a number: as good as not stated.
      return Optional.empty();
    }
  }
}
