package vn.sen.access.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import vn.sen.access.Caller;
import vn.sen.platform.Session;

/**
 * Who was found a moment ago by tokens of one kind, so that each request of a page or a program
 * does not ask the record anew. Whatever this process writes ends it, so that a change of roles or
 * a revocation holds from the next request on; what another process writes, or time brings, is seen
 * after {@link #LONGEST}.
 */
final class KnownCallers {
  /** What is known for longer is asked again, whether anything was written or not. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  private static final int MOST = 10_000;

  private final Session session;
  private final Clock clock;
  private final Cache<ByteBuffer, Known> callers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  /** What was found, and as of when. */
  private record Known(Caller caller, long writes, Instant time) {}

  KnownCallers(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  /** Empty when the record has to be asked. */
  Optional<Caller> find(SecretToken token) {
    Instant now = clock.instant();
    return Optional.ofNullable(callers.getIfPresent(key(token)))
        .filter(
            known ->
                known.writes() == session.writes()
                    && Duration.between(known.time(), now).abs().compareTo(LONGEST) < 0)
        .map(Known::caller);
  }

  /** As the record says; remembered when it knows the token. */
  Optional<Caller> find(SecretToken token, Supplier<Optional<Caller>> record) {
    // Before the record is asked: a write meanwhile makes the answer outdated.
    long writes = session.writes();
    Instant now = clock.instant();
    Optional<Caller> found = record.get();
    found.ifPresent(caller -> callers.put(key(token), new Known(caller, writes, now)));
    return found;
  }

  private static ByteBuffer key(SecretToken token) {
    return ByteBuffer.wrap(token.hash());
  }
}
