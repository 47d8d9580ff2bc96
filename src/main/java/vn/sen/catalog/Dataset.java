package vn.sen.catalog;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;

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
}
