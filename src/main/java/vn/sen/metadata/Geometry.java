package vn.sen.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shape on the Earth as descriptions state it, in well-known text or GeoJSON: its kind and its
 * extent.
 *
 * @param system name of the reference system, such as {@code EPSG:3405}; "" for degrees (WGS 84)
 * @param box its extent, in degrees or in the units of the system
 */
record Geometry(Kind kind, String system, Box box) {
  /** South, west, north and east; a point where opposite sides are equal. */
  record Box(double south, double west, double north, double east) {
    /** In the middle, which lies on the box's diagonal. */
    GeoPoint centre() {
      return new GeoPoint((south + north) / 2, (west + east) / 2);
    }
  }

  /** Kinds of OGC Simple Features, named as GeoJSON names them. */
  enum Kind {
    POINT("Point"),
    MULTI_POINT("MultiPoint"),
    LINE("LineString"),
    MULTI_LINE("MultiLineString"),
    POLYGON("Polygon"),
    MULTI_POLYGON("MultiPolygon"),
    COLLECTION("GeometryCollection");

    private final String standardName;

    Kind(String standardName) {
      this.standardName = standardName;
    }

    private static Optional<Kind> find(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.standardName.equalsIgnoreCase(name))
          .findFirst();
    }
  }

  private static final String LONGITUDE_FIRST = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final String LATITUDE_FIRST = "http://www.opengis.net/def/crs/EPSG/0/4326";
  private static final List<String> PROPERTIES =
      List.of(Terms.DCAT + "bbox", Terms.DCAT + "centroid", Terms.LOCN + "geometry");

  /** A reference system may come before it, as GeoSPARQL or as PostGIS writes it. */
  private static final Pattern WELL_KNOWN_TEXT =
      Pattern.compile(
          "(?:<([^<>\\s]+)>\\s*|SRID=(\\d{1,6});\\s*)?([A-Z]+?)\\s*(?:ZM|Z|M)?\\s*\\((.+)\\)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern JSON_TYPE =
      Pattern.compile("\"type\"\\s*:\\s*\"((?:Multi)?(?:Point|LineString|Polygon))\"");
  private static final Pattern JSON_COLLECTION =
      Pattern.compile("\"type\"\\s*:\\s*\"(?:GeometryCollection|FeatureCollection)\"");
  private static final String NUMBER = "[-+]?(?:\\d{1,30}(?:\\.\\d{0,30})?)(?:[eE][-+]?\\d{1,3})?";
  private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);
  private static final Pattern JSON_POSITION =
      Pattern.compile(
          "\\[\\s*(" + NUMBER + ")\\s*,\\s*(" + NUMBER + ")\\s*(?:,\\s*" + NUMBER + "\\s*)?\\]");

  /** Empty for anything else, and for degrees beyond the bounds of the earth. */
  static Optional<Geometry> read(String literal) {
    String text = literal.strip();
    return (text.startsWith("{") ? json(text) : wellKnownText(text))
        .filter(geometry -> !geometry.isInDegrees() || isOnEarth(geometry.box()));
  }

  /**
   * The first extent in degrees that the place states: its box, else its centre, its geometry's.
   */
  static Stream<Box> extents(Statements place) {
    return PROPERTIES.stream()
        .flatMap(property -> literals(place, property).stream())
        .flatMap(text -> read(text).stream())
        .filter(Geometry::isInDegrees)
        .map(Geometry::box)
        .limit(1);
  }

  /** Stated as a literal, or by a node that has it as text (GeoSPARQL). */
  static List<String> literals(Statements place, String property) {
    List<String> literals = new ArrayList<>(place.literals(Terms.iri(property)));
    for (Statements node : place.resources(Terms.iri(property))) {
      literals.addAll(node.literals(Terms.iri(Terms.GEO + "asWKT")));
      literals.addAll(node.literals(Terms.iri(Terms.GEO + "asGeoJSON")));
    }
    return literals;
  }

  boolean isInDegrees() {
    return system.isEmpty();
  }

  private static Optional<Geometry> wellKnownText(String text) {
    Matcher whole = WELL_KNOWN_TEXT.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.find(whole.group(3));
    Optional<List<double[]>> positions =
        kind.flatMap(found -> positions(whole.group(4), found == Kind.COLLECTION));
    if (positions.isEmpty()) {
      return Optional.empty();
    }
    String stated = whole.group(1) == null ? "" : whole.group(1);
    String system =
        whole.group(2) == null ? system(stated) : system(Integer.parseInt(whole.group(2)));
    List<double[]> list = positions.get();
    if (stated.equals(LATITUDE_FIRST)) {
      list = list.stream().map(one -> new double[] {one[1], one[0]}).toList();
    }
    return Optional.of(new Geometry(kind.get(), system, box(list)));
  }

  private static String system(String iri) {
    if (iri.isEmpty() || iri.equals(LONGITUDE_FIRST) || iri.equals(LATITUDE_FIRST)) {
      return "";
    }
    String code = DatasetMapper.lastSegment(iri);
    return iri.toUpperCase(Locale.ROOT).contains("/EPSG/") ? "EPSG:" + code : code;
  }

  private static String system(int code) {
    return code == 4326 ? "" : "EPSG:" + code;
  }

  /**
   * @param named whether kinds may stand between the positions
   * @return empty when something is no position
   */
  private static Optional<List<double[]>> positions(String body, boolean named) {
    List<double[]> positions = new ArrayList<>();
    for (String piece : body.split("[,()]")) {
      String position = piece.strip();
      if (position.isEmpty() || named && Character.isLetter(position.charAt(0))) {
        continue;
      }
      String[] numbers = position.split("\\s+");
      boolean isPosition = numbers.length >= 2 && numbers.length <= 4;
      if (!isPosition || !Arrays.stream(numbers).allMatch(Geometry::isNumber)) {
        return Optional.empty();
      }
      positions.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
    }
    return Optional.of(positions).filter(list -> !list.isEmpty());
  }

  private static boolean isNumber(String text) {
    return WHOLE_NUMBER.matcher(text).matches();
  }

  private static Optional<Geometry> json(String text) {
    List<double[]> positions = new ArrayList<>();
    Matcher position = JSON_POSITION.matcher(text);
    while (position.find()) {
      positions.add(
          new double[] {
            Double.parseDouble(position.group(1)), Double.parseDouble(position.group(2))
          });
    }
    Matcher type = JSON_TYPE.matcher(text);
    Optional<Kind> kind =
        JSON_COLLECTION.matcher(text).find()
            ? Optional.of(Kind.COLLECTION)
            : type.find() ? Kind.find(type.group(1)) : Optional.empty();
    return positions.isEmpty()
        ? Optional.empty()
        : kind.map(found -> new Geometry(found, "", box(positions)));
  }

  /** Longitude (or the first number) of each position comes first. */
  private static Box box(List<double[]> positions) {
    List<Double> first = positions.stream().map(one -> one[0]).toList();
    List<Double> second = positions.stream().map(one -> one[1]).toList();
    return new Box(
        Collections.min(second),
        Collections.min(first),
        Collections.max(second),
        Collections.max(first));
  }

  private static boolean isOnEarth(Box box) {
    return box.west() >= -180 && box.east() <= 180 && box.south() >= -90 && box.north() <= 90;
  }
}
