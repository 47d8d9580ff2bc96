package vn.sen.access.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Caller;

/** The record of browsers that somebody is signed in with. */
public interface SignInSessions {
  /** Not used for as long as this, a session ends. */
  Duration IDLE = Duration.ofHours(12);

  /** However it is used, it ends after this. */
  Duration LONGEST = Duration.ofDays(14);

  /**
   * Begins a session; always a new one, whatever the browser had before.
   *
   * @param method how they signed in
   * @param address of the browser
   */
  SecretToken create(UUID account, String method, String address, String userAgent);

  /** Who is signed in by it now, with the roles that count at this moment. */
  Optional<Caller> findCaller(SecretToken token);

  /** In descending order of last use. */
  List<SessionInfo> list(UUID account);

  void delete(SecretToken token);

  /** Ends one of the account's own. */
  boolean delete(UUID account, UUID id);

  /** Ends every one of the account. */
  int deleteAll(UUID account);
}
