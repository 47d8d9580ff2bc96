package vn.sen.privacy.table;

import java.time.Duration;

/**
 * What a reading may cost. Beyond any bound the reading stops and is not complete.
 *
 * @param columns most columns (JSON: most paths)
 * @param fieldChars longest field, in UTF-16 units
 * @param recordFields most fields in one record
 * @param depth deepest nesting of JSON
 * @param bytes largest file
 * @param time longest duration
 */
public record TableLimits(
    int columns, int fieldChars, int recordFields, int depth, long bytes, Duration time) {

  public static final TableLimits DEFAULT =
      new TableLimits(2_000, 4 << 20, 200_000, 64, 8L << 30, Duration.ofMinutes(20));

  /** The usual bounds with another size and duration. */
  public static TableLimits within(long bytes, Duration time) {
    return new TableLimits(
        DEFAULT.columns, DEFAULT.fieldChars, DEFAULT.recordFields, DEFAULT.depth, bytes, time);
  }

  public TableLimits {
    if (columns < 1
        || fieldChars < 1
        || recordFields < columns
        || depth < 1
        || bytes < 1
        || !time.isPositive()) {
      throw new IllegalArgumentException("every bound must be positive");
    }
  }
}
