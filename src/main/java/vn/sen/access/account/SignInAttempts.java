package vn.sen.access.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The record of attempts that did not succeed (yet): it survives a restart and holds no names. */
public interface SignInAttempts {
  /** After as long as this without an attempt, all is forgotten. */
  Duration FORGOTTEN = Duration.ofHours(1);

  /** The wait doubles with each further attempt, from this… */
  Duration FIRST_WAIT = Duration.ofSeconds(15);

  /** …up to this. */
  Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /**
   * Counts an attempt before it is looked at, in one step, so that many at once count as many.
   *
   * @param key a hash of whatever is counted by
   * @param free attempts without a wait
   * @return empty when the attempt may go on; else until when it may not, and then it is not
   *     counted
   */
  Optional<Instant> count(byte[] key, int free);

  /** Takes back one that was counted and succeeded. */
  void uncount(byte[] key);

  void delete(byte[] key);
}
