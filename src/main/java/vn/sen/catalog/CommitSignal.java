package vn.sen.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the followers in this process of a commit, so that they need not wait for their poll. */
@Singleton
public final class CommitSignal {
  /** A read model that cannot apply a restriction by then is behind for another reason. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  /** To be called after the transaction has committed. */
  public void committed() {
    listeners.forEach(Listener::wake);
  }

  /**
   * To be called after the commit of a change that takes the dataset out of somebody's sight. Every
   * read model applies it before anything else that waits, and this returns when they have, so that
   * whoever asks after the change was answered is answered by it.
   */
  public void restricted(String slug) {
    listeners.forEach(listener -> listener.expedite(slug));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    listeners.forEach(listener -> listener.awaitExpedited(slug, deadline));
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  /** A follower of the change log. */
  interface Listener {
    void wake();

    void expedite(String slug);

    /**
     * @param deadline of {@link System#nanoTime}
     */
    void awaitExpedited(String slug, long deadline);
  }
}
