package vn.sen.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A model that follows the change log: the Lucene index, the SPARQL store. It may be dropped at any
 * time and made again from the record, with the same result. Called by one thread at a time.
 */
public interface ReadModel {

  /** Short name for logs, such as {@code search}. */
  String name();

  /**
   * What it has applied, read from its own last commit; empty when it is new, was corrupt, was made
   * by another version of its schema, or follows another record: then it is built from nothing.
   *
   * @param recordIdentity identifies the database; stored with every commit
   */
  Optional<LogPosition> findPosition(String recordIdentity);

  /** Starts from nothing, beside what is served now; the next {@link #commit} puts it in place. */
  void beginRebuild();

  /**
   * Applies the newest state of what changed; absent means withdrawn or gone. Several calls make
   * one commit.
   */
  void apply(List<Current> batch);

  /** Makes everything applied durable and visible together with the position. */
  void commit(LogPosition position, String recordIdentity);

  /** The newest state of a changed resource. */
  sealed interface Current {
    String key();

    record OfDataset(String key, Optional<Dataset> dataset) implements Current {}

    record OfAgency(String key, Optional<vn.sen.metadata.Description> description)
        implements Current {}

    record OfTarget(String key, Optional<vn.sen.metadata.Description> description)
        implements Current {}
  }
}
