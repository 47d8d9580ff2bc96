package vn.sen.catalog;

/**
 * One entry of the change log.
 *
 * @param position where a follower is once it has applied this change
 * @param kind what changed
 * @param key slug of the dataset or agency, number of the target
 */
public record Change(LogPosition position, Kind kind, String key) {
  public enum Kind {
    DATASET,
    AGENCY,
    TARGET
  }
}
