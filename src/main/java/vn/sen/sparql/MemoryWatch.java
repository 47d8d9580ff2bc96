package vn.sen.sparql;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Says when a query must end for want of memory: the heap was nearly full after its last
 * collection, and the query is one of those that filled it.
 */
final class MemoryWatch {
  private static final double FULL = 0.85;

  private final BooleanSupplier isHeapFull;
  private final long guiltyBytes;

  /**
   * @param guiltyBytes that a query has allocated at least when it is held to be at fault
   */
  MemoryWatch(BooleanSupplier isHeapFull, long guiltyBytes) {
    this.isHeapFull = isHeapFull;
    this.guiltyBytes = guiltyBytes;
  }

  static MemoryWatch ofHeap() {
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
            .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
            .findFirst();
    old.ifPresent(
        pool -> pool.setCollectionUsageThreshold((long) (FULL * pool.getUsage().getMax())));
    return new MemoryWatch(
        () -> old.isPresent() && old.get().isCollectionUsageThresholdExceeded(),
        Runtime.getRuntime().maxMemory() / 8);
  }

  /** Bytes that the calling thread has allocated since it began; -1 when nobody counts. */
  static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : -1;
  }

  /**
   * @param before what {@link #allocatedBytes} was when the calling thread's query began
   * @throws Exceeded when the query must end
   */
  void check(long before) {
    if (isHeapFull.getAsBoolean() && allocatedBytes() - before >= guiltyBytes) {
      throw new Exceeded();
    }
  }

  /** The query needs more memory than there is. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded() {
      super("more memory than one query may have", null, false, false);
    }
  }
}
