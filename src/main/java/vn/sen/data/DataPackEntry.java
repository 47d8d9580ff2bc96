package vn.sen.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.ResourceFolder;

/**
 * What the portal itself knows of a file that a data pack may hold: the target it belongs to, and
 * its true publisher and licence as read from its source. Kept in {@code seed-data/data-pack.csv}.
 *
 * @param target number of the target
 * @param dataset slug of its dataset
 * @param licence code of the scheme {@code licences}
 * @param source IRI of where the file was taken from
 */
record DataPackEntry(
    int target,
    String dataset,
    String file,
    String publisher,
    String publisherHomepage,
    String licence,
    String source,
    Optional<DatasetView.Period> period) {

  /** In the order of the targets. */
  static List<DataPackEntry> list() {
    ResourceFolder seed = new ResourceFolder("seed-data");
    try (Reader reader =
        new InputStreamReader(seed.open("data-pack.csv"), StandardCharsets.UTF_8)) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .stream()
          .map(DataPackEntry::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("seed-data/data-pack.csv cannot be read", e);
    }
  }

  private static DataPackEntry of(CSVRecord row) {
    Optional<String> start = Optional.of(row.get("start")).filter(text -> !text.isEmpty());
    Optional<String> end = Optional.of(row.get("end")).filter(text -> !text.isEmpty());
    return new DataPackEntry(
        Integer.parseInt(row.get("target")),
        row.get("slug"),
        row.get("file"),
        row.get("publisher"),
        row.get("publisher_homepage"),
        row.get("licence"),
        row.get("source"),
        start.or(() -> end).map(either -> new DatasetView.Period(start, end)));
  }
}
