package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;

/**
 * Statements of some closed graphs that the open default graph does not hold, in memory: what those
 * who see these graphs see on top of what everybody sees. Terms have the ids that the open database
 * gives them, or {@link Ids#beside ids beside it}. Never changed.
 */
final class ClosedStatements {
  /** Of a statement or a term in memory, with its part of indexes and columns. */
  private static final long BYTES = 300;

  /** Texts of one property that are put together at most. */
  private static final long TEXT_BYTES = 16 << 20;

  private final Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
  // Statements that these graphs have in common with the open default graph.
  private final Set<Triple> common = new HashSet<>();
  private final Map<Node, Long> idsBeside = new HashMap<>();
  private final List<Node> termsBeside = new ArrayList<>();
  private final Map<Long, Column> columns = new HashMap<>();
  private final Map<Long, Optional<TextColumn>> texts = new ConcurrentHashMap<>();
  private final Map<Columns.RankKey, RankedTogether> rankings = new ConcurrentHashMap<>();

  private record RankedTogether(Ranks open, Ranking together) {}

  private ClosedStatements() {}

  /** A term of the closed database, and the id that it has in the open one or beside it. */
  private record Term(Node node, long id) {
    boolean isOpen() {
      return Ids.numberBeside(id) < 0;
    }
  }

  /**
   * Reads the graphs, in a transaction on both databases.
   *
   * @return empty when they would take more than the limit
   */
  static Optional<ClosedStatements> read(
      DatasetGraphTDB closed,
      Set<Node> graphs,
      DatasetGraphTDB open,
      long limitBytes,
      Deadline deadline) {
    ClosedStatements read = new ClosedStatements();
    NodeTupleTable quads = closed.getQuadTable().getNodeTupleTable();
    NodeTupleTable triples = open.getTripleTable().getNodeTupleTable();
    Map<NodeId, Term> terms = new HashMap<>();
    Map<Long, LongPairs> pairs = new HashMap<>();
    for (Node graph : graphs) {
      NodeId name = quads.getNodeTable().getNodeIdForNode(graph);
      if (NodeId.isDoesNotExist(name)) {
        continue;
      }
      Iterator<Tuple<NodeId>> tuples =
          quads.find(name, NodeId.NodeIdAny, NodeId.NodeIdAny, NodeId.NodeIdAny);
      while (tuples.hasNext()) {
        deadline.step();
        Tuple<NodeId> tuple = tuples.next();
        Term subject = read.term(tuple.get(1), terms, quads, triples.getNodeTable());
        Term property = read.term(tuple.get(2), terms, quads, triples.getNodeTable());
        Term object = read.term(tuple.get(3), terms, quads, triples.getNodeTable());
        Triple triple = Triple.create(subject.node(), property.node(), object.node());
        boolean isOpen =
            subject.isOpen()
                && property.isOpen()
                && object.isOpen()
                && triples
                    .find(
                        Ids.nodeId(subject.id()),
                        Ids.nodeId(property.id()),
                        Ids.nodeId(object.id()))
                    .hasNext();
        if (isOpen) {
          read.common.add(triple);
        } else if (!read.graph.contains(triple)) {
          read.graph.add(triple);
          pairs
              .computeIfAbsent(property.id(), one -> new LongPairs(16))
              .add(subject.id(), object.id());
        }
        if (read.bytes() > limitBytes) {
          return Optional.empty();
        }
      }
    }
    pairs.forEach((property, statements) -> read.columns.put(property, Column.of(statements)));
    return Optional.of(read);
  }

  private Term term(
      NodeId closedId, Map<NodeId, Term> terms, NodeTupleTable quads, NodeTable open) {
    return terms.computeIfAbsent(
        closedId,
        id -> {
          Node node = quads.getNodeTable().getNodeForNodeId(id);
          long openId = Columns.id(open, node);
          return new Term(node, openId == Ids.NONE ? beside(node) : openId);
        });
  }

  private long beside(Node node) {
    long id = Ids.beside(termsBeside.size());
    termsBeside.add(node);
    idsBeside.put(node, id);
    return id;
  }

  long bytes() {
    return BYTES * (graph.size() + common.size() + termsBeside.size());
  }

  /**
   * Whether they are the same for a state of the open database that differs by some changes.
   *
   * @param changes to its default graph
   */
  boolean remain(Map<Triple, Boolean> changes) {
    for (Map.Entry<Triple, Boolean> change : changes.entrySet()) {
      Triple triple = change.getKey();
      boolean isAffected =
          change.getValue()
              ? graph.contains(triple)
                  || idsBeside.containsKey(triple.getSubject())
                  || idsBeside.containsKey(triple.getPredicate())
                  || idsBeside.containsKey(triple.getObject())
              : common.contains(triple);
      if (isAffected) {
        return false;
      }
    }
    return true;
  }

  Iterator<Triple> find(Node subject, Node property, Node object) {
    return graph.find(subject, property, asStored(object));
  }

  /** A value is the same however it is written, as in TDB2. */
  private static Node asStored(Node term) {
    NodeId inline = term.isLiteral() ? NodeIdInline.inline(term) : null;
    return inline == null ? term : NodeIdInline.extract(inline);
  }

  /** {@link Ids#NONE} for a term that is not beside the open database. */
  long idBeside(Node term) {
    return idsBeside.getOrDefault(term, Ids.NONE);
  }

  Node termBeside(int number) {
    return termsBeside.get(number);
  }

  Optional<Column> column(long property) {
    return Optional.ofNullable(columns.get(property));
  }

  /** Objects of a property that may hold one of the texts, in any order. */
  long[] mayHold(long property, Set<String> wanted, LongFunction<Node> terms, Deadline deadline) {
    Column column = columns.get(property);
    if (column == null) {
      return new long[0];
    }
    long[] objects = column.distinctObjects();
    return texts
        .computeIfAbsent(
            property,
            one -> Optional.ofNullable(TextColumn.of(objects, terms, TEXT_BYTES, deadline)))
        .map(
            all ->
                wanted.stream()
                    .flatMapToLong(text -> Arrays.stream(all.mayHold(text, objects, deadline)))
                    .toArray())
        .orElse(objects);
  }

  /** The ranking of the open database's terms and of these together. */
  Ranking ranking(Columns.RankKey key, Ranks open, ColumnSource source, Deadline deadline) {
    Column column = columns.get(key.property());
    if (column == null) {
      return open;
    }
    RankedTogether known = rankings.get(key);
    if (known == null || known.open() != open) {
      long[] ids = Columns.ranked(key, column);
      known = new RankedTogether(open, InsertedRanks.of(open, ids, source::node, deadline));
      rankings.put(key, known);
    }
    return known.together();
  }
}
