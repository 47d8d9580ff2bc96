package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vn.sen.data.DataPackLoader;
import vn.sen.data.DataPackResult;
import vn.sen.platform.StartupException;
import vn.sen.targets.SeedLoader;

/** Attaches a data pack to the targets it names; beside a running portal or without one. */
final class LoadDataCommand {
  private final Options options;

  LoadDataCommand(Options options) {
    this.options = options;
  }

  void run(PrintStream out) {
    if (options.operands().size() != 1) {
      throw new StartupException(
          "load-data needs the folder of one data pack: ./sen load-data DIR");
    }
    Path pack = Path.of(options.operands().getFirst());
    if (!Files.isDirectory(pack)) {
      throw new StartupException("There is no folder " + pack + " to load data from.");
    }
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.put("sen.attach", true);
    // The portal, running or started next, follows what is written here.
    properties.put("sen.follow", false);
    try (ApplicationContext context = Contexts.start(properties)) {
      context.getBean(SeedLoader.class).load();
      DataPackResult result = context.getBean(DataPackLoader.class).load(pack, out::println);
      out.printf(
          "Files attached: %d, already there: %d, refused: %d; revisions written: %d%n",
          result.attached(), result.unchanged(), result.refused(), result.revisions());
    }
  }
}
