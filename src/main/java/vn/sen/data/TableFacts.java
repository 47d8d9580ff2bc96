package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look through a delimited file found.
 *
 * @param delimiter one character
 * @param complete false when the look ended early, by a limit
 * @param start first day or year that a date column names, or ""
 * @param dayFirst a column has dates such as 31/12/2025
 * @param decimalComma a column has numbers such as 3,14
 * @param places different values of the columns whose header speaks of places, up to a hundred;
 *     absent in what was found by earlier versions of the portal
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
    @Nullable List<String> places) {

  public TableFacts {
    columns = List.copyOf(columns);
    places = places == null ? List.of() : List.copyOf(places);
  }

  /** True when the portal can rewrite the file in the plainest form (RFC 4180, ISO dates). */
  public boolean isRepairable() {
    return complete && (dayFirst || decimalComma || !delimiter.equals(","));
  }
}
