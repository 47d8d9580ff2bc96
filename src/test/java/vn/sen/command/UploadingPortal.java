package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.ApiTokens;

/**
 * A portal in a process of its own, with a steward whose token it prints: {@code ready TOKEN}. For
 * tests that kill it.
 */
public final class UploadingPortal {
  private UploadingPortal() {}

  /**
   * @param arguments data folder, port, base IRI, agency of the steward
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sen.log", arguments[0] + "/logs/sen.log");
    Portal portal =
        Portal.start(
            Map.of(
                "sen.data",
                arguments[0],
                "sen.host",
                "127.0.0.1",
                "sen.port",
                Integer.parseInt(arguments[1]),
                "sen.base-iri",
                arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
    System.out.println("ready " + token(portal.context(), arguments[3]));
    portal.awaitStop();
  }

  /** An API token of a new steward. */
  public static String token(ApplicationContext portal, String agency) {
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    portal
        .getBean(Accounts.class)
        .create(
            new Account(
                new Person(id, "Người thử", id + "@example.vn", "vi"),
                Optional.empty(),
                Optional.of(now),
                false,
                false,
                now));
    portal.getBean(Memberships.class).put(id, agency, Role.STEWARD, id);
    return portal
        .getBean(ApiTokens.class)
        .create(id, "test", Scope.DECIDE, Duration.ofDays(1))
        .text();
  }
}
