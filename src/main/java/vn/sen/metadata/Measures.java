package vn.sen.metadata;

import java.math.BigDecimal;
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
          WellKnownText.box(value)
              .map(
                  box ->
                      LocalizedText.of(
                          in(VIETNAMESE, "BNĐT", box), in(Locale.ENGLISH, "NSEW", box)));
      default -> Optional.empty();
    };
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
  private static String in(Locale locale, String directions, WellKnownText.Box box) {
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
