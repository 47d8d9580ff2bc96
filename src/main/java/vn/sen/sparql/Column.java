package vn.sen.sparql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one property in the default graph, as subjects and objects in memory, in order
 * of subjects and, once asked for, in order of objects. Never changed: {@link #with} makes another.
 */
final class Column {
  private final long[] subjects;
  private final long[] objects;
  private volatile @Nullable Order byObject;
  private volatile long @Nullable [] distinctObjects;

  /** One of the two orders: {@code keys} ascending, and the other end of each statement. */
  record Order(long[] keys, long[] values) {

    /** First place whose key is not less; galloping from a place that is probably near. */
    int find(long key, int near) {
      int low = Math.min(near, keys.length);
      int high;
      int step = 1;
      if (low < keys.length && keys[low] < key) {
        high = low + step;
        while (high < keys.length && keys[high] < key) {
          low = high;
          step <<= 1;
          high = low + step;
        }
        low++;
        high = Math.min(high, keys.length);
      } else {
        high = low;
        low = high - step;
        while (low >= 0 && keys[low] >= key) {
          high = low;
          step <<= 1;
          low = high - step;
        }
        low = Math.max(low + 1, 0);
      }
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (keys[middle] < key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    int count(long key) {
      int from = find(key, 0);
      return find(key + 1, from) - from;
    }
  }

  private Column(long[] subjects, long[] objects) {
    this.subjects = subjects;
    this.objects = objects;
  }

  /**
   * @param pairs subject and object; sorted here
   */
  static Column of(LongPairs pairs) {
    pairs.sort();
    return new Column(pairs.firsts(), pairs.seconds());
  }

  int size() {
    return subjects.length;
  }

  /** In memory, with both orders and the distinct objects. */
  static long bytes(long statements) {
    return 40 * statements;
  }

  Order bySubject() {
    return new Order(subjects, objects);
  }

  Order byObject() {
    Order order = byObject;
    if (order == null) {
      LongPairs pairs = new LongPairs(subjects.length);
      for (int i = 0; i < subjects.length; i++) {
        pairs.add(objects[i], subjects[i]);
      }
      pairs.sort();
      order = new Order(pairs.firsts(), pairs.seconds());
      byObject = order;
    }
    return order;
  }

  /** Each object once, in order; the same array each time, not to be changed. */
  long[] distinctObjects() {
    long[] distinct = distinctObjects;
    if (distinct == null) {
      long[] all = byObject().keys().clone();
      int count = 0;
      for (long id : all) {
        if (count == 0 || all[count - 1] != id) {
          all[count++] = id;
        }
      }
      distinct = Arrays.copyOf(all, count);
      distinctObjects = distinct;
    }
    return distinct;
  }

  /**
   * The same with statements added and taken away.
   *
   * @param added subject and object
   */
  Column with(LongPairs added, LongPairs removed) {
    added.sort();
    removed.sort();
    long[] gone = removed.firsts();
    long[] goneObjects = removed.seconds();
    long[] come = added.firsts();
    long[] comeObjects = added.seconds();
    LongPairs merged = new LongPairs(subjects.length + come.length);
    int next = 0;
    int leaving = 0;
    for (int i = 0; i < subjects.length; i++) {
      while (next < come.length && compare(come, comeObjects, next, i) < 0) {
        merged.add(come[next], comeObjects[next]);
        next++;
      }
      while (next < come.length && compare(come, comeObjects, next, i) == 0) {
        next++;
      }
      while (leaving < gone.length && compare(gone, goneObjects, leaving, i) < 0) {
        leaving++;
      }
      if (leaving == gone.length || compare(gone, goneObjects, leaving, i) != 0) {
        merged.add(subjects[i], objects[i]);
      }
    }
    for (; next < come.length; next++) {
      merged.add(come[next], comeObjects[next]);
    }
    return new Column(merged.firsts(), merged.seconds());
  }

  private int compare(long[] others, long[] otherObjects, int other, int own) {
    int bySubject = Long.compare(others[other], subjects[own]);
    return bySubject != 0 ? bySubject : Long.compare(otherObjects[other], objects[own]);
  }
}
