package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** How good a description is, and a description that says so itself. */
@Singleton
public final class QualityAssessment {
  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final DatasetMapper mapper;
  private final DatasetEditor editor;
  private final Clock clock;

  public QualityAssessment(DatasetMapper mapper, DatasetEditor editor, Clock clock) {
    this.mapper = mapper;
    this.editor = editor;
    this.clock = clock;
  }

  /** Of today: whether the data are as new as promised changes by itself. */
  public QualityScore score(Description description) {
    return score(mapper.map(description));
  }

  private QualityScore score(DatasetView view) {
    return QualityScore.of(view, LocalDate.ofInstant(clock.instant(), VIET_NAM));
  }

  /**
   * With the score as measurements (W3C Data Quality Vocabulary, dqv:QualityMeasurement), in the
   * place of those that the portal made before; the same for the same description on every day. A
   * series and a service have no files of their own to be judged by, and are left as they are.
   */
  public Description measured(Description description) {
    DatasetView view = mapper.map(description);
    return view.kind() == ResourceKind.DATASET
        ? editor.measured(description, score(view).measurements())
        : description;
  }
}
