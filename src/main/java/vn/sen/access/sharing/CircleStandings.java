package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.sen.access.Standings;

/**
 * Standing in the circle: a shortfall that has outlived its warning suspends until it is mended.
 */
@Singleton
final class CircleStandings implements Standings {
  private final Ledger ledger;
  private final Clock clock;

  CircleStandings(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Set<String> listInGoodStanding(Set<String> agencies) {
    Instant now = clock.instant();
    return agencies.stream()
        .filter(agency -> findShortfall(agency).filter(s -> !now.isBefore(s.deadline())).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Shortfall> findShortfall(String agency) {
    return ledger.findShortfall(agency, "", clock.instant());
  }
}
