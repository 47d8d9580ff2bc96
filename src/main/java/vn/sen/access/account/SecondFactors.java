package vn.sen.access.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of second factors. */
public interface SecondFactors {

  /** As it was given to {@link #put}: sealed. */
  Optional<byte[]> findSecret(UUID account);

  /** Puts a secret and its recovery codes in the place of those there were. */
  void put(UUID account, byte[] sealedSecret, List<byte[]> recoveryHashes);

  void delete(UUID account);

  /**
   * Uses up a code's time step.
   *
   * @return false when this step or a later one was used before: each code counts once
   */
  boolean use(UUID account, long step);

  /**
   * Uses up a recovery code.
   *
   * @return false when there is none of this hash
   */
  boolean useRecoveryCode(UUID account, byte[] hash);

  int countRecoveryCodes(UUID account);
}
