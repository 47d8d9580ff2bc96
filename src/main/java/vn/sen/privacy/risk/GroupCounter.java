package vn.sen.privacy.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Groups rows by the hashes of their quasi-identifiers, in bounded memory (12 bytes and 8 a
 * sensitive column a slot, at most twice as many slots as groups allowed). Beyond that many groups
 * it goes on with a sample of them, each counted whole: a group below k in the sample is certain.
 * Two groups merge by a collision of 64-bit hashes with a chance below one in a million for four
 * million groups.
 */
public final class GroupCounter {
  /** Sensitive columns whose variety is counted; further ones are not. */
  public static final int MAX_SENSITIVE = 8;

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final int maxGroups;
  private int sensitiveColumns;
  private long[] keys = new long[1024];
  private int[] counts = new int[1024];
  private long[] varieties = new long[0];
  private int groups;
  private int level;
  private long rows;

  private long rowKey;
  private final long[] rowVarieties = new long[MAX_SENSITIVE];

  /**
   * @param maxGroups groups kept at once
   */
  public GroupCounter(int maxGroups) {
    this.maxGroups = maxGroups;
  }

  /** A quasi-identifier's value in the current row. Its column tells equal values apart. */
  public void quasiIdentifier(int column, long hash) {
    rowKey += mix(hash + (column + 1) * PRIME);
  }

  /**
   * A sensitive value in the current row.
   *
   * @param position of its column among the sensitive ones, below {@link #MAX_SENSITIVE}
   */
  public void sensitive(int position, long hash) {
    if (position >= sensitiveColumns) {
      sensitiveColumns = position + 1;
      resize(keys.length, level);
    }
    rowVarieties[position] = 1L << (mix(hash) >>> 58);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 31)) * PRIME;
    return mixed ^ (mixed >>> 29);
  }

  /** Ends the current row, its missing values being a value too. */
  public void endRow() {
    rows++;
    add(rowKey == 0 ? 1 : rowKey);
    rowKey = 0;
    Arrays.fill(rowVarieties, 0, sensitiveColumns, 0);
  }

  private boolean isKept(long key, int atLevel) {
    return Long.numberOfTrailingZeros(mix(key) | 1L << 40) >= atLevel;
  }

  private void add(long key) {
    if (!isKept(key, level)) {
      return;
    }
    int slot = slotOf(keys, key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      groups++;
    }
    if (counts[slot] < Integer.MAX_VALUE) {
      counts[slot]++;
    }
    for (int i = 0; i < sensitiveColumns; i++) {
      varieties[slot * sensitiveColumns + i] |= rowVarieties[i];
    }
    if (groups > maxGroups) {
      resize(keys.length, level + 1);
    } else if (groups * 2 > keys.length) {
      resize(keys.length * 2, level);
    }
  }

  private static int slotOf(long[] keys, long key) {
    int mask = keys.length - 1;
    int slot = (int) (mix(key) >>> 41) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void resize(int slots, int newLevel) {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    long[] oldVarieties = varieties;
    int oldWidth = oldVarieties.length / oldKeys.length;
    keys = new long[slots];
    counts = new int[slots];
    varieties = new long[slots * sensitiveColumns];
    groups = 0;
    level = newLevel;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && isKept(oldKeys[i], newLevel)) {
        int slot = slotOf(keys, oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        System.arraycopy(oldVarieties, i * oldWidth, varieties, slot * sensitiveColumns, oldWidth);
        groups++;
      }
    }
  }

  /**
   * @param demandedK the k that a file must reach to be open
   * @param demandedL the l that it must reach, where it has sensitive columns
   */
  public ReidentificationRisk risk(
      List<String> quasi, List<String> sensitive, int demandedK, int demandedL) {
    int[] sizes = Arrays.stream(counts).filter(count -> count > 0).toArray();
    long unique = Arrays.stream(sizes).filter(size -> size == 1).count();
    long below = Arrays.stream(sizes).filter(size -> size < demandedK).asLongStream().sum();
    int smallest = Arrays.stream(sizes).min().orElse(0);
    return new ReidentificationRisk(
        quasi,
        sensitive,
        rows,
        smallest,
        Math.min(rows, unique << level),
        Math.min(rows, below << level),
        sensitive.isEmpty() ? 0 : smallestVariety(),
        demandedK,
        demandedL,
        level == 0);
  }

  /** Of any sensitive column in any group; rows without a value of it give one value. */
  private int smallestVariety() {
    int smallest = groups == 0 ? 0 : 64;
    for (int i = 0; i < keys.length; i++) {
      for (int j = 0; keys[i] != 0 && j < sensitiveColumns; j++) {
        smallest =
            Math.min(smallest, Math.max(1, Long.bitCount(varieties[i * sensitiveColumns + j])));
      }
    }
    return smallest;
  }
}
