package vn.sen.catalog;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps every {@link ReadModel} in step with the record, each on a thread of its own: from the
 * position the model has stored, or from nothing when it has none. Starts with the portal, ends
 * with it; what a crash interrupts is applied again, which changes nothing.
 */
@Singleton
public final class ChangeFollower {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final ChangeLog log;
  private final CurrentState state;
  private final CommitSignal signal;
  private final BeanProvider<ReadModel> models;
  private final boolean enabled;
  private List<Follower> followers = List.of();

  /**
   * @param enabled {@code sen.follow}; false for commands that only write to the record and leave
   *     following to the portal
   */
  ChangeFollower(
      ChangeLog log,
      CurrentState state,
      CommitSignal signal,
      BeanProvider<ReadModel> models,
      @Property(name = "sen.follow", defaultValue = "true") boolean enabled) {
    this.log = log;
    this.state = state;
    this.signal = signal;
    this.models = models;
    this.enabled = enabled;
  }

  /** Starts following; once. */
  @EventListener
  synchronized void start(StartupEvent event) {
    if (enabled && followers.isEmpty()) {
      followers = models.stream().map(model -> new Follower(model, log, state)).toList();
      followers.forEach(signal::listen);
      followers.forEach(Follower::start);
    }
  }

  /** Ends before the models and the record are closed. */
  @EventListener
  synchronized void stop(ShutdownEvent event) {
    followers.forEach(Follower::requestStop);
    followers.forEach(Follower::awaitStop);
  }

  /**
   * Waits until everything committed before this call is visible in every read model.
   *
   * @throws IllegalStateException after half an hour, or when a model's follower has been stopped
   */
  public void awaitApplied() {
    LogPosition newest = log.newestCommitted();
    long epoch = log.rebuildEpoch();
    for (Follower follower : followers()) {
      follower.wake();
      try {
        if (!follower.await(newest, epoch, PATIENCE)) {
          throw new IllegalStateException(follower.name() + " was stopped before " + newest);
        }
      } catch (TimeoutException e) {
        throw new IllegalStateException(
            follower.name()
                + " has not applied "
                + newest
                + " in "
                + TimeUnit.MILLISECONDS.toMinutes(PATIENCE.toMillis())
                + " minutes",
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + follower.name(), e);
      }
    }
  }

  /** How far each read model is behind, in the order the models were found; for health checks. */
  public List<Lag> listLags() {
    return followers().stream()
        .map(
            follower ->
                new Lag(follower.name(), log.countAfter(follower.position()), follower.isFailing()))
        .toList();
  }

  private synchronized List<Follower> followers() {
    return followers;
  }

  /**
   * @param model its short name
   * @param changes committed changes it has not applied yet
   * @param failing its last attempt failed; it is trying again
   */
  public record Lag(String model, long changes, boolean failing) {}
}
