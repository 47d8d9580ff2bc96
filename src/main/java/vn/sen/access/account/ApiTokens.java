package vn.sen.access.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.Scope;

/** The record of personal API tokens. */
public interface ApiTokens {
  Duration LONGEST = Duration.ofDays(366);

  /**
   * Makes a token; its text is given here and never again.
   *
   * @param lifetime at most {@link #LONGEST}
   */
  SecretToken create(UUID account, String name, Scope scope, Duration lifetime);

  /** Whose it is, with the roles that count at this moment, narrowed to its scope. */
  Optional<Caller> findCaller(SecretToken token);

  /** In descending order of creation, expired ones included. */
  List<ApiToken> list(UUID account);

  /**
   * @return false when the account has no such token
   */
  boolean delete(UUID account, UUID id);
}
