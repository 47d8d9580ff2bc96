package vn.sen.sparql;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.sys.TDBInternal;
import vn.sen.access.Caller;

/**
 * What a caller with more tokens than {@code public} may discover: the open database and those
 * graphs of the closed one whose audience the caller meets. Read-only, within the read transaction
 * that the generation is in.
 *
 * <p>What the closed graphs add to the default graph is held in memory, so that the caller's
 * queries are answered from columns as everybody's are; where there is no room for it, it is read
 * from the database.
 */
final class VisibleGraphs extends DatasetGraphBaseFind {
  /** So many are asked one by one; of more, all are asked at once and the others left out. */
  private static final int FEW_GRAPHS = 16;

  private final DatasetGraph open;
  private final DatasetGraph closed;
  private final Deadline deadline;
  private final Set<Node> visible = new LinkedHashSet<>();
  private final Optional<ClosedStatements> added;

  /**
   * @param columns of the state that is read; keeps the graphs of each token
   */
  VisibleGraphs(Generation generation, Columns columns, Caller caller, Deadline deadline) {
    this.open = generation.open();
    this.closed = generation.closed();
    this.deadline = deadline;
    for (String token : caller.tokens()) {
      visible.addAll(columns.graphsOf(token, this::graphsOf));
    }
    this.added =
        visible.isEmpty() ? Optional.empty() : columns.closed(visible, limit -> read(limit));
  }

  private Optional<ClosedStatements> read(long limitBytes) {
    return ClosedStatements.read(
        TDBInternal.getDatasetGraphTDB(closed),
        visible,
        TDBInternal.getDatasetGraphTDB(open),
        limitBytes,
        deadline);
  }

  /** Empty where there is no room for what the closed graphs add. */
  Optional<ColumnSource> columns(Columns columns) {
    return added.map(
        closedStatements ->
            new VisibleColumns(
                new OpenColumns(columns, TDBInternal.getDatasetGraphTDB(open), deadline),
                closedStatements,
                deadline));
  }

  private Set<Node> graphsOf(String token) {
    Set<Node> graphs = new LinkedHashSet<>();
    closed
        .find(
            GraphWriter.AUDIENCE,
            Node.ANY,
            GraphWriter.AUDIENCE,
            NodeFactory.createLiteralString(token))
        .forEachRemaining(quad -> graphs.add(quad.getSubject()));
    return graphs;
  }

  boolean addsNothing() {
    return visible.isEmpty();
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    Iterator<Quad> all = open.find(Quad.defaultGraphIRI, s, p, o);
    if (added.isPresent()) {
      Iterator<Quad> more =
          Iter.map(added.get().find(s, p, o), triple -> Quad.create(Quad.defaultGraphIRI, triple));
      return watched(Iter.concat(all, more));
    }
    // The open statements are a set already; only what comes on top is made one.
    Iterator<Quad> more =
        Iter.filter(
            Iter.distinct(
                Iter.map(
                    closed(s, p, o), quad -> Quad.create(Quad.defaultGraphIRI, quad.asTriple()))),
            quad -> !open.contains(quad));
    return watched(Iter.concat(all, more));
  }

  /** Statements of the closed graphs that the caller may see. */
  private Iterator<Quad> closed(Node s, Node p, Node o) {
    if (visible.size() > FEW_GRAPHS) {
      return Iter.filter(
          closed.findNG(Node.ANY, s, p, o),
          quad -> {
            deadline.step();
            return visible.contains(quad.getGraph());
          });
    }
    Iterator<Quad> all = Iter.nullIterator();
    for (Node graph : visible) {
      all = Iter.concat(all, closed.find(graph, s, p, o));
    }
    return all;
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return watched((visible.contains(g) ? closed : open).find(g, s, p, o));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return watched(Iter.concat(open.findNG(Node.ANY, s, p, o), closed(s, p, o)));
  }

  private Iterator<Quad> watched(Iterator<Quad> quads) {
    return Iter.map(
        quads,
        quad -> {
          deadline.step();
          return quad;
        });
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Iter.concat(open.listGraphNodes(), visible.iterator());
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node graph) {
    return GraphView.createNamedGraph(this, graph);
  }

  @Override
  public PrefixMap prefixes() {
    return PrefixMapFactory.emptyPrefixMap();
  }

  @Override
  public void addGraph(Node graph, Graph statements) {
    throw readOnly();
  }

  @Override
  public void removeGraph(Node graph) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a view to read through");
  }

  @Override
  public boolean supportsTransactions() {
    return false;
  }

  @Override
  public void begin(TxnType type) {
    throw readOnly();
  }

  @Override
  public boolean promote(Promote mode) {
    throw readOnly();
  }

  @Override
  public void commit() {
    throw readOnly();
  }

  @Override
  public void abort() {
    throw readOnly();
  }

  @Override
  public void end() {
    throw readOnly();
  }

  @Override
  public ReadWrite transactionMode() {
    return ReadWrite.READ;
  }

  @Override
  public TxnType transactionType() {
    return TxnType.READ;
  }

  @Override
  public boolean isInTransaction() {
    return true;
  }
}
