package vn.sen.privacy.risk;

/**
 * How many distinct values a stream holds, from their 64-bit hashes: exact up to the capacity, then
 * an estimate by adaptive sampling (Wegman; standard error about 1.2 divided by the root of the
 * capacity), in memory that never exceeds twice the capacity in longs.
 */
public final class DistinctCounter {
  private final int capacity;
  private long[] slots = new long[16];
  private int size;
  private int level;
  private boolean zeroSeen;

  /**
   * @param capacity hashes kept, a power of two
   */
  public DistinctCounter(int capacity) {
    if (Integer.bitCount(capacity) != 1 || capacity < 16) {
      throw new IllegalArgumentException("capacity must be a power of two, at least 16");
    }
    this.capacity = capacity;
  }

  public void add(long hash) {
    if (hash == 0) {
      zeroSeen = true;
      return;
    }
    if (isSampled(hash) && insert(slots, hash)) {
      size++;
      if (size * 4 > slots.length * 3) {
        makeRoom();
      }
    }
  }

  private boolean isSampled(long hash) {
    return Long.numberOfTrailingZeros(hash) >= level;
  }

  private static boolean insert(long[] slots, long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
    return true;
  }

  private void makeRoom() {
    long[] old = slots;
    if (slots.length < capacity * 2) {
      slots = new long[slots.length * 2];
    } else {
      level++;
      slots = new long[slots.length];
    }
    size = 0;
    for (long hash : old) {
      if (hash != 0 && isSampled(hash) && insert(slots, hash)) {
        size++;
      }
    }
  }

  /** Exact while {@link #isExact}, an estimate after. */
  public long count() {
    return ((long) size << level) + (zeroSeen ? 1 : 0);
  }

  public boolean isExact() {
    return level == 0;
  }
}
