package vn.sen.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the extent of a place that is given as well-known text in degrees, longitude first. */
final class WellKnownText {
  /** South, west, north and east in degrees; a point where opposite sides are equal. */
  record Box(double south, double west, double north, double east) {}

  private static final List<String> PROPERTIES =
      List.of(Terms.DCAT + "bbox", Terms.DCAT + "centroid", Terms.LOCN + "geometry");
  // A reference system may come before it; one other than longitude and latitude is not read.
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:<http://www\\.opengis\\.net/def/crs/OGC/1\\.3/CRS84>\\s*)?"
              + "(?:POINT|POLYGON|MULTIPOLYGON|LINESTRING)\\s*\\(([-0-9.eE,\\s()]+)\\)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POSITION =
      Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s+(-?[0-9]+(?:\\.[0-9]+)?)");

  private WellKnownText() {}

  /** The first extent that the place states: its box, else its centre, else its geometry's. */
  static Stream<Box> shapes(Statements place) {
    return PROPERTIES.stream()
        .flatMap(property -> place.literals(Terms.iri(property)).stream())
        .flatMap(text -> box(text).stream())
        .limit(1);
  }

  /** Empty for anything that is not well-known text within the bounds of the earth. */
  static Optional<Box> box(String text) {
    Matcher whole = WHOLE.matcher(text.strip());
    if (!whole.matches()) {
      return Optional.empty();
    }
    List<Double> longitudes = new ArrayList<>();
    List<Double> latitudes = new ArrayList<>();
    Matcher position = POSITION.matcher(whole.group(1));
    while (position.find()) {
      longitudes.add(Double.parseDouble(position.group(1)));
      latitudes.add(Double.parseDouble(position.group(2)));
    }
    if (longitudes.isEmpty()
        || longitudes.stream().anyMatch(x -> Math.abs(x) > 180)
        || latitudes.stream().anyMatch(y -> Math.abs(y) > 90)) {
      return Optional.empty();
    }
    return Optional.of(
        new Box(
            java.util.Collections.min(latitudes),
            java.util.Collections.min(longitudes),
            java.util.Collections.max(latitudes),
            java.util.Collections.max(longitudes)));
  }
}
