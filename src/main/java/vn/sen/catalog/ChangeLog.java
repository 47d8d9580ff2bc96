package vn.sen.catalog;

import java.util.List;

/**
 * The log of what changed, in an order that a follower can resume from without ever missing a
 * change that committed late: only transactions older than every running one are shown, ordered by
 * transaction.
 */
public interface ChangeLog {

  /** Settled changes after a position, in log order; at most {@code limit} of them. */
  List<Change> read(LogPosition after, int limit);

  /** Position of the newest settled change; START when there is none. */
  LogPosition newestSettled();

  /** Position of the newest committed change, settled or not; START when there is none. */
  LogPosition newestCommitted();

  /** Number of changes after a position, settled or not. */
  long countAfter(LogPosition position);

  /** Identifies this database: a copy restored elsewhere has another. */
  String recordIdentity();

  /** Raised by {@link #requestRebuild}; a follower that sees a new value rebuilds its model. */
  long rebuildEpoch();

  /** Asks every follower, in this process or another, to rebuild its model from nothing. */
  void requestRebuild();
}
