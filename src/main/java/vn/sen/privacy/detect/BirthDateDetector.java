package vn.sen.privacy.detect;

import java.time.Year;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Date or year of birth, in the three orders offices type (31/12/1990, 1990-12-31, 12/31/1990), as
 * a year alone or as a spreadsheet's day number. A date is any date without its header: weak.
 * Source: Decree 356/2025/NĐ-CP article 3.
 */
final class BirthDateDetector implements Detector {
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4}|\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})[/.\\- ](\\d{1,2})[/.\\- ](\\d{1,2})(?:[ T]00:00(?::00)?(?:\\.0+)?Z?)?");
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of(
              "ngay sinh",
              "nam sinh",
              "ngay thang nam sinh",
              "sinh ngay",
              "dob",
              "birth date",
              "date of birth",
              "birthday",
              "birth year",
              "year of birth",
              "birthdate",
              "ntns",
              "ngay thang sinh"),
          List.of("noi sinh", "so tre", "ty le", "rate", "place", "nguoi", "so ca"),
          true);

  private final int currentYear;

  BirthDateDetector(Year currentYear) {
    this.currentYear = currentYear.getValue();
  }

  @Override
  public Kind kind() {
    return Kind.BIRTH_DATE;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.digits() >= 4
        && shape.digits() <= 20
        && shape.length() <= 28
        && shape.letters() <= 2;
  }

  @Override
  public Strength match(String value) {
    if (value.length() > 28) {
      return Strength.NONE;
    }
    Matcher last = YEAR_LAST.matcher(value);
    if (last.matches()) {
      return isDay(last.group(1), last.group(2)) && isYear(last.group(3))
          ? Strength.WEAK
          : Strength.NONE;
    }
    Matcher first = YEAR_FIRST.matcher(value);
    if (first.matches()) {
      return isDay(first.group(2), first.group(3)) && isYear(first.group(1))
          ? Strength.WEAK
          : Strength.NONE;
    }
    String digits = Words.digits(value);
    return switch (digits.length()) {
      case 4 -> isYear(digits) ? Strength.WEAK : Strength.NONE;
      // A spreadsheet counts days from 1900: 3654 is in 1910, five digits reach the year 2173.
      case 5 ->
          Integer.parseInt(digits) <= (currentYear - 1899) * 366 ? Strength.WEAK : Strength.NONE;
      case 8 ->
          isYear(digits.substring(0, 4)) || isYear(digits.substring(4))
              ? Strength.WEAK
              : Strength.NONE;
      default -> Strength.NONE;
    };
  }

  private static boolean isDay(String one, String other) {
    int a = Integer.parseInt(one);
    int b = Integer.parseInt(other);
    return a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
  }

  private boolean isYear(String text) {
    int year = Integer.parseInt(text);
    return text.length() == 2 || year >= 1900 && year <= currentYear;
  }

  @Override
  public double silentShare() {
    return 2;
  }
}
