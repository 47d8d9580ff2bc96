package vn.sen.access.sharing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.sen.access.Standings;

/**
 * Looks again and again at what changes by itself: agreements that end, agencies that share less
 * than they should. Decisions do not wait for it; it warns, and tells people.
 */
@Singleton
@Requires(property = "sen.follow", notEquals = "false")
public final class SharingReview {
  private final Ledger ledger;
  private final Agreements agreements;
  private final SharingRules rules;
  private final SharingNews news;
  private final Clock clock;

  SharingReview(
      Ledger ledger, Agreements agreements, SharingRules rules, SharingNews news, Clock clock) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.rules = rules;
    this.news = news;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  public void review() {
    Instant now = clock.instant();
    agreements
        .takeUntold(now, now.plus(Duration.ofDays(rules.noticeDays())))
        .forEach(agreement -> news.ending(agreement, !agreement.ends().isAfter(now)));
    for (String agency : ledger.listAgencies()) {
      judge(agency, "", ledger.countOffered(agency, now), rules.circleMinimum(), now);
    }
    for (Ledger.Requirement asked : ledger.listRequirements(now)) {
      judge(
          asked.agency(),
          asked.counterpart(),
          ledger.countShared(asked.agency(), asked.counterpart(), now),
          asked.sharedDatasets(),
          now);
    }
  }

  private void judge(String agency, String counterpart, long offered, int required, Instant now) {
    if (offered >= required) {
      ledger.endShortfall(agency, counterpart);
      return;
    }
    Instant deadline = now.plus(Duration.ofDays(rules.warningDays()));
    if (ledger.startShortfall(agency, counterpart, required, now, deadline)) {
      news.shortfall(
          new Standings.Shortfall(agency, offered, required, deadline), counterpart, false);
      return;
    }
    ledger
        .findShortfall(agency, counterpart, now)
        .filter(shortfall -> !now.isBefore(shortfall.deadline()))
        .filter(shortfall -> ledger.tellSuspension(agency, counterpart))
        .ifPresent(shortfall -> news.shortfall(shortfall, counterpart, true));
  }
}
