package vn.sen.sparql;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.query.ReadWrite;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.DataFolder;
import vn.sen.platform.ProblemException;

/**
 * The RDF store that follows the record: Jena TDB2 in {@code {data}/sparql}. A damaged store is
 * noticed when it is opened and built anew beside the old one.
 *
 * <p>All writing happens on one thread of its own, because a TDB2 transaction belongs to a thread.
 */
@Singleton
public final class SparqlStore implements ReadModel, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparqlStore.class);
  private static final String CURRENT = "current";

  private final Path folder;
  private final BaseIri base;
  private final Supplier<VocabularyGraph> vocabulary;
  private final Supplier<Columns> columns;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sparql-writer").factory());

  private volatile @Nullable Generation served;
  private volatile String version = "";
  private volatile String openVersion = "";
  // The two below are touched by whoever calls, one thread at a time.
  private boolean isFilling;
  private @Nullable Future<?> ahead;
  // The two below are touched by the writer thread only.
  private @Nullable Generation rebuilding;
  private @Nullable Generation writing;

  @Inject
  SparqlStore(DataFolder data, BaseIri base, CodeLists codeLists, SparqlConfig config) {
    this(
        data.resolve("sparql"),
        base,
        () -> VocabularyGraph.of(codeLists),
        () ->
            Columns.empty(
                Runtime.getRuntime().maxMemory() / 100 * config.columnPercent(),
                Columns.WORTH_SCANNING));
  }

  SparqlStore(
      Path folder, BaseIri base, Supplier<VocabularyGraph> vocabulary, Supplier<Columns> columns) {
    this.folder = folder;
    this.base = base;
    this.vocabulary = vocabulary;
    this.columns = columns;
  }

  @Override
  public String name() {
    return "sparql";
  }

  @Override
  public Optional<LogPosition> findPosition(String recordIdentity) {
    return onWriter(() -> open(recordIdentity));
  }

  @Override
  public void beginRebuild() {
    ahead = null;
    isFilling = true;
    onWriter(
        () -> {
          abandon();
          rebuilding = Generation.fresh(folder.resolve(freshName()), columns.get());
          return null;
        });
  }

  @Override
  public void apply(List<Current> batch) {
    awaitAhead();
    Future<?> applying =
        submit(
            () -> {
              GraphWriter graphs = new GraphWriter(beginWrite(), base);
              batch.forEach(graphs::apply);
              return null;
            });
    if (isFilling) {
      // Meanwhile the caller reads what comes next from the record.
      ahead = applying;
    } else {
      await(applying);
    }
  }

  private void awaitAhead() {
    Future<?> applying = ahead;
    ahead = null;
    if (applying != null) {
      await(applying);
    }
  }

  @Override
  public void commit(LogPosition position, String recordIdentity) {
    awaitAhead();
    isFilling = false;
    onWriter(
        () -> {
          commit(beginWrite(), position, recordIdentity);
          return null;
        });
  }

  /** Changes with every commit. */
  public String version() {
    return version;
  }

  /**
   * Changes with what everybody may discover and with nothing else: what an ETag is made from, so
   * that it does not tell of a change to what its reader may not see.
   */
  String openVersion() {
    return openVersion;
  }

  /**
   * The store as it is now, kept open until the lease is released.
   *
   * @throws ProblemException 503 while the store is being built for the first time
   */
  Generation lease() {
    Generation generation = served;
    while (generation != null) {
      if (generation.lease()) {
        return generation;
      }
      generation = served;
    }
    throw new ProblemException(
        CommonProblem.UNAVAILABLE,
        "Kho RDF đang được dựng lại; hãy thử lại sau ít phút.",
        "The RDF store is being built; try again in a few minutes.");
  }

  @Override
  @PreDestroy
  public void close() {
    if (writer.isShutdown()) {
      return;
    }
    onWriter(
        () -> {
          abandon();
          if (served != null) {
            served.retire();
            served = null;
          }
          return null;
        });
    writer.shutdown();
  }

  private Optional<LogPosition> open(String recordIdentity) {
    if (served == null) {
      try {
        Files.createDirectories(folder);
        served = openCurrent();
        deleteAllBut(served);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Generation generation = served;
    if (generation == null) {
      return Optional.empty();
    }
    generation.begin(ReadWrite.READ);
    Optional<LogPosition> position;
    String loaded;
    long commits;
    try {
      position = generation.findPosition(recordIdentity);
      loaded = generation.vocabulary();
      commits = generation.commits();
    } finally {
      generation.end();
    }
    if (position.isPresent()) {
      if (loaded.equals(vocabulary.get().hash())) {
        version = versionOf(generation, commits, loaded);
        openVersion = version;
      } else {
        commit(beginWrite(), position.get(), recordIdentity);
      }
    }
    return position;
  }

  private @Nullable Generation openCurrent() throws IOException {
    Path pointer = folder.resolve(CURRENT);
    if (!Files.exists(pointer)) {
      return null;
    }
    Generation generation = null;
    try {
      String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
      if (!name.matches("g\\d+") || !Files.isDirectory(folder.resolve(name))) {
        throw new IllegalStateException("its folder \"" + name + "\" is missing");
      }
      generation = Generation.at(folder.resolve(name), columns.get());
      check(generation);
      return generation;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      // Reading damaged, memory-mapped files fails with errors as well as exceptions.
      LOG.warn("The RDF store in {} is damaged and is built anew: {}", folder, e.toString());
      if (generation != null) {
        closeDamaged(generation);
      }
      return null;
    }
  }

  private static void check(Generation generation) {
    generation.begin(ReadWrite.READ);
    try {
      StoreCheck check = new StoreCheck();
      check.check(generation.open());
      check.check(generation.closed());
    } finally {
      generation.end();
    }
  }

  private static void closeDamaged(Generation generation) {
    try {
      generation.retire();
    } catch (RuntimeException | Error e) {
      LOG.debug("The damaged RDF store did not close cleanly", e);
    }
  }

  private Generation beginWrite() {
    if (writing != null) {
      return writing;
    }
    Generation generation = rebuilding != null ? rebuilding : served;
    if (generation == null) {
      throw new IllegalStateException("nothing to write to: beginRebuild() first");
    }
    generation.begin(ReadWrite.WRITE);
    writing = generation;
    return generation;
  }

  private void commit(Generation generation, LogPosition position, String recordIdentity) {
    VocabularyGraph lists = vocabulary.get();
    if (!generation.vocabulary().equals(lists.hash())) {
      GraphWriter graphs = new GraphWriter(generation, base);
      graphs.vocabulary(lists.statements());
      graphs.catalog(CatalogTerms.describe(base));
    }
    long commits = generation.commit(position, recordIdentity, lists.hash());
    generation.end();
    writing = null;
    if (generation == rebuilding) {
      putInPlace(generation);
    }
    version = versionOf(generation, commits, lists.hash());
    if (generation.takeOpenTouched() || openVersion.isEmpty()) {
      openVersion = version;
    }
  }

  private void putInPlace(Generation generation) {
    try {
      Path next = folder.resolve(CURRENT + ".tmp");
      Files.writeString(
          next,
          generation.folder().getFileName().toString(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(
          next,
          folder.resolve(CURRENT),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Generation old = served;
      served = generation;
      rebuilding = null;
      if (old != null) {
        // Its files stay mapped until the last reader is done; the next rebuild or start removes
        // what is left.
        old.retire();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Undoes what was not committed. */
  private void abandon() {
    if (writing != null) {
      Generation unfinished = writing;
      writing = null;
      unfinished.abort();
    }
    if (rebuilding != null) {
      Generation unfinished = rebuilding;
      rebuilding = null;
      unfinished.retire();
    }
  }

  private String freshName() throws IOException {
    Files.createDirectories(folder);
    deleteAllBut(served);
    long number = System.currentTimeMillis();
    while (Files.exists(folder.resolve("g" + number))) {
      number++;
    }
    return "g" + number;
  }

  private void deleteAllBut(@Nullable Generation kept) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        boolean isGeneration = entry.getFileName().toString().matches("g\\d+");
        if (isGeneration && (kept == null || !entry.equals(kept.folder()))) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** By the commit, not by the position: what is urgent is applied without going further. */
  private static String versionOf(Generation generation, long commits, String vocabulary) {
    return generation.folder().getFileName() + "-" + commits + "-" + vocabulary;
  }

  private <T extends @Nullable Object> T onWriter(Callable<T> work) {
    return await(submit(work));
  }

  private <T extends @Nullable Object> Future<T> submit(Callable<T> work) {
    return writer.submit(
        () -> {
          try {
            return work.call();
          } catch (Exception | Error e) {
            abandon();
            throw e;
          }
        });
  }

  private static <T extends @Nullable Object> T await(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof IOException checked) {
        throw new UncheckedIOException(checked);
      }
      throw new IllegalStateException("the RDF store could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the RDF store was written", e);
    }
  }
}
