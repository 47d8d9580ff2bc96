package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a look through a delimited file found.
 *
 * @param delimiter one character
 * @param complete false when the look ended early, by a limit
 * @param start first day or year that a date column names, or ""
 * @param dayFirst a column has dates such as 31/12/2025
 * @param decimalComma a column has numbers such as 3,14
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
    boolean decimalComma) {

  public TableFacts {
    columns = List.copyOf(columns);
  }

  /** True when the portal can rewrite the file in the plainest form (RFC 4180, ISO dates). */
  public boolean isRepairable() {
    return complete && (dayFirst || decimalComma || !delimiter.equals(","));
  }
}
