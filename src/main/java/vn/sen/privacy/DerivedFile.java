package vn.sen.privacy;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * That one content was made from another by steps that lessen what it discloses.
 *
 * @param sha256 of the derived content
 * @param sourceSha256 of what it was made from
 * @param columns what was done, column by column; nothing of the values
 * @param pseudonymised whether it holds pseudonyms: personal data by law, never open
 */
public record DerivedFile(
    String sha256,
    String sourceSha256,
    List<ColumnStep> columns,
    boolean pseudonymised,
    Instant done) {

  /**
   * @param step name and parameters; of a key its id only
   * @param changed values that became another
   * @param emptied values that became empty
   */
  @Serdeable
  public record ColumnStep(String column, String step, long changed, long emptied) {}

  public DerivedFile {
    columns = List.copyOf(columns);
  }

  /** The same of a content that says the same in other bytes. */
  public DerivedFile inContent(String otherSha256) {
    return new DerivedFile(otherSha256, sourceSha256, columns, pseudonymised, done);
  }
}
