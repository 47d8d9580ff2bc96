package vn.sen.sparql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Statements on their way into the open database: each into its named graph and into the default
 * graph. They are written many at a time, to each index in its own order, which finds the pages
 * that it needs in the cache. Whoever reads what is still here asks for {@link #flush} first.
 */
final class StatementBuffer {
  private static final int MOST = 100_000;

  private final DatasetGraph database;
  private final Set<Tuple<NodeId>> quads = new HashSet<>();
  private final Set<Tuple<NodeId>> triples = new HashSet<>();
  private final Set<Node> graphs = new HashSet<>();

  StatementBuffer(DatasetGraph database) {
    this.database = database;
  }

  /** In a write transaction of the calling thread. */
  void add(Node graph, Triple triple) {
    NodeTable nodes = store().getQuadTable().getNodeTupleTable().getNodeTable();
    NodeId subject = nodes.getAllocateNodeId(triple.getSubject());
    NodeId property = nodes.getAllocateNodeId(triple.getPredicate());
    NodeId object = nodes.getAllocateNodeId(triple.getObject());
    quads.add(TupleFactory.create4(nodes.getAllocateNodeId(graph), subject, property, object));
    triples.add(TupleFactory.create3(subject, property, object));
    graphs.add(graph);
    if (quads.size() >= MOST) {
      flush();
    }
  }

  /** Whether the graph states it, here or in the database already. */
  boolean contains(Node graph, Triple triple) {
    NodeTable nodes = store().getQuadTable().getNodeTupleTable().getNodeTable();
    NodeId graphId = nodes.getNodeIdForNode(graph);
    NodeId subject = nodes.getNodeIdForNode(triple.getSubject());
    NodeId property = nodes.getNodeIdForNode(triple.getPredicate());
    NodeId object = nodes.getNodeIdForNode(triple.getObject());
    // A term without an id is in no tuple: the id that stands for "none" is never in the set.
    return quads.contains(TupleFactory.create4(graphId, subject, property, object))
        || database.contains(Quad.create(graph, triple));
  }

  /** Whether statements of the graph are still here. */
  boolean holds(Node graph) {
    return graphs.contains(graph);
  }

  void flush() {
    if (!quads.isEmpty()) {
      write(quads, store().getQuadTable().getNodeTupleTable().getTupleTable());
      write(triples, store().getTripleTable().getNodeTupleTable().getTupleTable());
      clear();
    }
  }

  /** Forgets what is here: its transaction was undone. */
  void clear() {
    quads.clear();
    triples.clear();
    graphs.clear();
  }

  private DatasetGraphTDB store() {
    return TDBInternal.getDatasetGraphTDB(database);
  }

  private record Keyed(long[] key, Tuple<NodeId> tuple) {}

  private static void write(Set<Tuple<NodeId>> all, TupleTable table) {
    List<Tuple<NodeId>> tuples = List.copyOf(all);
    for (TupleIndex index : table.getIndexes()) {
      if (index == null) {
        continue;
      }
      Keyed[] sorted = new Keyed[tuples.size()];
      for (int i = 0; i < sorted.length; i++) {
        Tuple<NodeId> mapped = index.getMapping().map(tuples.get(i));
        long[] key = new long[mapped.len()];
        for (int slot = 0; slot < key.length; slot++) {
          key[slot] = Ids.of(mapped.get(slot));
        }
        sorted[i] = new Keyed(key, tuples.get(i));
      }
      Arrays.parallelSort(sorted, (one, other) -> Arrays.compare(one.key(), other.key()));
      for (Keyed keyed : sorted) {
        index.add(keyed.tuple());
      }
    }
  }
}
