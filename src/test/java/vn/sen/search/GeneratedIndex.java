package vn.sen.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.DatasetView;

/**
 * Puts a generated catalog into the search index of a data folder whose portal is not running, in
 * place of what the index held: the portal's own index code writes it, at the position that the
 * portal had reached, so that its next start searches it.
 */
public final class GeneratedIndex {
  private static final int BATCH = 1_000;

  private GeneratedIndex() {}

  /**
   * @param folder {@code search} in the data folder
   * @return seconds that the index took, without those in which datasets were made
   */
  public static double write(Path folder, Stream<Dataset> datasets) throws IOException {
    Map<String, String> data = reached(folder);
    VocabularySource vocabulary = SearchFixture.vocabularySource();
    String schema = IndexFields.SCHEMA + "/" + new CodeLists(SearchFixture.BASE).contentHash();
    try (DatasetIndex index = new DatasetIndex(folder, schema, vocabulary, s -> Optional.empty())) {
      index.findPosition(data.get("record"));
      index.beginRebuild();
      Iterator<Dataset> all = datasets.iterator();
      long nanos = 0;
      while (all.hasNext()) {
        List<Current> batch = new java.util.ArrayList<>(BATCH);
        while (all.hasNext() && batch.size() < BATCH) {
          Dataset dataset = all.next();
          batch.add(new Current.OfDataset(dataset.slug(), Optional.of(dataset)));
        }
        long started = System.nanoTime();
        index.apply(batch);
        nanos += System.nanoTime() - started;
      }
      long started = System.nanoTime();
      index.commit(LogPosition.parse(data.get("position")), data.get("record"));
      return (nanos + System.nanoTime() - started) / 1e9;
    }
  }

  private static Map<String, String> reached(Path folder) throws IOException {
    try (Stream<Path> generations = Files.list(folder)) {
      Path newest = generations.filter(Files::isDirectory).sorted().toList().getLast();
      try (IndexGeneration generation = new IndexGeneration(newest)) {
        return generation.commitData();
      }
    }
  }

  /** Bytes on disk. */
  public static long sizeBytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  /** What queries can be made of: titles and keywords in both languages. */
  public static List<String> texts(DatasetView view) {
    return Stream.concat(
            view.title().values().values().stream(), view.keywords().stream().map(k -> k.text()))
        .toList();
  }
}
