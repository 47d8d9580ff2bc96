package vn.sen.sparql;

import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.tdb2.store.NodeId;

/**
 * The end of one query's time, looked at wherever the query touches data. Jena's own timeout is
 * looked at between the rows of an operator; one that yields no rows for a long time would outlive
 * it.
 */
final class Deadline implements Predicate<Tuple<NodeId>> {
  private static final int STEPS_BETWEEN_LOOKS = 256;
  private final long end;
  private volatile boolean cancelled;
  private int steps;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline after(java.time.Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /** Makes the query fail at its next step. */
  void cancel() {
    cancelled = true;
  }

  boolean isOver() {
    return cancelled || System.nanoTime() - end >= 0;
  }

  /** Called by the query's own thread for each step it makes. */
  void step() {
    if (cancelled || (++steps % STEPS_BETWEEN_LOOKS == 0 && isOver())) {
      throw new QueryCancelledException();
    }
  }

  /** As a filter of TDB2 at its lowest level: lets everything pass until time is over. */
  @Override
  public boolean test(Tuple<NodeId> tuple) {
    step();
    return true;
  }
}
