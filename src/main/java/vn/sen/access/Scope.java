package vn.sen.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What an API token may be used for; each scope includes those before it. A narrower scope narrows
 * the roles that the doors see, so that no door needs to ask for it.
 */
public enum Scope {
  /** Discover and use what its owner may. */
  READ(Role.MEMBER),
  /** Also draft and upload in the agencies where its owner is an editor. */
  EDIT(Role.EDITOR),
  /** Also publish and decide on access where its owner is a steward. */
  DECIDE(Role.STEWARD);

  private final Role highest;

  Scope(Role highest) {
    this.highest = highest;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> find(String code) {
    for (Scope scope : values()) {
      if (scope.code().equals(code)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /** What is left of a role under this scope. */
  Role narrow(Role role) {
    return role.includes(highest) ? highest : role;
  }
}
