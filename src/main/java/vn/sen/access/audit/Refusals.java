package vn.sen.access.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;

/**
 * Records that somebody was refused something: the same once a day in Viet Nam, so that the log
 * cannot be filled by asking again. A restart, or another node, may record it once more.
 */
@Singleton
public final class Refusals {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final AuditLog log;
  private final Clock clock;
  private final Cache<Refused, Boolean> recorded =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofDays(1)).build();

  Refusals(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  private record Refused(AuditEvent event, LocalDate day) {}

  /**
   * @param event names who was refused what
   */
  public void record(AuditEvent event) {
    Refused refused = new Refused(event, LocalDate.ofInstant(clock.instant(), ZONE));
    if (recorded.asMap().putIfAbsent(refused, true) != null) {
      return;
    }
    try {
      log.record(event);
    } catch (RuntimeException e) {
      // What could not be recorded is not taken for recorded.
      recorded.invalidate(refused);
      throw e;
    }
  }
}
