package vn.sen.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Agencies' standing in the circle of those that share data with each other. */
public interface Standings {

  /** Of the agencies, the ones that are not suspended at this time. */
  Set<String> listInGoodStanding(Set<String> agencies);

  /** Why the agency is short of what the circle asks; empty when it is not. */
  Optional<Shortfall> findShortfall(String agency);

  /**
   * @param offered up-to-date datasets it shares now
   * @param required how many it should
   * @param deadline until when it is warned; suspended from then on
   */
  record Shortfall(String agency, long offered, long required, Instant deadline) {}
}
