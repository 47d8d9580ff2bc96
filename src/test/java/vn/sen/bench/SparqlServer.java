package vn.sen.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel;
import vn.sen.command.WarmUp;
import vn.sen.platform.BaseIri;
import vn.sen.sparql.SparqlStore;

/**
 * The portal with a generated catalog in its SPARQL store and nothing in its record, in a process
 * of its own: {@code DATA-FOLDER PORT DATASETS CACHE-BYTES}. Loads the catalog when it is not there
 * yet; with port 0 it ends then.
 */
final class SparqlServer {
  private SparqlServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[1]);
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .properties(
                Map.of(
                    "sen.data",
                    arguments[0],
                    "sen.port",
                    port,
                    "sen.base-iri",
                    SparqlBench.BASE,
                    "sen.follow",
                    false,
                    "sen.sparql.time-limit",
                    "60s",
                    "sen.sparql.concurrent-queries",
                    8,
                    "sen.sparql.queue-limit",
                    "60s",
                    "sen.sparql.cache-bytes",
                    arguments[3]))
            .start();
    try {
      load(context, Integer.parseInt(arguments[2]));
      if (port == 0) {
        return;
      }
      context.getBean(EmbeddedServer.class).start();
      // As a portal does once it is ready.
      WarmUp.runQueries("localhost", port);
      // Whoever measures ends this process by a signal; its PostgreSQL ends with it.
      Runtime.getRuntime().addShutdownHook(new Thread(context::close));
      System.out.println("ready");
      Thread.currentThread().join();
    } finally {
      context.close();
    }
  }

  private static void load(ApplicationContext context, int count) {
    SparqlStore store = context.getBean(SparqlStore.class);
    if (store.findPosition(GeneratedCatalog.RECORD).isPresent()) {
      return;
    }
    Timed timed = new Timed(store);
    long start = System.nanoTime();
    new GeneratedCatalog(context.getBean(BaseIri.class)).load(timed, count);
    System.out.println(
        Figures.format(
            "loaded %d datasets in %.0f s, %.0f s of them in the read model (processor time of all:"
                + " %.0f s)",
            count, (System.nanoTime() - start) / 1e9, timed.nanos / 1e9, processorNanos() / 1e9));
  }

  /** Since the process began, on all its threads. */
  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** A read model, and how long it took. */
  private static final class Timed implements ReadModel {
    private final ReadModel model;
    private long nanos;

    Timed(ReadModel model) {
      this.model = model;
    }

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public Optional<LogPosition> findPosition(String recordIdentity) {
      return model.findPosition(recordIdentity);
    }

    @Override
    public void beginRebuild() {
      time(model::beginRebuild);
    }

    @Override
    public void apply(List<Current> batch) {
      time(() -> model.apply(batch));
    }

    @Override
    public void commit(LogPosition position, String recordIdentity) {
      time(() -> model.commit(position, recordIdentity));
    }

    private void time(Runnable work) {
      long start = System.nanoTime();
      work.run();
      nanos += System.nanoTime() - start;
    }
  }
}
