package vn.sen.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the record said a moment ago, for questions that each request asks. Whatever this process
 * writes (but {@link Session#writeApart}) ends all of it, so that what is taken away does not count
 * for the next request; what another process writes, or time brings, is seen after {@link
 * #LONGEST}. Within a write the record is asked itself: it may hold what nobody else may see yet.
 *
 * @param <K> what is asked
 * @param <V> what the record said
 */
public final class RecentReads<K, V> {
  /** What is known for longer is asked again, whether anything was written or not. */
  public static final Duration LONGEST = Duration.ofSeconds(1);

  private final Session session;
  private final Clock clock;
  private final Cache<K, Known<V>> answers;

  /** What was found, and as of when. */
  private record Known<V>(V value, long writes, Instant time) {}

  /**
   * @param most answers that are kept
   */
  public RecentReads(Session session, Clock clock, int most) {
    this.session = session;
    this.clock = clock;
    this.answers = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(LONGEST).build();
  }

  /** Empty when the record has to be asked. */
  public Optional<V> find(K key) {
    if (session.isInTransaction()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return Optional.ofNullable(answers.getIfPresent(key))
        .filter(
            known ->
                known.writes() == session.writes()
                    && Duration.between(known.time(), now).abs().compareTo(LONGEST) < 0)
        .map(Known::value);
  }

  /** Asks the record, and keeps what it says, unless that is nothing. */
  public Optional<V> ask(K key, Supplier<Optional<V>> record) {
    if (session.isInTransaction()) {
      return record.get();
    }
    // Before the record is asked: a write meanwhile makes the answer outdated.
    long writes = session.writes();
    Instant now = clock.instant();
    Optional<V> found = record.get();
    found.ifPresent(value -> answers.put(key, new Known<>(value, writes, now)));
    return found;
  }

  /** What is known, or else what the record says. */
  public V get(K key, Supplier<V> record) {
    return find(key).or(() -> ask(key, () -> Optional.of(record.get()))).orElseThrow();
  }
}
