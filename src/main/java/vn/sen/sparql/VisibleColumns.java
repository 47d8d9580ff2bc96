package vn.sen.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Columns of what everybody sees, and beside them those of what the caller sees on top of it. */
final class VisibleColumns implements ColumnSource {
  private final OpenColumns open;
  private final ClosedStatements closed;
  private final Deadline deadline;

  VisibleColumns(OpenColumns open, ClosedStatements closed, Deadline deadline) {
    this.open = open;
    this.closed = closed;
    this.deadline = deadline;
  }

  @Override
  public long id(Node term) {
    // First: the open database may know a term by now that no statement of it holds.
    long id = closed.idBeside(term);
    return id == Ids.NONE ? open.id(term) : id;
  }

  @Override
  public Node node(long id) {
    return isBeside(id) ? closed.termBeside(Ids.numberBeside(id)) : open.node(id);
  }

  private static boolean isBeside(long id) {
    return Ids.numberBeside(id) >= 0;
  }

  @Override
  public LongFunction<Node> scan() {
    LongFunction<Node> scan = open.scan();
    return id -> isBeside(id) ? node(id) : scan.apply(id);
  }

  @Override
  public boolean has(long property) {
    return isBeside(property) || open.has(property);
  }

  @Override
  public boolean isWorthMaking(@Nullable Long subject, long property, @Nullable Long object) {
    return isBeside(property)
        || open.isWorthMaking(openOrNone(subject), property, openOrNone(object));
  }

  private static @Nullable Long openOrNone(@Nullable Long id) {
    return id != null && isBeside(id) ? Long.valueOf(Ids.NONE) : id;
  }

  @Override
  public Optional<List<Column>> columns(long property) {
    List<Column> parts = new ArrayList<>(2);
    closed.column(property).ifPresent(parts::add);
    if (isBeside(property)) {
      return Optional.of(parts);
    }
    return open.columns(property)
        .map(
            all -> {
              parts.addAll(all);
              return parts;
            });
  }

  @Override
  public Optional<long[]> mayHold(long property, Set<String> texts) {
    Optional<long[]> found =
        isBeside(property) ? Optional.of(new long[0]) : open.mayHold(property, texts);
    return found.map(
        ids ->
            LongStream.concat(
                    Arrays.stream(ids),
                    Arrays.stream(closed.mayHold(property, texts, this::node, deadline)))
                .sorted()
                .distinct()
                .toArray());
  }

  @Override
  public boolean isWorthRanking(Columns.RankKey key, int rows) {
    return isOpen(key) && open.isWorthRanking(key, rows);
  }

  /** Few terms are ranked as fast each time. */
  private static boolean isOpen(Columns.RankKey key) {
    return !isBeside(key.property()) && !isBeside(key.object());
  }

  @Override
  public Optional<Ranking> ranking(Columns.RankKey key) {
    return isOpen(key)
        ? open.ranks(key).map(ranks -> closed.ranking(key, ranks, this, deadline))
        : Optional.empty();
  }

  @Override
  public void forget(Columns.RankKey key) {
    open.forget(key);
  }

  @Override
  public void countAnswer() {
    open.countAnswer();
  }
}
