package vn.sen.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The access levels of {@code vocab/access-levels}, from the widest to the narrowest. */
public enum AccessLevel {
  OPEN(Tokens.PUBLIC),
  REGISTERED(Tokens.REGISTERED),
  SHARED(Tokens.GOVERNMENT),
  RESTRICTED(Tokens.NOBODY);

  private final String token;

  AccessLevel(String token) {
    this.token = token;
  }

  /** What a caller must hold, as far as the level alone decides. */
  public String token() {
    return token;
  }

  /** As in the code list. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AccessLevel> find(String code) {
    return Arrays.stream(values()).filter(level -> level.code().equals(code)).findFirst();
  }
}
