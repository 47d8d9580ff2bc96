package vn.sen.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import vn.sen.platform.DataFolder;
import vn.sen.platform.StartupException;

/**
 * The program's entry: runs the command named by the first word. Ends with 0; with 2 and one
 * sentence when the operator can mend what is wrong; with 1 when not, and the log has more.
 */
public final class Main {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** Advises on vector search, which the portal does not do; kept, or its level would be lost. */
  private static final java.util.logging.Logger LUCENE_ADVICE =
      java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

  private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private Main() {}

  public static void main(String[] arguments) {
    LUCENE_ADVICE.setLevel(java.util.logging.Level.SEVERE);
    int status = run(List.of(arguments));
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int run(List<String> arguments) {
    try {
      if (!arguments.isEmpty() && arguments.getFirst().equals("check")) {
        List<String> words = arguments.subList(1, arguments.size());
        return CheckCommand.parse(words, System.getenv()).run(OUT, ERR);
      }
      if (!arguments.isEmpty() && arguments.getFirst().equals("publish")) {
        List<String> words = arguments.subList(1, arguments.size());
        return PublishCommand.parse(words, System.getenv()).run(OUT);
      }
      if (arguments.contains("import")) {
        return importCatalog(ImportArguments.take(arguments));
      }
      Options options = Options.parse(arguments, System.getenv());
      switch (options.command()) {
        case "run" -> runPortal(options);
        case "demo" -> runPortal(DemoCommand.options(options));
        case "reindex" -> runOn(options, "reindex.log", () -> new ReindexCommand(options).run(OUT));
        case "load-data" ->
            runOn(options, "load-data.log", () -> new LoadDataCommand(options).run(OUT));
        case "audit" -> {
          int[] status = {0};
          runOn(options, "audit.log", () -> status[0] = new AuditCommand(options).run(OUT));
          return status[0];
        }
        case "train" -> runOn(options, "train.log", () -> train(options));
        default ->
            throw new StartupException(
                "There is no command “"
                    + options.command()
                    + "”; “./sen help” lists what there is.");
      }
      return 0;
    } catch (StartupException e) {
      ERR.println(e.getMessage());
      return 2;
    } catch (RuntimeException e) {
      return report(e);
    }
  }

  private static int importCatalog(ImportArguments arguments) {
    Options options = Options.parse(arguments.rest(), System.getenv());
    int[] status = {0};
    runOn(options, "import.log", () -> status[0] = new ImportCommand(options, arguments).run(OUT));
    return status[0];
  }

  private static int report(RuntimeException e) {
    Optional<StartupException> mendable =
        Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
            .filter(StartupException.class::isInstance)
            .map(StartupException.class::cast)
            .findFirst();
    if (mendable.isPresent()) {
      LoggerFactory.getLogger(Main.class).info("Ended: {}", mendable.get().getMessage());
      ERR.println(mendable.get().getMessage());
      return 2;
    }
    LoggerFactory.getLogger(Main.class)
        .error("Sen ended with a failure; more is in {}", System.getProperty("sen.log"), e);
    return 1;
  }

  private static void runPortal(Options options) {
    Ports.requireFree(options.config().host(), options.config().port());
    runOn(
        options,
        "sen.log",
        () -> {
          CompletableFuture<Portal> started = new CompletableFuture<>();
          AtomicBoolean isFilled = new AtomicBoolean();
          Runtime.getRuntime()
              .addShutdownHook(new Thread(() -> stop(options, started, isFilled.get()), "stop"));
          try {
            started.complete(Portal.start(options.properties()));
          } catch (RuntimeException e) {
            started.completeExceptionally(e);
            throw e;
          }
          OUT.println(started.join().readyLine(launched()));
          if (options.command().equals("demo")) {
            new DemoCommand().fill(started.join().context(), OUT);
            isFilled.set(true);
          }
          started.join().findFirstAdministratorLine().ifPresent(OUT::println);
          Thread.ofPlatform().name("warm-up").daemon().start(started.join()::warmUp);
          started.join().awaitStop();
        });
  }

  /** A start and a stop, for the virtual machine to learn what a start needs; part of the build. */
  private static void train(Options options) {
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.put("sen.port", 0);
    try (Portal portal = Portal.start(properties)) {
      portal.warmUp();
    }
  }

  /**
   * On Ctrl-C or SIGTERM. The folder of a demonstration that did not come about is left to read.
   */
  private static void stop(
      Options options, CompletableFuture<Portal> started, boolean isDemonstrated) {
    stop(started);
    if (isDemonstrated) {
      DemoCommand.remove(options.config().data());
    }
  }

  /** A start under way is let finish first: half-started parts stop badly. */
  private static void stop(CompletableFuture<Portal> started) {
    try {
      started.get(30, TimeUnit.SECONDS).close();
    } catch (ExecutionException e) {
      // The start failed and has cleaned up after itself.
      return;
    } catch (TimeoutException e) {
      // The next start finds the PostgreSQL left behind and stops it.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says where the log goes before the first line is logged. */
  private static void runOn(Options options, String log, Runnable work) {
    DataFolder.checkWritable(options.config().data());
    System.setProperty("sen.log", options.config().data().resolve("logs").resolve(log).toString());
    work.run();
  }

  /** When the operator pressed Enter, as the launcher tells; else when this process began. */
  private static Instant launched() {
    String told = System.getProperty("sen.launched", "");
    return told.matches("[0-9]{1,15}")
        ? Instant.ofEpochMilli(Long.parseLong(told))
        : ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
