package vn.sen.publishing.imports;

import java.util.Locale;
import java.util.Optional;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.Place;

/**
 * Why something was not taken.
 *
 * @param source name of the document
 * @param record IRI of the dataset; "" for the document as a whole
 */
public record ImportIssue(String source, Optional<Place> place, String record, LocalizedText why) {

  /** One line: {@code catalog.ttl:12:3 http://example.org/d: …}. */
  public String line(Locale locale) {
    return source
        + place.map(it -> ":" + it.line() + ":" + it.column()).orElse("")
        + (record.isEmpty() ? "" : " " + record)
        + ": "
        + why.in(locale);
  }
}
