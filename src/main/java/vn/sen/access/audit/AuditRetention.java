package vn.sen.access.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.platform.StartupException;

/**
 * Ends the time for which entries are kept: {@code SEN_AUDIT_RETENTION_DAYS}, ten years unless
 * told, a year at least. What was pruned is itself an entry, so that the chain shows it.
 */
@Singleton
public final class AuditRetention {
  private static final int SHORTEST_DAYS = 365;

  private final AuditTrail trail;
  private final AuditLog log;
  private final Clock clock;
  private final Duration kept;

  AuditRetention(
      AuditTrail trail,
      AuditLog log,
      Clock clock,
      @Value("${sen.audit-retention-days:3653}") int days) {
    if (days < SHORTEST_DAYS) {
      throw new StartupException("SEN_AUDIT_RETENTION_DAYS must be 365 or more, not " + days + ".");
    }
    this.trail = trail;
    this.log = log;
    this.clock = clock;
    this.kept = Duration.ofDays(days);
  }

  public Duration kept() {
    return kept;
  }

  /**
   * Removes what is older, now; the portal does it every day.
   *
   * @return how many entries
   */
  @Scheduled(fixedDelay = "1d", initialDelay = "10m")
  public long prune() {
    Optional<AuditEntry> last = trail.findLastBefore(clock.instant().minus(kept));
    if (last.isEmpty()) {
      return 0;
    }
    log.record(
        AuditEvent.of(AuditAction.LOG_PRUNED)
            .with("through", Long.toString(last.get().sequence()))
            .with("hash", last.get().hash()));
    return trail.prune(last.get().sequence());
  }
}
