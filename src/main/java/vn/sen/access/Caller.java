package vn.sen.access;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks, as the set of audience tokens they hold: {@code public}, {@code registered}, {@code
 * government}, {@code agency:<slug>}, {@code grant:<account>}. Everybody holds {@code public}.
 */
public record Caller(Set<String> tokens) {

  public static final String PUBLIC = "public";
  public static final Caller ANONYMOUS = new Caller(Set.of(PUBLIC));

  public Caller {
    tokens = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tokens));
  }

  /** True when some token of the audience is held: the one question of the gate. */
  public boolean meets(Set<String> audience) {
    return audience.stream().anyMatch(tokens::contains);
  }
}
