package vn.sen.sparql;

import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;

/**
 * TDB2's node ids as plain numbers, in the order in which its indexes have them. An id is a place
 * in the node table, or a value itself (a date, an integer): two ids are equal when their terms
 * are.
 */
final class Ids {
  /** No id: for what a row leaves unbound. */
  static final long NONE = 0;

  /** Further into a node table than any file is long. */
  private static final long BESIDE = 1L << 48;

  private Ids() {}

  static long of(NodeId id) {
    if (id.isPtr()) {
      return id.getPtrLocation() ^ Long.MIN_VALUE;
    }
    byte[] bytes = new byte[NodeId.SIZE];
    NodeIdFactory.set(id, bytes);
    return Bytes.getLong(bytes) ^ Long.MIN_VALUE;
  }

  /**
   * An id for a term that a node table does not have, no matter how it grows.
   *
   * @param number from 0
   */
  static long beside(int number) {
    return (BESIDE + number) ^ Long.MIN_VALUE;
  }

  /** The number of such an id; -1 for one of a node table, or a value. */
  static int numberBeside(long id) {
    long place = id ^ Long.MIN_VALUE;
    return place >= BESIDE && place <= BESIDE + Integer.MAX_VALUE ? (int) (place - BESIDE) : -1;
  }

  /** The number as TDB2's indexes hold it, its bytes in order of size. */
  static long stored(long id) {
    return id ^ Long.MIN_VALUE;
  }

  static NodeId nodeId(long id) {
    byte[] bytes = new byte[NodeId.SIZE];
    Bytes.setLong(id ^ Long.MIN_VALUE, bytes);
    return NodeIdFactory.get(bytes);
  }
}
