package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import vn.sen.access.account.FirstAdministrator;
import vn.sen.catalog.ChangeFollower;
import vn.sen.platform.DataFolder;
import vn.sen.targets.SeedLoader;

/** The whole portal in this process: record, followers, read models and HTTP server. */
public final class Portal implements AutoCloseable {
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Portal(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts everything in order: the record, its followers, the targets it comes with, and, once
   * search and SPARQL agree with the record, the server.
   *
   * @param properties {@code sen.data}, {@code sen.port} and their like
   * @throws vn.sen.platform.StartupException (also as a cause) when the operator can mend it
   */
  public static Portal start(Map<String, Object> properties) {
    ApplicationContext context = Contexts.start(properties);
    try {
      context.getBean(SeedLoader.class).load();
      context.getBean(ChangeFollower.class).awaitApplied();
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      return new Portal(context, server);
    } catch (RuntimeException e) {
      Contexts.closeAfter(e, context);
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  public ApplicationContext context() {
    return context;
  }

  String readyLine(Instant launched) {
    DataFolder folder = context.getBean(DataFolder.class);
    String address = folder.baseIri().value().replaceAll("/$", "");
    double seconds = Duration.between(launched, Instant.now()).toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "Sen is ready at %s (%s: %.1f s)",
        address,
        folder.isFirstStart() ? "first start" : "start",
        seconds);
  }

  /** The way in while there is no administrator yet. */
  Optional<String> findFirstAdministratorLine() {
    return context
        .getBean(FirstAdministrator.class)
        .findLink()
        .map(
            link ->
                "There is no administrator yet. This link makes one; it works once, for a day: "
                    + link);
  }

  /** Asks for one answer of each kind; see {@link WarmUp}. */
  void warmUp() {
    WarmUp.run(server.getHost(), server.getPort());
  }

  void awaitStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the server, then the followers, then the record; a second call does nothing. */
  @Override
  public void close() {
    try {
      server.stop();
      context.close();
    } finally {
      stopped.countDown();
    }
  }
}
