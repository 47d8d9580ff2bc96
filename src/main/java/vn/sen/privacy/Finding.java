package vn.sen.privacy;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.sen.metadata.LocalizedText;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Sensitivity;

/**
 * One kind of personal data in one column.
 *
 * @param columnIndex from 0
 * @param column header or path
 * @param embedded whether all of it stands inside running text
 * @param count values that hold the kind
 * @param share of the column's values that are not empty, in [0, 1]
 * @param confidence that the column holds this kind, in [0, 1]
 * @param samples at most three, redacted
 */
@Serdeable
public record Finding(
    int columnIndex,
    String column,
    Kind kind,
    Severity severity,
    boolean embedded,
    long count,
    double share,
    double confidence,
    List<String> samples) {

  public Finding {
    samples = List.copyOf(samples);
  }

  /** The same, for those who may not see the data. */
  public Finding withoutSamples() {
    return new Finding(
        columnIndex, column, kind, severity, embedded, count, share, confidence, List.of());
  }

  /** Why it matters, for somebody who is no expert. */
  public LocalizedText why() {
    return FindingTexts.why(kind, embedded);
  }

  /** What to do. */
  public LocalizedText remedy() {
    return FindingTexts.remedy(kind, embedded);
  }

  /** Basic or sensitive, as the law names it. */
  public Sensitivity sensitivity() {
    return kind.sensitivity();
  }
}
