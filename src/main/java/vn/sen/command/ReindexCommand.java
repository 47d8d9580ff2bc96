package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.ChangeLog;
import vn.sen.catalog.Datasets;
import vn.sen.platform.DataFolder;

/**
 * Builds the read models from nothing: here, when no portal runs on the data folder; otherwise the
 * running one does it beside what it serves.
 */
final class ReindexCommand {
  private final Options options;

  ReindexCommand(Options options) {
    this.options = options;
  }

  void run(PrintStream out) {
    boolean running = isPortalRunning();
    Map<String, Object> properties = new HashMap<>(options.properties());
    // Whatever base IRI the folder was started with stays.
    properties.put("sen.attach", true);
    properties.put("sen.follow", !running);
    try (ApplicationContext context = Contexts.start(properties)) {
      long started = System.nanoTime();
      context.getBean(ChangeLog.class).requestRebuild();
      if (running) {
        out.println("The running portal rebuilds search and SPARQL beside what it serves.");
        return;
      }
      context.getBean(ChangeFollower.class).awaitApplied();
      out.printf(
          "Built search and SPARQL from the record: %d datasets, %.1f s%n",
          context.getBean(Datasets.class).listSlugs().size(), (System.nanoTime() - started) / 1e9);
    }
  }

  private boolean isPortalRunning() {
    try (DataFolder folder =
        DataFolder.open(options.config().data(), options.config().effectiveBaseIri(), true)) {
      return !folder.isOwner();
    }
  }
}
