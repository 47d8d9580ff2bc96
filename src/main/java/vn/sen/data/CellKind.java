package vn.sen.data;

import java.util.regex.Pattern;

/** What one cell looks like. */
enum CellKind {
  EMPTY,
  YEAR,
  INTEGER,
  DECIMAL,
  DECIMAL_COMMA,
  ISO_DATE,
  DAY_FIRST_DATE,
  BOOLEAN,
  TEXT;

  private static final Pattern YEAR_FORM = Pattern.compile("(1[5-9]|20|21)\\d\\d");
  private static final Pattern INTEGER_FORM = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern DECIMAL_FORM =
      Pattern.compile(
          "[+-]?(\\d{1,18}\\.\\d{1,18}|\\.\\d{1,18}|\\d(\\.\\d{1,18})?[eE][+-]?\\d{1,3})");
  private static final Pattern COMMA_FORM =
      Pattern.compile("[+-]?\\d{1,3}((\\.\\d{3}){0,5}|\\d{0,15}),\\d{1,18}");
  private static final Pattern ISO_FORM =
      Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])([T ].{0,30})?");
  private static final Pattern DAY_FIRST_FORM =
      Pattern.compile("(0?[1-9]|[12]\\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](1[89]|20|21)\\d\\d");

  static CellKind of(String value) {
    String cell = value.strip();
    if (cell.isEmpty()) {
      return EMPTY;
    }
    if (cell.length() > 48) {
      return TEXT;
    }
    char first = cell.charAt(0);
    if (first <= '9') {
      return ofNumeric(cell);
    }
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false") ? BOOLEAN : TEXT;
  }

  private static CellKind ofNumeric(String cell) {
    if (YEAR_FORM.matcher(cell).matches()) {
      return YEAR;
    }
    // A leading zero is part of a code, not of a number.
    if (INTEGER_FORM.matcher(cell).matches()) {
      return cell.length() > 1 && cell.charAt(0) == '0' ? TEXT : INTEGER;
    }
    if (DECIMAL_FORM.matcher(cell).matches()) {
      return DECIMAL;
    }
    if (COMMA_FORM.matcher(cell).matches()) {
      return DECIMAL_COMMA;
    }
    if (ISO_FORM.matcher(cell).matches()) {
      return ISO_DATE;
    }
    return DAY_FIRST_FORM.matcher(cell).matches() ? DAY_FIRST_DATE : TEXT;
  }

  /** {@code 31/12/2025} as {@code 2025-12-31}. */
  static String isoDate(String dayFirst) {
    String[] parts = dayFirst.strip().split("[/.-]");
    return "%s-%02d-%02d"
        .formatted(parts[2], Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
  }

  /** {@code 1.234,5} as {@code 1234.5}. */
  static String pointDecimal(String comma) {
    return comma.strip().replace(".", "").replace(',', '.');
  }
}
