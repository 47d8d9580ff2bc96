package vn.sen.catalog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps one read model in step. */
final class Follower implements CommitSignal.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final int BATCH = 200;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final ReadModel model;
  private final ChangeLog log;
  private final CurrentState state;
  private final Thread thread;

  // What other threads see, guarded by this object's monitor.
  private LogPosition position = LogPosition.START;
  private long builtEpoch = -1;
  private boolean ready;
  private boolean signalled;
  private final Map<String, Long> expedited = new HashMap<>();
  private long tickets;
  private boolean stopping;
  private int failures;

  Follower(ReadModel model, ChangeLog log, CurrentState state) {
    this.model = model;
    this.log = log;
    this.state = state;
    this.thread = Thread.ofPlatform().name("follow-" + model.name()).daemon().unstarted(this::run);
  }

  String name() {
    return model.name();
  }

  void start() {
    thread.start();
  }

  @Override
  public synchronized void wake() {
    signalled = true;
    notifyAll();
  }

  @Override
  public synchronized void expedite(String slug) {
    expedited.put(slug, ++tickets);
    wake();
  }

  @Override
  public synchronized void awaitExpedited(String slug, long deadline) {
    while (expedited.containsKey(slug) && !stopping) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        LOG.warn("The read model {} has not applied a restriction in time", model.name());
        return;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  synchronized void requestStop() {
    stopping = true;
    notifyAll();
  }

  void awaitStop() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized LogPosition position() {
    return position;
  }

  synchronized boolean isFailing() {
    return failures > 0;
  }

  /**
   * Waits until the model has applied a position, at least as of a rebuild.
   *
   * @return false when the follower was stopped before
   */
  synchronized boolean await(LogPosition wanted, long epoch, Duration patience)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready || position.compareTo(wanted) < 0 || builtEpoch < epoch) {
      if (stopping) {
        return false;
      }
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new TimeoutException();
      }
      wait(millis);
    }
    return true;
  }

  private void run() {
    boolean open = false;
    while (!isStopping()) {
      try {
        if (!open) {
          open();
          open = true;
        }
        boolean worked = rebuildIfAsked() || applyExpedited() || step();
        succeeded();
        if (!worked) {
          pause(POLL);
        }
      } catch (RuntimeException e) {
        failed(e);
        pause(backoff());
      }
    }
  }

  private void open() {
    long epoch = log.rebuildEpoch();
    Optional<LogPosition> stored = model.findPosition(identity(epoch));
    LogPosition newest = log.newestCommitted();
    // A model ahead of its record has seen changes that a restored backup does not have.
    if (stored.isPresent() && stored.get().compareTo(newest) <= 0) {
      applied(stored.get(), epoch);
    } else {
      rebuild(epoch);
    }
  }

  private boolean rebuildIfAsked() {
    long epoch = log.rebuildEpoch();
    if (epoch == builtEpoch()) {
      return false;
    }
    rebuild(epoch);
    return true;
  }

  private void rebuild(long epoch) {
    long started = System.nanoTime();
    LOG.info("Building the read model {} from the record", model.name());
    // Read before the record is listed: whatever commits meanwhile is applied again afterwards.
    LogPosition from = log.newestSettled();
    model.beginRebuild();
    state.forEachBatch(model::apply);
    model.commit(from, identity(epoch));
    applied(from, epoch);
    LOG.info(
        "Built the read model {} in {} ms",
        model.name(),
        (System.nanoTime() - started) / 1_000_000);
  }

  /**
   * Applies what must not wait for its turn in the log. The newest state of a resource is applied
   * whatever came before, so that its turn, when it comes, changes nothing.
   */
  private boolean applyExpedited() {
    Map<String, Long> slugs = expedited();
    if (slugs.isEmpty()) {
      return false;
    }
    model.apply(state.ofDatasets(slugs.keySet().stream().sorted().toList()));
    model.commit(position(), identity(builtEpoch()));
    done(slugs);
    return true;
  }

  private synchronized Map<String, Long> expedited() {
    return Map.copyOf(expedited);
  }

  /** What was expedited again meanwhile stays. */
  private synchronized void done(Map<String, Long> applied) {
    applied.forEach(expedited::remove);
    notifyAll();
  }

  private boolean step() {
    List<Change> changes = log.read(position(), BATCH);
    if (changes.isEmpty()) {
      return false;
    }
    model.apply(state.of(changes));
    LogPosition reached = changes.getLast().position();
    long epoch = builtEpoch();
    model.commit(reached, identity(epoch));
    applied(reached, epoch);
    return true;
  }

  /**
   * What a model stores with its position. A rebuild asked for changes it, so that a model that was
   * not rebuilt in time is rebuilt at the next start.
   */
  private String identity(long epoch) {
    return log.recordIdentity() + "/" + epoch;
  }

  private synchronized long builtEpoch() {
    return builtEpoch;
  }

  private synchronized void applied(LogPosition reached, long epoch) {
    position = reached;
    builtEpoch = epoch;
    ready = true;
    // Before anybody who waited for this position asks whether it is failing.
    succeeded();
    notifyAll();
  }

  private synchronized void succeeded() {
    if (failures > 0) {
      LOG.info("The read model {} is following again", model.name());
      failures = 0;
    }
  }

  private synchronized void failed(RuntimeException e) {
    failures++;
    if (failures == 1 && !stopping) {
      LOG.error("The read model {} cannot follow the record; trying again", model.name(), e);
    }
  }

  private synchronized Duration backoff() {
    Duration doubled = POLL.multipliedBy(1L << Math.min(failures, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void pause(Duration longest) {
    if (!signalled && !stopping) {
      try {
        wait(longest.toMillis());
      } catch (InterruptedException e) {
        stopping = true;
        Thread.currentThread().interrupt();
      }
    }
    signalled = false;
  }
}
