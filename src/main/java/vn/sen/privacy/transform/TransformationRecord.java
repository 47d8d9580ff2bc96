package vn.sen.privacy.transform;

import java.time.Instant;
import java.util.List;
import vn.sen.privacy.table.Reading;

/**
 * What was done to a table, for its history: enough to say how the derived file came about, nothing
 * of the values.
 *
 * @param reading how the source was read; the derived file is worthless unless complete
 * @param sourceSha256 lower-case hexadecimal
 * @param derivedSha256 lower-case hexadecimal
 * @param columns one for each column with a step
 */
public record TransformationRecord(
    Instant done,
    Reading reading,
    String sourceSha256,
    String derivedSha256,
    List<ColumnChange> columns) {

  /**
   * @param step name and parameters; of a key its id only
   * @param changed values that became another
   * @param emptied values that became empty
   */
  public record ColumnChange(String column, String step, long changed, long emptied) {}

  public TransformationRecord {
    columns = List.copyOf(columns);
  }

  /** Whether the derived file holds pseudonyms: personal data still, never fit for open. */
  public boolean isPseudonymised() {
    return columns.stream().anyMatch(column -> column.step().startsWith("Pseudonymise"));
  }
}
