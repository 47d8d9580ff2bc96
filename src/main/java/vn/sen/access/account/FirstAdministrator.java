package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import vn.sen.platform.BaseIri;

/** The way in for whoever starts the portal: there is no default password. */
@Singleton
public final class FirstAdministrator {
  private static final Duration VALID = Duration.ofDays(1);

  private final Accounts accounts;
  private final OneTimeLinks links;
  private final BaseIri base;
  private final Clock clock;

  FirstAdministrator(Accounts accounts, OneTimeLinks links, BaseIri base, Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.base = base;
    this.clock = clock;
  }

  /**
   * The address that makes its first visitor the administrator; earlier ones open nothing any more.
   * Empty once there is an administrator.
   */
  public Optional<String> findLink() {
    if (!accounts.listAdministrators().isEmpty()) {
      return Optional.empty();
    }
    links.deleteAll(OneTimeLink.Purpose.FIRST_ADMINISTRATOR);
    SecretToken token =
        links.create(
            new OneTimeLink(
                UUID.randomUUID(),
                OneTimeLink.Purpose.FIRST_ADMINISTRATOR,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant()),
            VALID);
    return Optional.of(base.value() + "join/" + token.text());
  }
}
