package vn.sen.sparql;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/** Columns over the default graph of the open database, and its terms. */
final class OpenColumns implements ColumnSource {
  private final Columns columns;
  private final NodeTupleTable statements;
  private final NodeTable nodes;
  private final Deadline deadline;

  OpenColumns(Columns columns, DatasetGraphTDB store, Deadline deadline) {
    this.columns = columns;
    this.statements = store.getTripleTable().getNodeTupleTable();
    this.nodes = statements.getNodeTable();
    this.deadline = deadline;
  }

  @Override
  public long id(Node term) {
    return Columns.id(nodes, term);
  }

  @Override
  public Node node(long id) {
    return nodes.getNodeForNodeId(Ids.nodeId(id));
  }

  @Override
  public LongFunction<Node> scan() {
    return new NodeScan(nodes)::node;
  }

  @Override
  public boolean has(long property) {
    return columns.find(property).isPresent();
  }

  @Override
  public boolean isWorthMaking(@Nullable Long subject, long property, @Nullable Long object) {
    if (has(property)) {
      return true;
    }
    int enough = columns.worthScanning();
    Iterator<?> found = statements.find(any(subject), Ids.nodeId(property), any(object));
    int count = 0;
    while (count < enough && found.hasNext()) {
      found.next();
      count++;
    }
    return count >= enough || columns.hasPaid(property, count, statements, deadline);
  }

  private static NodeId any(@Nullable Long id) {
    if (id == null) {
      return NodeId.NodeIdAny;
    }
    return id == Ids.NONE ? NodeId.NodeDoesNotExist : Ids.nodeId(id);
  }

  @Override
  public Optional<List<Column>> columns(long property) {
    return column(property).map(List::of);
  }

  private Optional<Column> column(long property) {
    return columns.find(property).or(() -> columns.make(property, statements, deadline));
  }

  @Override
  public Optional<long[]> mayHold(long property, Set<String> texts) {
    Optional<Column> column = column(property);
    return column
        .flatMap(one -> columns.texts(property, one, nodes, deadline))
        .map(
            all ->
                texts.stream()
                    .flatMapToLong(
                        text ->
                            Arrays.stream(
                                all.mayHold(text, column.get().distinctObjects(), deadline)))
                    .sorted()
                    .distinct()
                    .toArray());
  }

  @Override
  public boolean isWorthRanking(Columns.RankKey key, int rows) {
    return column(key.property())
        .filter(column -> columns.isWorthRanking(key, column, rows))
        .isPresent();
  }

  @Override
  public Optional<Ranking> ranking(Columns.RankKey key) {
    return ranks(key).map(ranks -> ranks);
  }

  Optional<Ranks> ranks(Columns.RankKey key) {
    return column(key.property()).flatMap(one -> columns.ranks(key, one, nodes, deadline));
  }

  @Override
  public void forget(Columns.RankKey key) {
    columns.forget(key);
  }

  @Override
  public void countAnswer() {
    columns.countAnswer();
  }
}
