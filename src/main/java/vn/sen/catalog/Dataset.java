package vn.sen.catalog;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * A dataset as the record holds it now: its newest revision, and the projections made from it.
 *
 * @param revision counts from 1
 * @param state published or withdrawn (a withdrawn dataset answers 410 with its tombstone)
 * @param discover audience tokens of who may see the metadata
 * @param use audience tokens of who may use the data
 */
public record Dataset(
    UUID id,
    String slug,
    int revision,
    State state,
    Instant created,
    Instant modified,
    Set<String> discover,
    Set<String> use,
    Description description,
    DatasetView view) {

  public enum State {
    PUBLISHED,
    WITHDRAWN
  }

  /**
   * The same.
   *
   * @throws ProblemException 410 when it is withdrawn
   */
  public Dataset requirePublished() {
    if (state == State.WITHDRAWN) {
      throw new ProblemException(
          CommonProblem.GONE,
          "Bộ dữ liệu “%s” đã bị gỡ bỏ. Lý do có ở /datasets/%s.".formatted(slug, slug),
          "The dataset “%s” has been withdrawn. The reason is at /datasets/%s."
              .formatted(slug, slug));
    }
    return this;
  }
}
