package vn.sen.sparql;

import java.util.Iterator;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Looks for damage in a TDB2 database, which has no checksums of its own: every index must list the
 * same statements, and every term must be found again by its own hash. Whole for a portal of the
 * usual size; of a very large one it reads what it can in the time it has.
 */
final class StoreCheck {
  private static final long LIMIT_NANOS = 2_000_000_000L;
  private final long start = System.nanoTime();

  /**
   * In a read transaction.
   *
   * @throws RuntimeException of any kind when the database is damaged
   */
  void check(DatasetGraph database) {
    DatasetGraphTDB store = TDBInternal.getDatasetGraphTDB(database);
    check(store.getTripleTable().getNodeTupleTable());
    check(store.getQuadTable().getNodeTupleTable());
  }

  private void check(NodeTupleTable table) {
    long expected = 0;
    for (int i = 0; i < table.getTupleTable().numIndexes(); i++) {
      TupleIndex index = table.getTupleTable().getIndex(i);
      long sum = 0;
      for (Iterator<Tuple<NodeId>> tuples = index.all(); tuples.hasNext(); ) {
        if (isLate()) {
          return;
        }
        Tuple<NodeId> tuple = tuples.next();
        sum += mix(tuple);
        if (i == 0) {
          checkTerms(table.getNodeTable(), tuple);
        }
      }
      if (i == 0) {
        expected = sum;
      } else if (sum != expected) {
        throw new IllegalStateException("index " + index.getName() + " lists other statements");
      }
    }
  }

  private static void checkTerms(NodeTable terms, Tuple<NodeId> tuple) {
    for (NodeId id : tuple) {
      Node node = terms.getNodeForNodeId(id);
      if (node == null || !id.equals(terms.getNodeIdForNode(node))) {
        throw new IllegalStateException("the term " + id + " is not what it was");
      }
    }
  }

  /** A hash of the tuple that no order of tuples changes the sum of. */
  private static long mix(Tuple<NodeId> tuple) {
    long hash = 0;
    for (NodeId id : tuple) {
      hash = (hash ^ id.hashCode()) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private boolean isLate() {
    return System.nanoTime() - start > LIMIT_NANOS;
  }
}
