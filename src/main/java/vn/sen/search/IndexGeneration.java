package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/** One folder of the index, open for writing and searching. What is not committed is not seen. */
final class IndexGeneration implements AutoCloseable {
  /**
   * Long descriptions are no worse than short ones here (a dataset with many files has more text),
   * so length counts for less than BM25's usual 0.75.
   */
  private static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.3f);

  /**
   * Every search asks every segment for every word: a catalog is searched far more often than
   * written, so that merging more than Lucene does by itself pays.
   */
  private static final double SEGMENTS_PER_TIER = 3;

  /** Above this, reading every byte at start would keep the portal waiting. */
  private static final long LARGEST_READ_WHOLE_BYTES = 256L << 20;

  private final Path folder;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /**
   * Opens the folder, or makes it.
   *
   * @throws IOException when it cannot be read: among others when it is corrupt
   */
  IndexGeneration(Path folder) throws IOException {
    this.folder = folder;
    this.directory = FSDirectory.open(folder);
    IndexWriter opened = null;
    try {
      opened = new IndexWriter(directory, writing());
      if (sizeBytes() <= LARGEST_READ_WHOLE_BYTES) {
        checkEveryByte(opened);
      }
      this.searchers = new SearcherManager(opened, new Searching());
      this.writer = opened;
    } catch (IOException | RuntimeException e) {
      closeQuietly(opened, e);
      directory.close();
      throw e;
    }
  }

  private static IndexWriterConfig writing() {
    return new IndexWriterConfig(new KeywordAnalyzer())
        .setSimilarity(SIMILARITY)
        .setRAMBufferSizeMB(bufferMegabytes())
        .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER))
        .setMergedSegmentWarmer(FacetOrdinals::of)
        .setCommitOnClose(false);
  }

  /** The more is written at once, the less is merged later; a small heap has other needs. */
  private static double bufferMegabytes() {
    return Math.clamp(Runtime.getRuntime().maxMemory() >> 23, 32, 128);
  }

  private static void checkEveryByte(IndexWriter writer) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  private long sizeBytes() throws IOException {
    long size = 0;
    for (String file : directory.listAll()) {
      size += directory.fileLength(file);
    }
    return size;
  }

  private static void closeQuietly(IndexWriter writer, Exception cause) {
    if (writer == null) {
      return;
    }
    try {
      writer.rollback();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  Path folder() {
    return folder;
  }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /** What was stored with the newest commit; empty before the first. */
  Map<String, String> commitData() {
    Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
    if (entries == null) {
      return Map.of();
    }
    return StreamSupport.stream(entries.spliterator(), false)
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Makes one segment of all; what was written from nothing is searched long before it changes. */
  void mergeAll() throws IOException {
    writer.forceMerge(1);
  }

  void commit(Map<String, String> data) throws IOException {
    writer.setLiveCommitData(data.entrySet(), true);
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** Throws away what is not committed. */
  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + folder, e);
    }
  }

  private static final class Searching extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
      IndexSearcher searcher = new PublicStatistics(reader);
      searcher.setSimilarity(SIMILARITY);
      // Readers rarely ask the same; what would be kept would only tell by its speed who asked
      // before.
      searcher.setQueryCache(null);
      return searcher;
    }
  }
}
