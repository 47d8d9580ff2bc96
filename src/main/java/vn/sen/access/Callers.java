package vn.sen.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What follows for a caller from who they are and which roles they were given. */
public final class Callers {
  private Callers() {}

  /**
   * A role in force.
   *
   * @param government whether the agency whose people hold it belongs to the government
   */
  public record Held(String agency, Role role, boolean government) {}

  /**
   * An administrator runs the portal and can read no agency's data: whatever else was given to the
   * account does not count. Who has not accepted the terms is known by name, and no more than
   * public.
   *
   * @param scope of the API token by which they are known; empty for a session
   */
  public static Caller of(
      Person person,
      boolean administrator,
      boolean termsAccepted,
      List<Held> held,
      Optional<Scope> scope) {
    Set<String> tokens = new TreeSet<>();
    tokens.add(Caller.PUBLIC);
    Map<String, Role> roles = new HashMap<>();
    boolean session = scope.isEmpty();
    if (administrator || !termsAccepted) {
      boolean administers = administrator && scope.map(s -> s == Scope.DECIDE).orElse(true);
      return new Caller(tokens, Optional.of(person), roles, administers, session);
    }
    tokens.add(Caller.REGISTERED);
    tokens.add(Caller.grantToken(person.id()));
    for (Held one : held) {
      Role role = scope.map(s -> s.narrow(one.role())).orElse(one.role());
      roles.merge(one.agency(), role, (a, b) -> a.includes(b) ? a : b);
      tokens.add(Caller.agencyToken(one.agency()));
      if (one.government()) {
        tokens.add(Caller.GOVERNMENT);
      }
    }
    return new Caller(tokens, Optional.of(person), roles, false, session);
  }
}
