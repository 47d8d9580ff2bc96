package vn.sen.catalog;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the followers in this process of a commit, so that they need not wait for their poll. */
@Singleton
public final class CommitSignal {
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  /** To be called after the transaction has committed. */
  public void committed() {
    listeners.forEach(Runnable::run);
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }
}
