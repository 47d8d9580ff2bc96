package vn.sen.sparql;

import java.util.Iterator;
import java.util.LinkedHashSet;
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
import vn.sen.access.Caller;

/**
 * What a caller with more tokens than {@code public} may discover: the open database and those
 * graphs of the closed one whose audience the caller meets. Read-only, within the read transaction
 * that the generation is in.
 */
final class VisibleGraphs extends DatasetGraphBaseFind {
  private final DatasetGraph open;
  private final DatasetGraph closed;
  private final Deadline deadline;
  private final Set<Node> visible = new LinkedHashSet<>();

  VisibleGraphs(Generation generation, Caller caller, Deadline deadline) {
    this.open = generation.open();
    this.closed = generation.closed();
    this.deadline = deadline;
    for (String token : caller.tokens()) {
      closed
          .find(
              GraphWriter.AUDIENCE,
              Node.ANY,
              GraphWriter.AUDIENCE,
              NodeFactory.createLiteralString(token))
          .forEachRemaining(quad -> visible.add(quad.getSubject()));
    }
  }

  boolean addsNothing() {
    return visible.isEmpty();
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    Iterator<Quad> all = open.find(Quad.defaultGraphIRI, s, p, o);
    for (Node graph : visible) {
      all = Iter.concat(all, closed.find(graph, s, p, o));
    }
    return watched(
        Iter.distinct(Iter.map(all, quad -> Quad.create(Quad.defaultGraphIRI, quad.asTriple()))));
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return watched((visible.contains(g) ? closed : open).find(g, s, p, o));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    Iterator<Quad> all = open.findNG(Node.ANY, s, p, o);
    for (Node graph : visible) {
      all = Iter.concat(all, closed.find(graph, s, p, o));
    }
    return watched(all);
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
