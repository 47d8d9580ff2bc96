package vn.sen.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who asks, as the set of audience tokens they hold: {@code public}, {@code registered}, {@code
 * government}, {@code agency:<slug>}, {@code grant:<account>}. Everybody holds {@code public}.
 *
 * @param person absent when nobody is signed in
 * @param roles by agency's slug, in force now: an agency that was merged has the people of its
 *     successor, and an API token of a narrow scope narrows them
 * @param administrator runs the portal; holds no token but {@code public}
 * @param session true when signed in by a browser's session, which alone may change the account
 */
public record Caller(
    Set<String> tokens,
    Optional<Person> person,
    Map<String, Role> roles,
    boolean administrator,
    boolean session) {

  public static final String PUBLIC = "public";
  public static final String REGISTERED = "registered";
  public static final String GOVERNMENT = "government";
  public static final Caller ANONYMOUS = new Caller(Set.of(PUBLIC));

  public Caller {
    tokens = Collections.unmodifiableSortedSet(new TreeSet<>(tokens));
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
  }

  /** Somebody of whom nothing is known but their tokens. */
  public Caller(Set<String> tokens) {
    this(tokens, Optional.empty(), Map.of(), false, false);
  }

  public static String agencyToken(String slug) {
    return "agency:" + slug;
  }

  public static String grantToken(UUID account) {
    return "grant:" + account;
  }

  /** True when some token of the audience is held: the one question of the gate. */
  public boolean meets(Set<String> audience) {
    return audience.stream().anyMatch(tokens::contains);
  }

  public boolean isSignedIn() {
    return person.isPresent();
  }

  /** Holds this role, or one that includes it, in the agency. */
  public boolean is(Role role, String agency) {
    Role held = roles.get(agency);
    return held != null && held.includes(role);
  }

  public boolean isMember(String agency) {
    return is(Role.MEMBER, agency);
  }

  public boolean isEditor(String agency) {
    return is(Role.EDITOR, agency);
  }

  public boolean isSteward(String agency) {
    return is(Role.STEWARD, agency);
  }

  /** Holds at least this role somewhere. */
  public boolean isAnywhere(Role role) {
    EnumSet<Role> held = EnumSet.noneOf(Role.class);
    held.addAll(roles.values());
    return held.stream().anyMatch(one -> one.includes(role));
  }
}
