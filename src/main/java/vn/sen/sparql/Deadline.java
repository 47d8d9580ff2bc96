package vn.sen.sparql;

import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.tdb2.store.NodeId;

/**
 * The end of one query's time and memory, looked at wherever the query touches data. Jena's own
 * timeout is looked at between the rows of an operator; one that yields no rows for a long time
 * would outlive it.
 */
final class Deadline implements Predicate<Tuple<NodeId>> {
  private static final int STEPS_BETWEEN_LOOKS = 256;

  /** Of those looks, each so-manieth is at the memory, too. */
  private static final int LOOKS_BETWEEN_MEMORY = 64;

  private final long end;
  private final MemoryWatch memory;
  private volatile boolean cancelled;
  private int steps;
  private long allocatedBefore = -1;

  private Deadline(long end, MemoryWatch memory) {
    this.end = end;
    this.memory = memory;
  }

  static Deadline after(java.time.Duration limit, MemoryWatch memory) {
    return new Deadline(System.nanoTime() + limit.toNanos(), memory);
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
    if (steps % (STEPS_BETWEEN_LOOKS * LOOKS_BETWEEN_MEMORY) == 1) {
      if (allocatedBefore < 0) {
        allocatedBefore = MemoryWatch.allocatedBytes();
      }
      memory.check(allocatedBefore);
    }
  }

  /** As a filter of TDB2 at its lowest level: lets everything pass until time is over. */
  @Override
  public boolean test(Tuple<NodeId> tuple) {
    step();
    return true;
  }
}
