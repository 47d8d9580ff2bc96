package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Slows down guessing: by account, whoever asks, and by address, whatever it asks for. */
@Singleton
public final class SignInThrottle {
  private static final int FREE_BY_ACCOUNT = 5;
  private static final int FREE_BY_ADDRESS = 20;

  private final SignInAttempts attempts;
  private final Clock clock;

  SignInThrottle(SignInAttempts attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Before an attempt is looked at.
   *
   * @throws ProblemException when it comes too soon
   */
  void begin(String account, String address) {
    require(attempts.count(accountKey(account), FREE_BY_ACCOUNT));
    require(attempts.count(addressKey(address), FREE_BY_ADDRESS));
  }

  /** After one that succeeded. */
  void succeeded(String account, String address) {
    attempts.delete(accountKey(account));
    attempts.uncount(addressKey(address));
  }

  /** Before something that is no attempt to sign in, such as asking for a new account. */
  public void beginFor(String purpose, String address) {
    require(attempts.count(SecretToken.sha256(purpose + " " + prefix(address)), FREE_BY_ADDRESS));
  }

  private void require(Optional<Instant> blockedUntil) {
    if (blockedUntil.isEmpty()) {
      return;
    }
    long seconds =
        Math.max(
            1, Duration.between(clock.instant(), blockedUntil.get()).plusMillis(999).toSeconds());
    throw new ProblemException(
        CommonProblem.TOO_MANY_REQUESTS,
        "Quá nhiều lần thử. Hãy thử lại sau %d giây.".formatted(seconds),
        "Too many attempts. Try again in %d seconds.".formatted(seconds),
        Duration.ofSeconds(seconds));
  }

  private static byte[] accountKey(String account) {
    return SecretToken.sha256("account " + account.toLowerCase(Locale.ROOT));
  }

  private static byte[] addressKey(String address) {
    return SecretToken.sha256("address " + prefix(address));
  }

  /** One household or server has a whole /64 of IPv6 addresses. */
  private static String prefix(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8))
          : HexFormat.of().formatHex(bytes);
    } catch (UnknownHostException notAnAddress) {
      return address;
    }
  }
}
