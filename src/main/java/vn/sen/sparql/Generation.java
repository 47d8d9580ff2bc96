package vn.sen.sparql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsBuilder;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.LogPosition;

/**
 * One copy of the read model on disk: two TDB2 databases side by side. {@code open} holds what
 * everybody may discover and nothing else, so that a query over it needs no filter. {@code closed}
 * holds the rest: graphs of datasets for fewer eyes, and each agency's and target's own description
 * (see {@link GraphWriter}).
 *
 * <p>What a generation has applied is kept in both databases' prefix tables: they are part of the
 * database's transaction and no query can read them.
 */
final class Generation {
  /** Another number than the stored one makes the model be built anew. */
  private static final int SCHEMA = 2;

  /** More make columns be read anew: that is faster then. */
  private static final int MOST_CHANGES = 200_000;

  private static final String SCHEMA_KEY = "sen-schema";
  private static final String POSITION_KEY = "sen-position";
  private static final String RECORD_KEY = "sen-record";
  private static final String VOCABULARY_KEY = "sen-vocabulary";
  private static final String COMMITS_KEY = "sen-commits";

  private final Path folder;
  // Opened anew when what a new generation was filled with is in its indexes.
  private DatasetGraph open;
  private DatasetGraph closed;

  /** Held while a state begins to be read, and while the next one takes its place. */
  private final Object turn = new Object();

  private StatementBuffer buffer;
  private @Nullable BulkLoad bulk;
  private Columns columns;
  // Of the writing thread: what it changes in the default graph, while columns want to know.
  private final Map<Triple, Boolean> changes = new HashMap<>();
  private boolean isTracking;
  private boolean isClosedChanged;
  private int leases;
  private boolean openTouched;
  private boolean retired;

  private Generation(Path folder, DatasetGraph open, DatasetGraph closed, Columns columns) {
    this.folder = folder;
    this.open = open;
    this.closed = closed;
    this.columns = columns;
    this.buffer = new StatementBuffer(open);
  }

