package vn.sen.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.testing.RunningPortal;

/** Guessing is slowed down by address, too, whatever accounts it tries. */
class SignInThrottleIT {
  private static SignInThrottle throttle;

  @BeforeAll
  static void start() {
    throttle = RunningPortal.get().context().getBean(SignInThrottle.class);
  }

  private static void tryAccounts(String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.begin(UUID.randomUUID() + "@example.vn", address);
    }
  }

  @Test
  void manyAccountsFromOneAddress_areSlowedDown_andOthersAreNot() {
    assertThatCode(() -> tryAccounts("203.0.113.7", 20)).doesNotThrowAnyException();

    assertThatThrownBy(() -> tryAccounts("203.0.113.7", 3))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.TOO_MANY_REQUESTS));
    assertThatCode(() -> tryAccounts("203.0.113.8", 1)).doesNotThrowAnyException();
  }

  @Test
  void addressesOfOneIpv6Network_countAsOne() {
    tryAccounts("2001:db8:1:2::1", 12);

    assertThatThrownBy(() -> tryAccounts("2001:db8:1:2:ffff::9", 12))
        .isInstanceOf(ProblemException.class);
    assertThatCode(() -> tryAccounts("2001:db8:1:3::1", 1)).doesNotThrowAnyException();
  }

  @Test
  void attemptThatSucceeds_countsNothing() {
    for (int i = 0; i < 40; i++) {
      String account = UUID.randomUUID() + "@example.vn";
      throttle.begin(account, "203.0.113.9");
      throttle.succeeded(account, "203.0.113.9");
    }

    assertThatCode(() -> tryAccounts("203.0.113.9", 1)).doesNotThrowAnyException();
  }
}
