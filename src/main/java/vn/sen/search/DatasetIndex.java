package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel;
import vn.sen.metadata.Statements;

/**
 * The Lucene index as a follower of the change log.
 *
 * <p>Each build from nothing goes to a numbered folder of its own; the highest that holds a commit
 * is the one in use. A folder is opened at first use, not at construction, so that a command that
 * never searches leaves the running portal's index alone.
 */
final class DatasetIndex implements ReadModel, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetIndex.class);

  private static final String POSITION = "position";
  private static final String RECORD = "record";
  private static final String SCHEMA = "schema";
  private static final String REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy";

  private final Path root;
  private final String schema;
  private final VocabularySource vocabulary;
  private final Function<String, Optional<Dataset>> record;

  private volatile @Nullable IndexGeneration current;
  private @Nullable IndexGeneration rebuilding;

  /**
   * @param root folder of the generations; made if absent
   * @param schema of what is written; a folder with another is built again
   * @param record the newest state of a dataset by slug, for those whose agency's name changed
   */
  DatasetIndex(
      Path root,
      String schema,
      VocabularySource vocabulary,
      Function<String, Optional<Dataset>> record) {
    this.root = root;
    this.schema = schema;
    this.vocabulary = vocabulary;
    this.record = record;
  }

  /** A read of the index that lasts as long as its callback. */
  @FunctionalInterface
  interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  /** Calls back with what the newest commit holds. */
  <T> T read(Reading<T> reading) {
    while (true) {
      IndexGeneration generation = current();
      IndexSearcher searcher;
      try {
        searcher = generation.searchers().acquire();
      } catch (AlreadyClosedException e) {
        if (generation == current()) {
          throw e;
        }
        // Swapped for a newer generation in between: that one answers.
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException("reading the search index", e);
      }
      try {
        return reading.from(searcher);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the search index", e);
      } finally {
        release(generation, searcher);
      }
    }
  }

  private static void release(IndexGeneration generation, IndexSearcher searcher) {
    try {
      generation.searchers().release(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException("releasing the search index", e);
    }
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public synchronized Optional<LogPosition> findPosition(String recordIdentity) {
    Map<String, String> data = current().commitData();
    if (data.isEmpty()) {
      return Optional.empty();
    }
    if (!schema.equals(data.get(SCHEMA))) {
      LOG.info(
          "Code lists or indexing changed; the search index is built again beside the one in use.");
      return Optional.empty();
    }
    if (!recordIdentity.equals(data.get(RECORD))) {
      LOG.warn("The search index follows another record and will be built again.");
      return Optional.empty();
    }
    return Optional.of(LogPosition.parse(data.get(POSITION)));
  }

  @Override
  public synchronized void beginRebuild() {
    abandonRebuild();
    rebuilding = create(nextNumber());
    vocabulary.forget();
  }

  @Override
  public synchronized void apply(List<Current> batch) {
    IndexGeneration target = rebuilding != null ? rebuilding : current();
    Set<String> renamed = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    try {
      for (Current change : batch) {
        if (change instanceof Current.OfAgency agency) {
          vocabulary.forget();
          renamed.addAll(slugsOf(target, agency.key()));
        }
      }
      DatasetDocuments documents = vocabulary.documents();
      List<Current.OfDataset> datasets =
          batch.stream()
              .filter(Current.OfDataset.class::isInstance)
              .map(Current.OfDataset.class::cast)
              .toList();
      datasets.forEach(dataset -> seen.add(dataset.key()));
      // Cutting texts into words takes the time; the writer takes documents from many threads.
      datasets.parallelStream()
          .forEach(dataset -> write(target, documents, dataset.key(), dataset.dataset()));
      renamed.removeAll(seen);
      for (String slug : renamed) {
        write(target, documents, slug, record.apply(slug));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing the search index", e);
    }
  }

  @Override
  public synchronized void commit(LogPosition position, String recordIdentity) {
    Map<String, String> data =
        Map.of(POSITION, position.toString(), RECORD, recordIdentity, SCHEMA, schema);
    try {
      if (rebuilding == null) {
        current().commit(data);
        return;
      }
      rebuilding.mergeAll();
      rebuilding.commit(data);
      IndexGeneration old = current;
      current = rebuilding;
      rebuilding = null;
      if (old != null) {
        old.close();
        delete(old.folder());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("committing the search index", e);
    }
  }

  @Override
  public synchronized void close() {
    abandonRebuild();
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private static void write(
      IndexGeneration target, DatasetDocuments documents, String slug, Optional<Dataset> dataset) {
    Term key = new Term(IndexFields.SLUG, slug);
    Optional<Dataset> shown = dataset.filter(d -> d.state() == Dataset.State.PUBLISHED);
    try {
      if (shown.isEmpty()) {
        target.writer().deleteDocuments(key);
      } else {
        Document document =
            documents.of(shown.get().view(), shown.get().discover(), isSuperseded(shown.get()));
        target.writer().updateDocument(key, document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing the search index", e);
    }
  }

  private static boolean isSuperseded(Dataset dataset) {
    return !Statements.of(dataset.description()).iris(REPLACED_BY).isEmpty();
  }

  private static Set<String> slugsOf(IndexGeneration generation, String agency) throws IOException {
    Set<String> slugs = new TreeSet<>();
    try (DirectoryReader reader = DirectoryReader.open(generation.writer())) {
      for (LeafReaderContext leaf : reader.leaves()) {
        PostingsEnum documents =
            leaf.reader().postings(new Term(IndexFields.AGENCIES, agency), PostingsEnum.NONE);
        SortedDocValues slug = leaf.reader().getSortedDocValues(IndexFields.SLUG);
        if (documents == null || slug == null) {
          continue;
        }
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (slug.advanceExact(documents.docID())) {
            slugs.add(slug.lookupOrd(slug.ordValue()).utf8ToString());
          }
        }
      }
    }
    return slugs;
  }

  private IndexGeneration current() {
    IndexGeneration generation = current;
    if (generation != null) {
      return generation;
    }
    synchronized (this) {
      if (current == null) {
        current = openNewest();
      }
      return current;
    }
  }

  /** The newest folder that can be used; a new and empty one if none can. */
  private IndexGeneration openNewest() {
    List<Path> folders = folders();
    IndexGeneration found = null;
    for (Path folder : folders.reversed()) {
      if (found == null) {
        found = openIfSound(folder);
      }
      if (found == null || !found.folder().equals(folder)) {
        delete(folder);
      }
    }
    return found != null ? found : create(1);
  }

  private @Nullable IndexGeneration openIfSound(Path folder) {
    IndexGeneration generation = null;
    try {
      generation = new IndexGeneration(folder);
      Map<String, String> data = generation.commitData();
      if (data.containsKey(POSITION) && isReadable(data.getOrDefault(SCHEMA, ""))) {
        return generation;
      }
      if (!data.isEmpty()) {
        LOG.warn("The search index was made by another version and will be built again.");
      }
      generation.close();
      return null;
    } catch (IOException | RuntimeException e) {
      if (generation != null) {
        generation.close();
      }
      LOG.warn("The search index is damaged and will be built again: {}", e.getMessage());
      return null;
    }
  }

  /**
   * Whether this version can search an index of that schema while a new one is built: the same
   * fields, or older ones that still answer; though perhaps other names of things in them.
   */
  private boolean isReadable(String other) {
    return fields(schema).equals(fields(other))
        || IndexFields.STILL_READABLE.contains(fields(other));
  }

  private static String fields(String schema) {
    return schema.split("/", 2)[0];
  }

  private IndexGeneration create(int number) {
    try {
      return new IndexGeneration(root.resolve(String.format("%06d", number)));
    } catch (IOException e) {
      throw new UncheckedIOException("making the search index in " + root, e);
    }
  }

  private int nextNumber() {
    List<Path> folders = folders();
    return folders.isEmpty() ? 1 : Integer.parseInt(folders.getLast().getFileName().toString()) + 1;
  }

  private List<Path> folders() {
    try {
      Files.createDirectories(root);
      try (Stream<Path> files = Files.list(root)) {
        return new ArrayList<>(
            files
                .filter(Files::isDirectory)
                .filter(f -> f.getFileName().toString().matches("[0-9]{6}"))
                .sorted()
                .toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + root, e);
    }
  }

  private void abandonRebuild() {
    if (rebuilding != null) {
      rebuilding.close();
      delete(rebuilding.folder());
      rebuilding = null;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + folder, e);
    }
  }
}
