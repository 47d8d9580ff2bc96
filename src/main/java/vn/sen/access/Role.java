package vn.sen.access;

import java.util.Locale;
import java.util.Optional;

/** What a person is in an agency; each role includes those before it. */
public enum Role {
  /** Belongs to the agency: what is shared with the agency is shared with them. */
  MEMBER,
  /** Drafts descriptions and uploads files. */
  EDITOR,
  /** Decides on access, publishes, invites people and gives them roles. */
  STEWARD;

  /** As addresses, forms and JSON state it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> find(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** True when this role includes the other. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
