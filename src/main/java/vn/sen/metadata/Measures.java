package vn.sen.metadata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations, distances and boxes, which RDF has as {@code PT1H}, {@code 2500} and {@code
 * POLYGON((…))}, in a reader's words.
 */
final class Measures {
  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)S)?)?");

  /** In the order of the pattern's groups: Vietnamese, and English for one. */
  private static final List<Map.Entry<String, String>> UNITS =
      List.of(
          Map.entry("năm", "year"),
          Map.entry("tháng", "month"),
          Map.entry("tuần", "week"),
          Map.entry("ngày", "day"),
          Map.entry("giờ", "hour"),
          Map.entry("phút", "minute"),
          Map.entry("giây", "second"));

  private Measures() {}

  /** Whether values of the property are measures. */
  static boolean isMeasure(String property) {
    return property.equals(Terms.DCAT + "temporalResolution")
        || property.equals(Terms.DCAT + "spatialResolutionInMeters");
  }

  /**
   * @param property IRI
   * @return empty when the property has no measures, or the value is none
   */
  static Optional<LocalizedText> words(String property, String value) {
    return switch (property) {
      case Terms.DCAT + "temporalResolution" -> duration(value.strip());
      case Terms.DCAT + "spatialResolutionInMeters" -> metres(value.strip());
      case Terms.DCAT + "bbox", Terms.DCAT + "centroid" ->
          Geometry.read(value)
              .filter(Geometry::isInDegrees)
              .map(geometry -> extent(geometry.box()));
      default -> Optional.empty();
    };
  }

  /** What kind of shape it is and how far it reaches, in degrees or as its own system counts. */
  static LocalizedText words(Geometry geometry) {
    LocalizedText kind =
        switch (geometry.kind()) {
          case POINT -> LocalizedText.of("Điểm", "Point");
          case MULTI_POINT -> LocalizedText.of("Các điểm", "Points");
          case LINE -> LocalizedText.of("Đường", "Line");
          case MULTI_LINE -> LocalizedText.of("Các đường", "Lines");
          case POLYGON -> LocalizedText.of("Vùng (đa giác)", "Area (polygon)");
          case MULTI_POLYGON -> LocalizedText.of("Các vùng (đa giác)", "Areas (polygons)");
          case COLLECTION -> LocalizedText.of("Nhiều hình", "Several shapes");
        };
    Geometry.Box box = rounded(geometry.box());
    LocalizedText extent =
        geometry.isInDegrees()
            ? extent(box)
            : LocalizedText.of(
                axes(VIETNAMESE, box) + " (" + geometry.system() + ")",
                axes(Locale.ENGLISH, box) + " (" + geometry.system() + ")");
    return LocalizedText.of(
        kind.in(VIETNAMESE) + ": " + extent.in(VIETNAMESE),
        kind.in(Locale.ENGLISH) + ": " + extent.in(Locale.ENGLISH));
  }

  /** About ten metres, where the numbers are degrees. */
  private static Geometry.Box rounded(Geometry.Box box) {
    return new Geometry.Box(
        rounded(box.south()), rounded(box.west()), rounded(box.north()), rounded(box.east()));
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).doubleValue();
  }

  private static LocalizedText extent(Geometry.Box box) {
    return LocalizedText.of(in(VIETNAMESE, "BNĐT", box), in(Locale.ENGLISH, "NSEW", box));
  }

  private static String axes(Locale locale, Geometry.Box box) {
    return "x "
        + range(locale, box.west(), box.east())
        + "; y "
        + range(locale, box.south(), box.north());
  }

  private static String range(Locale locale, double from, double to) {
    String first = in(locale, BigDecimal.valueOf(from));
    return from == to ? first : first + " – " + in(locale, BigDecimal.valueOf(to));
  }

  private static Optional<LocalizedText> duration(String value) {
    Matcher parts = DURATION.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    List<String> vietnamese = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (int i = 0; i < UNITS.size(); i++) {
      String stated = parts.group(i + 1);
      if (stated != null) {
        BigDecimal number = new BigDecimal(stated);
        String plural = number.compareTo(BigDecimal.ONE) == 0 ? "" : "s";
        vietnamese.add(in(VIETNAMESE, number) + " " + UNITS.get(i).getKey());
        english.add(in(Locale.ENGLISH, number) + " " + UNITS.get(i).getValue() + plural);
      }
    }
    return vietnamese.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalizedText.of(String.join(" ", vietnamese), String.join(" ", english)));
  }

  private static Optional<LocalizedText> metres(String value) {
    if (!value.matches("\\+?\\d{1,12}(?:\\.\\d{0,12})?(?:[eE][+-]?\\d)?")) {
      return Optional.empty();
    }
    BigDecimal metres = new BigDecimal(value);
    boolean isFar = metres.compareTo(BigDecimal.valueOf(1000)) >= 0;
    BigDecimal number = isFar ? metres.movePointLeft(3) : metres;
    String unit = isFar ? " km" : " m";
    return Optional.of(
        LocalizedText.of(in(VIETNAMESE, number) + unit, in(Locale.ENGLISH, number) + unit));
  }

  /**
   * @param directions the letters of north, south, east and west
   */
  private static String in(Locale locale, String directions, Geometry.Box box) {
    return range(locale, directions.substring(0, 2), box.south(), box.north())
        + "; "
        + range(locale, directions.substring(2), box.west(), box.east());
  }

  private static String range(Locale locale, String directions, double from, double to) {
    String first = degrees(locale, directions, from);
    return from == to ? first : first + " – " + degrees(locale, directions, to);
  }

  private static String degrees(Locale locale, String directions, double value) {
    return in(locale, BigDecimal.valueOf(Math.abs(value)))
        + "° "
        + directions.charAt(value < 0 ? 1 : 0);
  }

  private static String in(Locale locale, BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(9);
    return format.format(number);
  }
}
