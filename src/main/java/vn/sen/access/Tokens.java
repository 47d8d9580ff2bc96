package vn.sen.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The words of audiences: what a caller may hold, and a dataset may ask for. */
public final class Tokens {
  /** Everybody. */
  public static final String PUBLIC = Caller.PUBLIC;

  /** Signed in, terms accepted. */
  public static final String REGISTERED = "registered";

  /** A member of a government agency. */
  public static final String GOVERNMENT = "government";

  /** A token that no caller ever holds. */
  public static final String NOBODY = "nobody";

  static final String AGENCY_PREFIX = "agency:";
  static final String KIND_PREFIX = "kind:";
  static final String ACCOUNT_PREFIX = "grant:";

  private Tokens() {}

  /** A member of the agency. */
  public static String agency(String slug) {
    return AGENCY_PREFIX + slug;
  }

  /** A member of an agency of that kind, such as {@code ministry}. */
  public static String kind(String code) {
    return KIND_PREFIX + code;
  }

  /** This person. */
  public static String account(UUID id) {
    return ACCOUNT_PREFIX + id;
  }

  /** Whoever holds an agreement on the dataset that has not ended. */
  public static String grant(String slug) {
    return "agreement:" + slug;
  }

  /** Slugs of the agencies among the tokens. */
  public static Set<String> agencies(Set<String> tokens) {
    return tokens.stream()
        .filter(token -> token.startsWith(AGENCY_PREFIX))
        .map(token -> token.substring(AGENCY_PREFIX.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The person among the tokens. */
  public static Optional<UUID> findAccount(Set<String> tokens) {
    return tokens.stream()
        .filter(token -> token.startsWith(ACCOUNT_PREFIX))
        .map(token -> UUID.fromString(token.substring(ACCOUNT_PREFIX.length())))
        .findFirst();
  }
}
