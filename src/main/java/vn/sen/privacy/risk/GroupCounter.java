package vn.sen.privacy.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Groups rows by the hashes of their quasi-identifiers, in bounded memory (20 bytes a slot, at most
 * twice as many slots as groups allowed). Two groups merge by a collision of 64-bit hashes with a
 * chance below one in a million for four million groups.
 */
public final class GroupCounter {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final int maxGroups;
  private long[] keys = new long[1024];
  private int[] counts = new int[1024];
  private long[] varieties = new long[1024];
  private int groups;
  private long rows;
  private boolean full;

  private long rowKey;
  private long rowVariety;

  /**
   * @param maxGroups groups kept before giving up
   */
  public GroupCounter(int maxGroups) {
    this.maxGroups = maxGroups;
  }

  /** A quasi-identifier's value in the current row. Its column tells equal values apart. */
  public void quasiIdentifier(int column, long hash) {
    rowKey += mix(hash + (column + 1) * PRIME);
  }

  /** A sensitive value in the current row. */
  public void sensitive(int column, long hash) {
    rowVariety = mix(rowVariety ^ (hash + column));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 31)) * PRIME;
    return mixed ^ (mixed >>> 29);
  }

  /** Ends the current row, its missing values being a value too. */
  public void endRow() {
    rows++;
    if (!full) {
      add(rowKey == 0 ? 1 : rowKey);
    }
    rowKey = 0;
    rowVariety = 0;
  }

  private void add(long key) {
    int slot = slotOf(key);
    if (keys[slot] == 0) {
      if (groups >= maxGroups) {
        full = true;
        return;
      }
      keys[slot] = key;
      groups++;
    }
    if (counts[slot] < Integer.MAX_VALUE) {
      counts[slot]++;
    }
    varieties[slot] |= 1L << (rowVariety & 63);
    if (groups * 2 > keys.length) {
      grow();
    }
  }

  private int slotOf(long key) {
    int mask = keys.length - 1;
    int slot = (int) (mix(key) >>> 20) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    long[] oldVarieties = varieties;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    varieties = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        varieties[slot] = oldVarieties[i];
      }
    }
  }

  /**
   * @param demandedK the k that a file must reach to be open
   */
  public ReidentificationRisk risk(List<String> quasi, List<String> sensitive, int demandedK) {
    int[] sizes = Arrays.stream(counts).filter(count -> count > 0).toArray();
    long unique = Arrays.stream(sizes).filter(size -> size == 1).count();
    long below = Arrays.stream(sizes).filter(size -> size < demandedK).asLongStream().sum();
    int smallest = Arrays.stream(sizes).min().orElse(0);
    int diversity = sensitive.isEmpty() ? 0 : smallestVariety();
    return new ReidentificationRisk(
        quasi, sensitive, rows, smallest, unique, below, diversity, demandedK, !full);
  }

  private int smallestVariety() {
    int smallest = 64;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        smallest = Math.min(smallest, Long.bitCount(varieties[i]));
      }
    }
    return groups == 0 ? 0 : smallest;
  }
}
