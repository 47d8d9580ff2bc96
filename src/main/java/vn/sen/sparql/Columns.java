package vn.sen.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/**
 * What of one state of the default graph is held in memory, to answer queries that would otherwise
 * scan: columns of properties, their texts, and orders. Each part is made when a query first wants
 * it, by that query, and kept until memory set aside for it is full. A commit gives the next state,
 * which takes over what is still right.
 */
final class Columns {
  private static final int MOST_TOKENS = 1_000;

  /**
   * This part of the memory is for what is not in the default graph, and a part of that for each.
   */
  private static final long CLOSED_SHARE = 2;

  private static final long CLOSED_PARTS = 2;

  private static final Duration CLOSED_UNUSED = Duration.ofMinutes(30);

  /** Texts that a text column may not know before it is made anew. */
  private static final int MOST_UNKNOWN_TEXTS = 2_000;

  /** Ranks are made once as many rows were sorted without them as so many times their terms. */
  private static final int PATIENCE = 2;

  /** With fewer statements to look at, the store is as fast and columns are not worth making. */
  static final int WORTH_SCANNING = 1_000;

  private final long limitBytes;
  private final int worthScanning;
  private final AtomicLong answered;
  private final AtomicLong sharedBytes;
  private final AtomicLong columnBytes = new AtomicLong();
  private final Map<Long, Column> columns = new ConcurrentHashMap<>();
  // Ids are never given to another term, so that these outlive a commit.
  private final Map<Long, TextColumn> texts;
  private final Map<RankKey, Ranks> ranks;
  // Rows that were sorted without ranks.
  private final Map<RankKey, AtomicLong> unranked;
  // Statements that were read without a column.
  private final Map<Long, AtomicLong> unread;

  /**
   * Which terms are ranked: the objects of a property, or the subjects that have it with one
   * object.
   *
   * @param object {@link Ids#NONE} for the objects
   */
  record RankKey(long property, long object) {}

  private final Map<String, Set<Node>> graphsOfTokens = new ConcurrentHashMap<>();

  // What callers see on top of the default graph, by the graphs that they see; empty where it is
  // too much.
  private final Cache<Set<Node>, Optional<ClosedStatements>> closed;

  private Columns(
      long limitBytes,
      int worthScanning,
      AtomicLong answered,
      AtomicLong sharedBytes,
      Map<Long, TextColumn> texts,
      Map<RankKey, Ranks> ranks,
      Map<RankKey, AtomicLong> unranked,
      Map<Long, AtomicLong> unread) {
    this.limitBytes = limitBytes;
    this.worthScanning = worthScanning;
    this.answered = answered;
    this.sharedBytes = sharedBytes;
    this.texts = texts;
    this.ranks = ranks;
    this.unranked = unranked;
    this.unread = unread;
    this.closed =
        Caffeine.newBuilder()
            .maximumWeight(limitBytes / CLOSED_SHARE)
            .weigher(
                (Set<Node> graphs, Optional<ClosedStatements> statements) ->
                    (int)
                        Math.min(
                            Integer.MAX_VALUE,
                            1 + statements.map(ClosedStatements::bytes).orElse(0L)))
            .expireAfterAccess(CLOSED_UNUSED)
            .executor(Runnable::run)
            .build();
  }

  /**
   * @param limitBytes 0 keeps nothing: every query is answered from the store
   * @param worthScanning as {@link #WORTH_SCANNING}; 0 makes whatever can be made at once
   */
  static Columns empty(long limitBytes, int worthScanning) {
    return new Columns(
        limitBytes,
        worthScanning,
        new AtomicLong(),
        new AtomicLong(),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>());
  }

  int worthScanning() {
    return worthScanning;
  }

  /** Parts of queries that columns have answered. */
  long answered() {
    return answered.get();
  }

  void countAnswer() {
    answered.incrementAndGet();
  }

  /** The closed graphs that one audience token opens, found once for each state. */
  Set<Node> graphsOf(String token, Function<String, Set<Node>> finder) {
    Set<Node> known = graphsOfTokens.get(token);
    if (known == null) {
      known = finder.apply(token);
      if (graphsOfTokens.size() < MOST_TOKENS) {
        graphsOfTokens.put(token, known);
      }
    }
    return known;
  }

  /**
   * What some closed graphs add to the default graph, read once for each state.
   *
   * @param graphs not to be changed afterwards
   * @param reader told how many bytes it may take
   */
  Optional<ClosedStatements> closed(
      Set<Node> graphs, LongFunction<Optional<ClosedStatements>> reader) {
    return closed.get(graphs, one -> reader.apply(limitBytes / CLOSED_SHARE / CLOSED_PARTS));
  }

  /** Whether nothing is held that a commit may change. */
  boolean isEmpty() {
    return columns.isEmpty() && closed.asMap().isEmpty();
  }

  /** A column that is there already. */
  Optional<Column> find(long property) {
    return Optional.ofNullable(columns.get(property));
  }

  /**
   * Whether so many of a property's statements have been read for want of a column that reading all
   * of them once would have cost no more.
   *
   * @param statements that were read now
   */
  boolean hasPaid(long property, int statements, NodeTupleTable table, Deadline deadline) {
    long paid = unread.computeIfAbsent(property, one -> new AtomicLong()).addAndGet(statements);
    long before = paid - statements;
    // To look costs as much as was paid: so it is looked only when that has doubled.
    if (paid < worthScanning || Long.highestOneBit(before) == Long.highestOneBit(paid)) {
      return false;
    }
    Iterator<?> all = table.find(NodeId.NodeIdAny, Ids.nodeId(property), NodeId.NodeIdAny);
    for (long count = 0; all.hasNext(); count++) {
      deadline.step();
      if (count == paid) {
        return false;
      }
      all.next();
    }
    return true;
  }

