package vn.sen.access.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of links that work once. */
public interface OneTimeLinks {

  /**
   * @param link its id and time of expiry are ignored
   */
  SecretToken create(OneTimeLink link, Duration lifetime);

  /** Empty when it was used, has expired or never was. */
  Optional<OneTimeLink> find(SecretToken token);

  /**
   * Uses it up, in one step.
   *
   * @return false when somebody was faster
   */
  boolean use(SecretToken token);

  /** Invitations of the agency that nobody has taken up yet, in ascending order of addresses. */
  List<OneTimeLink> listInvitations(String agency);

  boolean deleteInvitation(String agency, UUID id);

  /** Every unused one of the purpose. */
  void deleteAll(OneTimeLink.Purpose purpose);
}
