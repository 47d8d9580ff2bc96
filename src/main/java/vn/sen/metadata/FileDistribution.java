package vn.sen.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a file that the portal holds for a dataset.
 *
 * @param fileName name in the portal's download address
 * @param description may be empty
 * @param format code of the EU list of file types, such as CSV
 * @param mediaType type/subtype
 * @param sha256 lower-case hexadecimal
 * @param licence absolute IRI
 * @param publisher who truly published the data
 * @param source IRI of where the data were taken from
 * @param provenance how the file was made, in English; may be ""
 * @param period what time the data speak of: years, months or dates, both ends of one kind
 * @param issued first day on the portal, for a file that is new there
 * @param columns of a table; empty when it is none or they are not known
 */
public record FileDistribution(
    String fileName,
    LocalizedText title,
    LocalizedText description,
    String format,
    String mediaType,
    long sizeBytes,
    String sha256,
    String licence,
    String attribution,
    DatasetView.Agent publisher,
    Optional<String> source,
    String provenance,
    Optional<DatasetView.Period> period,
    LocalDate issued,
    List<DatasetView.Column> columns) {

  /** Last segment of the distribution's IRI. */
  public String id() {
    return fileName.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