  /** Empty when there is no room for it. */
  Optional<Column> make(long property, NodeTupleTable table, Deadline deadline) {
    return made(
        columns,
        property,
        columnBytes,
        () -> read(property, table, deadline),
        column -> Column.bytes(column.size()));
  }

  private @Nullable Column read(long property, NodeTupleTable table, Deadline deadline) {
    LongPairs pairs = new LongPairs(1024);
    Iterator<Tuple<NodeId>> tuples =
        table.find(NodeId.NodeIdAny, Ids.nodeId(property), NodeId.NodeIdAny);
    while (tuples.hasNext()) {
      deadline.step();
      if (Column.bytes(pairs.size()) > room()) {
        return null;
      }
      Tuple<NodeId> tuple = tuples.next();
      pairs.add(Ids.of(tuple.get(0)), Ids.of(tuple.get(2)));
    }
    return Column.of(pairs);
  }

  /** The texts of a column's objects; empty when there is no room for them. */
  Optional<TextColumn> texts(long property, Column column, NodeTable nodes, Deadline deadline) {
    TextColumn known = texts.get(property);
    long[] objects = column.distinctObjects();
    if (known != null && known.countUnknown(objects) > MOST_UNKNOWN_TEXTS) {
      forget(texts, property, known.bytes());
    }
    return made(
        texts,
        property,
        sharedBytes,
        () -> TextColumn.of(objects, new NodeScan(nodes)::node, room(), deadline),
        TextColumn::bytes);
  }

  /**
   * Whether ranks of all terms are there, or sorting without them has cost as much by now as making
   * them would have.
   *
   * @param rows to be sorted now
   */
  boolean isWorthRanking(RankKey key, Column column, int rows) {
    if (worthScanning == 0 || ranks.containsKey(key)) {
      return true;
    }
    long terms = key.object() == Ids.NONE ? column.size() : column.byObject().count(key.object());
    return unranked.computeIfAbsent(key, one -> new AtomicLong()).addAndGet(rows)
        > PATIENCE * terms;
  }

  Optional<Ranks> ranks(RankKey key, Column column, NodeTable nodes, Deadline deadline) {
    return made(
        ranks,
        key,
        sharedBytes,
        () -> {
          long[] ids = ranked(key, column);
          return 12L * ids.length > room()
              ? null
              : Ranks.of(ids, new NodeScan(nodes)::node, deadline);
        },
        Ranks::bytes);
  }

  /** Terms that a key speaks of, ascending, each once. */
  static long[] ranked(RankKey key, Column column) {
    if (key.object() == Ids.NONE) {
      return column.distinctObjects();
    }
    Column.Order order = column.byObject();
    int from = order.find(key.object(), 0);
    return Arrays.copyOfRange(order.values(), from, from + order.count(key.object()));
  }

  /** To be made anew: it does not know every term. */
  void forget(RankKey key) {
    Ranks known = ranks.get(key);
    if (known != null) {
      forget(ranks, key, known.bytes());
    }
  }

  private <K, V> void forget(Map<K, V> map, K key, long bytes) {
    if (map.remove(key) != null) {
      sharedBytes.addAndGet(-bytes);
    }
  }

  /** One query makes it; others that want it meanwhile wait. */
  private <K, V> Optional<V> made(
      Map<K, V> map, K key, AtomicLong used, Supplier<@Nullable V> maker, ToLongFunction<V> size) {
    V known = map.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    synchronized (map) {
      V other = map.get(key);
      if (other != null) {
        return Optional.of(other);
      }
      V value = maker.get();
      if (value == null || size.applyAsLong(value) > room()) {
        return Optional.empty();
      }
      used.addAndGet(size.applyAsLong(value));
      map.put(key, value);
      return Optional.of(value);
    }
  }

  /**
   * The state after a commit.
   *
   * @param changes to the default graph: true for a statement that is in it now
   * @param isClosedChanged whether closed graphs have changed
   * @param nodes in a transaction that sees the changed statements' terms
   */
  Columns after(Map<Triple, Boolean> changes, boolean isClosedChanged, NodeTable nodes) {
    Columns next = renewed();
    if (!isClosedChanged) {
      closed
          .asMap()
          .forEach(
              (graphs, statements) -> {
                if (statements.isEmpty() || statements.get().remain(changes)) {
                  next.closed.put(graphs, statements);
                }
              });
    }
    Map<Long, LongPairs> added = new HashMap<>();
    Map<Long, LongPairs> removed = new HashMap<>();
    changes.forEach(
        (triple, isThere) -> {
          long property = id(nodes, triple.getPredicate());
          if (columns.containsKey(property)) {
            (isThere ? added : removed)
                .computeIfAbsent(property, key -> new LongPairs(16))
                .add(id(nodes, triple.getSubject()), id(nodes, triple.getObject()));
          }
        });
    columns.forEach(
        (property, column) -> {
          LongPairs come = added.get(property);
          LongPairs go = removed.get(property);
          Column changed =
              come == null && go == null
                  ? column
                  : column.with(
                      come == null ? new LongPairs(0) : come, go == null ? new LongPairs(0) : go);
          next.columnBytes.addAndGet(Column.bytes(changed.size()));
          next.columns.put(property, changed);
        });
    return next;
  }

  /** The state after a commit of which the changes are not known: without columns. */
  Columns renewed() {
    return new Columns(
        limitBytes, worthScanning, answered, sharedBytes, texts, ranks, unranked, unread);
  }

  private long room() {
    return limitBytes - sharedBytes.get() - columnBytes.get();
  }

  static long id(NodeTable nodes, Node node) {
    NodeId id = nodes.getNodeIdForNode(node);
    return NodeId.isDoesNotExist(id) ? Ids.NONE : Ids.of(id);
  }
}