  /**
   * Opens or makes the databases in a folder.
   *
   * @param columns empty ones, to be filled as queries want them
   * @throws RuntimeException of any kind when they are damaged
   */
  static Generation at(Path folder, Columns columns) {
    try {
      Files.createDirectories(folder.resolve("open"));
      Files.createDirectories(folder.resolve("closed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DatasetGraph open = connect(folder.resolve("open"));
    try {
      return new Generation(folder, open, connect(folder.resolve("closed")), columns);
    } catch (RuntimeException | Error e) {
      TDBInternal.expel(open, true);
      throw e;
    }
  }

  /** A new one in an empty folder, to be filled before it is read. */
  static Generation fresh(Path folder, Columns columns) {
    Generation generation = at(folder, columns);
    generation.bulk = new BulkLoad(folder);
    return generation;
  }

  private static DatasetGraph connect(Path folder) {
    // The caches of the default would take some 200 MB once warm, too much for a small heap; the
    // mapped files are cached by the operating system anyway.
    int megabytes = (int) (Runtime.getRuntime().maxMemory() >> 20);
    StoreParams params =
        StoreParamsBuilder.create("sen")
            .node2NodeIdCacheSize(Math.clamp(100L * megabytes, 20_000, 500_000))
            .nodeId2NodeCacheSize(Math.clamp(200L * megabytes, 40_000, 1_000_000))
            .nodeMissCacheSize(1_000)
            .build();
    return DatabaseMgr.connectDatasetGraph(Location.create(folder), params);
  }

  Path folder() {
    return folder;
  }

  /** What everybody may discover; its default graph is the union of its named graphs. */
  DatasetGraph open() {
    return open;
  }

  /** What the writer adds to the open database, until it is committed. */
  StatementBuffer buffer() {
    return buffer;
  }

  DatasetGraph closed() {
    return closed;
  }

  /**
   * Whether the generation is being filled and is told of a resource for the first time; then
   * {@link #fill} and {@link #fillClosed} take what is stated. Told again, it goes on as it would
   * after its first commit.
   */
  boolean isFirst(Node resource) {
    BulkLoad load = bulk;
    if (load == null || load.begin(resource)) {
      return load != null;
    }
    open.commit();
    closed.commit();
    end();
    build(load);
    begin(ReadWrite.WRITE);
    return false;
  }

  /** Statements for a graph of the open database. */
  void fill(Node graph, Collection<Triple> statements) {
    if (!statements.isEmpty()) {
      touchOpen();
      filling().addOpen(open, graph, statements);
    }
  }

  /** Statements for a graph of the closed database. */
  void fillClosed(Node graph, Collection<Triple> statements) {
    filling().addClosed(closed, graph, statements);
  }

  private BulkLoad filling() {
    if (bulk == null) {
      throw new IllegalStateException("isFirst() first");
    }
    return bulk;
  }

  private void build(BulkLoad load) {
    load.build(open, closed);
    load.close();
    bulk = null;
    // Their trees were written behind their backs.
    TDBInternal.expel(open, true);
    TDBInternal.expel(closed, true);
    open = connect(folder.resolve("open"));
    closed = connect(folder.resolve("closed"));
    buffer = new StatementBuffer(open);
  }

  void begin(ReadWrite mode) {
    open.begin(mode);
    try {
      closed.begin(mode);
    } catch (RuntimeException e) {
      abort();
      throw e;
    }
    if (mode == ReadWrite.WRITE) {
      buffer.clear();
      changes.clear();
      isTracking = !columns().isEmpty();
      isClosedChanged = false;
    }
  }

  /**
   * Begins to read: both databases as of the same commit.
   *
   * @return what of this state is held in memory
   */
  Columns beginRead() {
    synchronized (turn) {
      begin(ReadWrite.READ);
      return columns;
    }
  }

  private Columns columns() {
    synchronized (turn) {
      return columns;
    }
  }

  /**
   * Told by the writer of each statement that enters or leaves the default graph.
   *
   * @param isThere whether it is in it from now on
   */
  void changed(Triple triple, boolean isThere) {
    if (isTracking) {
      changes.put(triple, isThere);
      if (changes.size() > MOST_CHANGES) {
        isTracking = false;
        changes.clear();
      }
    }
  }

  /** Told by the writer when a graph of the closed database changes. */
  void closedChanged() {
    isClosedChanged = true;
  }

  /** Ends the transactions of this thread, once they are committed or only read. */
  void end() {
    if (open.isInTransaction()) {
      open.end();
    }
    if (closed.isInTransaction()) {
      closed.end();
    }
  }

  /** Undoes what this thread has written since {@link #begin}. */
  void abort() {
    if (open.isInTransaction()) {
      open.abort();
    }
    if (closed.isInTransaction()) {
      closed.abort();
    }
    end();
  }

  /**
   * Commits both databases, and ends the filling of a new generation. After a crash between the two
   * their positions differ, and {@link #findPosition} knows of none.
   *
   * @return as {@link #commits()} afterwards
   */
  long commit(LogPosition position, String recordIdentity, String vocabulary) {
    buffer.flush();
    long commits = commits() + 1;
    open.prefixes().add(COMMITS_KEY, Long.toString(commits));
    mark(open, position, recordIdentity, vocabulary);
    mark(closed, position, recordIdentity, vocabulary);
    if (bulk != null) {
      open.commit();
      closed.commit();
      end();
      build(bulk);
      return commits;
    }
    NodeTable nodes =
        TDBInternal.getDatasetGraphTDB(open).getTripleTable().getNodeTupleTable().getNodeTable();
    synchronized (turn) {
      Columns next =
          isTracking ? columns.after(changes, isClosedChanged, nodes) : columns.renewed();
      open.commit();
      closed.commit();
      columns = next;
    }
    changes.clear();
    return commits;
  }

  private static void mark(
      DatasetGraph database, LogPosition position, String recordIdentity, String vocabulary) {
    database.prefixes().add(SCHEMA_KEY, Integer.toString(SCHEMA));
    database.prefixes().add(POSITION_KEY, position.toString());
    database.prefixes().add(RECORD_KEY, recordIdentity);
    database.prefixes().add(VOCABULARY_KEY, vocabulary);
  }

  /** In a transaction. Empty when nothing was ever committed for this record and this schema. */
  Optional<LogPosition> findPosition(String recordIdentity) {
    String position = open.prefixes().get(POSITION_KEY);
    boolean usable =
        position != null
            && Integer.toString(SCHEMA).equals(open.prefixes().get(SCHEMA_KEY))
            && recordIdentity.equals(open.prefixes().get(RECORD_KEY))
            && position.equals(closed.prefixes().get(POSITION_KEY));
    return usable ? Optional.of(LogPosition.parse(position)) : Optional.empty();
  }

  /** In a transaction. How many there were: no two states of a generation have the same number. */
  long commits() {
    String count = open.prefixes().get(COMMITS_KEY);
    return count == null ? 0 : Long.parseLong(count);
  }

  /** In a transaction. Hash of the code lists that are loaded; "" when none are. */
  String vocabulary() {
    String hash = open.prefixes().get(VOCABULARY_KEY);
    return hash == null ? "" : hash;
  }

  /** Something that everybody may discover changes. On the writing thread. */
  void touchOpen() {
    openTouched = true;
  }

  /** Whether it did since the last call. On the writing thread. */
  boolean takeOpenTouched() {
    boolean touched = openTouched;
    openTouched = false;
    return touched;
  }

  /** Keeps the databases open until {@link #release}; false when they are already going away. */
  synchronized boolean lease() {
    if (retired) {
      return false;
    }
    leases++;
    return true;
  }

  synchronized void release() {
    leases--;
    if (retired && leases == 0) {
      close();
    }
  }

  /** Closes the databases once their last reader is done. */
  synchronized void retire() {
    if (!retired) {
      retired = true;
      if (leases == 0) {
        close();
      }
    }
  }

  private void close() {
    if (bulk != null) {
      bulk.close();
    }
    TDBInternal.expel(open, true);
    TDBInternal.expel(closed, true);
  }
}
