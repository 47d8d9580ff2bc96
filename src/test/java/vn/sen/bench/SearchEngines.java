package vn.sen.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;
import vn.sen.search.GeneratedIndex;
import vn.sen.search.PeerDocuments;

/** Sen and Solr over the same generated datasets, each in a process of its own. */
final class SearchEngines {
  private static final String BASE = "http://localhost:8080/";
  private static final String CORE = "folding";
  private static final int BATCH = 1_000;
  private static final int ASKED_OF = 4_000;

  private final Path folder;
  private final int datasets;
  private final int heapMegabytes;

  /** In the build folder, kept until {@link #forget}. */
  SearchEngines(int datasets, int heapMegabytes) {
    this.datasets = datasets;
    this.heapMegabytes = heapMegabytes;
    this.folder =
        Path.of(System.getProperty("sen.root", "."), "target", "bench-search", "" + datasets)
            .toAbsolutePath();
  }

  void forget() throws IOException {
    if (Files.exists(folder)) {
      StartBench.delete(folder);
    }
  }

  /**
   * Says how long it took; empty when it was filled before.
   *
   * @param forPeer whether Solr's documents are to be put aside besides: making a million datasets
   *     takes long enough once
   */
  Optional<String> fillSen(boolean forPeer) throws IOException, InterruptedException {
    Path data = folder.resolve("sen");
    if (Files.exists(data)) {
      return Optional.empty();
    }
    startSen().close();
    double seconds;
    if (forPeer && !Files.exists(folder.resolve("solr"))) {
      Spool spool = new Spool();
      seconds = GeneratedIndex.write(data.resolve("search"), catalog(datasets).peek(spool::add));
      spool.close();
    } else {
      seconds = GeneratedIndex.write(data.resolve("search"), catalog(datasets));
    }
    return Optional.of(indexed("Sen", seconds, GeneratedIndex.sizeBytes(data.resolve("search"))));
  }

  PortalProcess startSen() throws IOException, InterruptedException {
    return PortalProcess.start(
        folder.resolve("sen"),
        PortalProcess.freePort(),
        Map.of(
            "SEN_BASE_IRI",
            BASE,
            "SEN_JAVA_OPTIONS",
            // As Solr's own start script has it.
            "-Xms%1$dm -Xmx%1$dm --add-modules jdk.incubator.vector".formatted(heapMegabytes)));
  }

  /** Fills it first when it is new. */
  SolrProcess startSolr() throws IOException, InterruptedException {
    Path home = folder.resolve("solr");
    boolean filled = Files.exists(home);
    SolrProcess solr = SolrProcess.start(home, heapMegabytes + "m", CORE);
    if (!filled) {
      List<Path> batches = spool();
      long started = System.nanoTime();
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int first = i;
        senders.add(Thread.ofPlatform().start(() -> send(solr, batches, first)));
      }
      for (Thread sender : senders) {
        sender.join();
      }
      solr.commit(CORE);
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.println(
          indexed(
              "Solr", seconds, GeneratedIndex.sizeBytes(home.resolve(CORE).resolve("data/index"))));
      StartBench.delete(folder.resolve("batches"));
    }
    return solr;
  }

  /** Documents for Solr, made beforehand, so that it never waits for them. */
  private List<Path> spool() throws IOException {
    Path spooled = folder.resolve("batches");
    if (!Files.exists(spooled)) {
      try (Spool spool = new Spool()) {
        catalog(datasets).forEach(spool::add);
      }
    }
    try (Stream<Path> batches = Files.list(spooled)) {
      return batches
          .sorted(Comparator.comparingInt(p -> Integer.parseInt(p.getFileName().toString())))
          .toList();
    }
  }

  private final class Spool implements AutoCloseable {
    private final PeerDocuments documents = new PeerDocuments();
    private final Path into = Files.createDirectories(folder.resolve("batches"));
    private final List<Map.Entry<DatasetView, Set<String>>> batch = new ArrayList<>();
    private int written;

    Spool() throws IOException {}

    void add(Dataset dataset) {
      batch.add(Map.entry(dataset.view(), dataset.discover()));
      if (batch.size() == BATCH) {
        write();
      }
    }

    private void write() {
      ByteArrayOutputStream out = new ByteArrayOutputStream(BATCH * 8_192);
      try {
        documents.write(batch, out);
        Files.write(into.resolve("" + written++), out.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      batch.clear();
    }

    @Override
    public void close() {
      if (!batch.isEmpty()) {
        write();
      }
    }
  }

  private static void send(SolrProcess solr, List<Path> batches, int first) {
    try {
      for (int i = first; i < batches.size(); i += 2) {
        solr.add(CORE, Files.readAllBytes(batches.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Different ones, of the words of what everybody may discover. */
  List<SearchQueries.Question> questions(int count) {
    Set<String> texts = new LinkedHashSet<>();
    catalog(Math.min(datasets, ASKED_OF))
        .filter(dataset -> dataset.discover().contains("public"))
        .forEach(dataset -> texts.addAll(GeneratedIndex.texts(dataset.view())));
    return SearchQueries.make(List.copyOf(texts), count, GeneratedCatalog.SEED);
  }

  private static Stream<Dataset> catalog(int count) {
    return new GeneratedCatalog(new BaseIri(BASE)).datasets(count);
  }

  private String indexed(String name, double seconds, long bytes) {
    return Figures.format(
        "- %s indexed %d datasets in %.1f s (%.0f a second), %.0f MB.",
        name, datasets, seconds, datasets / seconds, bytes / 1e6);
  }
}
