package vn.sen.access.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;

/**
 * Records who discovered metadata that are not open to everybody: once for each person, dataset and
 * day in Viet Nam, whatever they open in how many ways, so that the log stays readable and cannot
 * be filled by reading. Several nodes, or a restart, ask the log itself what it holds.
 */
@Singleton
public final class Discoveries {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final ClosedDatasets closed;
  private final AuditTrail trail;
  private final AuditLog log;
  private final Clock clock;
  private final Cache<Seen, Boolean> recorded = cache(200_000, Duration.ofDays(1));

  /** A dataset that everybody may discover is asked about again after some seconds only. */
  private final Cache<String, Boolean> open = cache(50_000, Duration.ofSeconds(10));

  /** What lay open to a caller as a whole, by the state of the read model that was asked. */
  private final Cache<Exposed, Boolean> exposed = cache(50_000, Duration.ofDays(1));

  Discoveries(ClosedDatasets closed, AuditTrail trail, AuditLog log, Clock clock) {
    this.closed = closed;
    this.trail = trail;
    this.log = log;
    this.clock = clock;
  }

  private record Seen(UUID person, String slug, LocalDate day) {}

  private record Exposed(UUID person, Set<String> tokens, String state, LocalDate day) {}

  private static <K> Cache<K, Boolean> cache(long most, Duration kept) {
    return Caffeine.newBuilder().maximumSize(most).expireAfterWrite(kept).build();
  }

  /** Metadata of these datasets were shown to the caller; open ones among them do not count. */
  public void shown(Caller caller, Collection<String> slugs) {
    if (!holdsMoreThanOthers(caller)) {
      return;
    }
    UUID person = caller.person().orElseThrow().id();
    LocalDate today = today();
    List<String> unknown =
        slugs.stream()
            .distinct()
            .filter(slug -> open.getIfPresent(slug) == null)
            .filter(slug -> recorded.getIfPresent(new Seen(person, slug, today)) == null)
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    List<ClosedDatasets.Closed> found = closed.listAmong(unknown);
    Set<String> closedSlugs =
        found.stream().map(ClosedDatasets.Closed::slug).collect(Collectors.toSet());
    unknown.stream()
        .filter(slug -> !closedSlugs.contains(slug))
        .forEach(slug -> open.put(slug, true));
    record(caller, found, today);
  }

  /**
   * Everything that the caller may discover lay open to their question, as in SPARQL or a dump.
   *
   * @param state changes whenever the read model that was asked does; "" when that is not known
   */
  public void exposed(Caller caller, String state) {
    if (!holdsMoreThanOthers(caller)) {
      return;
    }
    LocalDate today = today();
    Exposed whole = new Exposed(caller.person().orElseThrow().id(), caller.tokens(), state, today);
    if (!state.isEmpty() && exposed.asMap().putIfAbsent(whole, true) != null) {
      return;
    }
    record(caller, closed.listOf(caller.tokens()), today);
  }

  private void record(Caller caller, List<ClosedDatasets.Closed> found, LocalDate today) {
    Person person = caller.person().orElseThrow();
    List<ClosedDatasets.Closed> fresh =
        found.stream()
            .filter(
                one ->
                    recorded.asMap().putIfAbsent(new Seen(person.id(), one.slug(), today), true)
                        == null)
            .toList();
    if (fresh.isEmpty()) {
      return;
    }
    try {
      write(caller, person, fresh, today);
    } catch (RuntimeException e) {
      // What could not be recorded is not taken for recorded.
      fresh.forEach(one -> recorded.invalidate(new Seen(person.id(), one.slug(), today)));
      exposed.invalidateAll();
      throw e;
    }
  }

  private void write(
      Caller caller, Person person, List<ClosedDatasets.Closed> fresh, LocalDate today) {
    Instant midnight = today.atStartOfDay(ZONE).toInstant();
    Set<String> before = trail.listSubjects(person.id(), AuditAction.METADATA_DISCOVERED, midnight);
    List<AuditEvent> events =
        fresh.stream()
            .filter(one -> !before.contains(one.iri()))
            .map(one -> event(caller, one))
            .toList();
    if (!events.isEmpty()) {
      log.recordAll(events);
    }
  }

  private static AuditEvent event(Caller caller, ClosedDatasets.Closed one) {
    AuditEvent event = AuditEvent.of(AuditAction.METADATA_DISCOVERED, caller).about(one.iri());
    Optional<String> agency = one.agency();
    return agency.isPresent() ? event.inAgency(agency.get()) : event;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  /** Whoever holds no more than everybody, or everybody signed in, discovers nothing closed. */
  private static boolean holdsMoreThanOthers(Caller caller) {
    return caller.isSignedIn()
        && caller.tokens().stream()
            .anyMatch(token -> !token.equals(Caller.PUBLIC) && !token.equals(Caller.REGISTERED));
  }
}
