package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look through a table found: a delimited file, the first sheet with rows of a workbook, the
 * records of a JSON document, a Parquet file.
 *
 * @param delimiter one character; "" of what is no delimited file
 * @param complete false when the look ended early, by a limit
 * @param start first day or year that a date column names, or ""
 * @param dayFirst a column has dates such as 31/12/2025
 * @param decimalComma a column has numbers such as 3,14
 * @param places different values of the columns whose header speaks of places, up to a hundred;
 *     absent in what was found by earlier versions of the portal
 * @param title by which the file calls the table: a line above it, its sheet's or its own name;
 *     absent or "" when it does not
 * @param titleLines lines above the header of a delimited file; absent for none
 */
@Serdeable
public record TableFacts(
    String delimiter,
    long rows,
    List<Column> columns,
    boolean complete,
    String start,
    String end,
    boolean dayFirst,
    boolean decimalComma,
    @Nullable List<String> places,
    @Nullable String title,
    @Nullable Integer titleLines) {

  public TableFacts {
    columns = List.copyOf(columns);
    places = places == null ? List.of() : List.copyOf(places);
    title = title == null ? "" : title;
    titleLines = titleLines == null ? 0 : titleLines;
  }

  static TableFacts of(
      String delimiter,
      long rows,
      List<ColumnProfile> profiles,
      boolean complete,
      String title,
      int titleLines) {
    Optional<Map.Entry<String, String>> period =
        profiles.stream().map(ColumnProfile::period).flatMap(Optional::stream).findFirst();
    return new TableFacts(
        delimiter,
        rows,
        profiles.stream().map(ColumnProfile::column).toList(),
        complete,
        period.map(Map.Entry::getKey).orElse(""),
        period.map(Map.Entry::getValue).orElse(""),
        profiles.stream().anyMatch(ColumnProfile::hasDayFirstDates),
        profiles.stream().anyMatch(ColumnProfile::hasDecimalCommas),
        profiles.stream()
            .flatMap(profile -> profile.places().stream())
            .distinct()
            .limit(ColumnProfile.MOST_PLACES)
            .toList(),
        title,
        titleLines);
  }

  boolean isDelimited() {
    return !delimiter.isEmpty();
  }

  /** True when the portal can rewrite the file in the plainest form (RFC 4180, ISO dates). */
  public boolean isRepairable() {
    return isDelimited()
        && complete
        && (dayFirst || decimalComma || !delimiter.equals(",") || titleLines() > 0);
  }
}
