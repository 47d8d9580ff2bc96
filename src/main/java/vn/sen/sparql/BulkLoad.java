package vn.sen.sparql;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * What a new generation is filled with before its first commit, while each resource is told of once
 * and nothing is taken back.
 */
final class BulkLoad implements AutoCloseable {
  /** Of the heap, for sorting. */
  private static final int SHARE_OF_HEAP = 8;

  private final IndexBuilder open;
  private final IndexBuilder closed;
  private final Set<Long> begun = new HashSet<>();

  BulkLoad(Path folder) {
    this.open = new IndexBuilder(folder, true);
    this.closed = new IndexBuilder(folder, false);
  }

  /** False for a resource that was told of before, or, very rarely, may have been. */
  boolean begin(Node resource) {
    return begun.add(hash(resource.getURI()));
  }

  /** FNV-1a: 64 bits instead of a million IRIs. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** In a write transaction of the database. */
  void addOpen(DatasetGraph database, Node graph, Collection<Triple> statements) {
    add(open, database, graph, statements);
  }

  /** In a write transaction of the database. */
  void addClosed(DatasetGraph database, Node graph, Collection<Triple> statements) {
    add(closed, database, graph, statements);
  }

  private static void add(
      IndexBuilder builder, DatasetGraph database, Node graph, Collection<Triple> statements) {
    if (statements.isEmpty()) {
      return;
    }
    NodeTable nodes = IndexBuilder.nodes(TDBInternal.getDatasetGraphTDB(database));
    NodeId name = nodes.getAllocateNodeId(graph);
    for (Triple triple : statements) {
      builder.add(
          name,
          nodes.getAllocateNodeId(triple.getSubject()),
          nodes.getAllocateNodeId(triple.getPredicate()),
          nodes.getAllocateNodeId(triple.getObject()));
    }
  }

  /** Writes the indexes of both; their terms are committed, and they must be opened anew. */
  void build(DatasetGraph openDatabase, DatasetGraph closedDatabase) {
    long[] room = new long[room(Math.max(open.size(), closed.size()))];
    DatasetGraphTDB first = TDBInternal.getDatasetGraphTDB(openDatabase);
    DatasetGraphTDB second = TDBInternal.getDatasetGraphTDB(closedDatabase);
    open.build(first, room);
    closed.build(second, room);
  }

  private static int room(long statements) {
    long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Long.BYTES;
    return (int) Math.min(4 * Math.max(statements, 1), Math.min(most, Integer.MAX_VALUE / 2));
  }

  @Override
  public void close() {
    open.close();
    closed.close();
  }
}
