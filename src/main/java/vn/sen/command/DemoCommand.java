package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.Passwords;
import vn.sen.catalog.ChangeFollower;
import vn.sen.platform.SenConfig;

/** People, data and agreements to try the portal with, on a data folder that is thrown away. */
final class DemoCommand {
  private final SecureRandom random = new SecureRandom();

  /** The same options on a folder of its own, whatever folder they name. */
  static Options options(Options given) {
    try {
      Path folder = Files.createTempDirectory("sen-demo-");
      SenConfig config = given.config();
      return new Options(
          "demo",
          given.operands(),
          new SenConfig(folder, config.host(), config.port(), config.baseIri(), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the portal and prints who can sign in. */
  void fill(ApplicationContext context, PrintStream out) {
    out.println("Accounts of this demonstration (its folder is thrown away):");
    person(context, out, "Quản trị", "administrator", Map.of(), true);
    person(context, out, "Lê Minh Châu", "steward.sbv", Map.of("sbv", Role.STEWARD), false);
    Person steward =
        person(context, out, "Trần Thu Hà", "steward.moh", Map.of("moh", Role.STEWARD), false);
    person(context, out, "Phạm Quốc Nam", "steward.moit", Map.of("moit", Role.STEWARD), false);
    Person scientist =
        person(context, out, "Đỗ Hải Yến", "steward.most", Map.of("most", Role.STEWARD), false);
    person(context, out, "Vũ An", "editor.moh", Map.of("moh", Role.EDITOR), false);
    person(context, out, "Ngô Bình", "member.most", Map.of("most", Role.MEMBER), false);
    Person researcher = person(context, out, "Nguyễn Lan", "researcher", Map.of(), false);
    new DemoCatalog(context).publish();
    new DemoSharing(context, researcher, scientist, steward).create();
    context.getBean(ChangeFollower.class).awaitApplied();
  }

  private Person person(
      ApplicationContext context,
      PrintStream out,
      String name,
      String mailbox,
      Map<String, Role> roles,
      boolean administrator) {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Person person = new Person(UUID.randomUUID(), name, mailbox + "@demo.example", "vi");
    Instant now = Instant.now();
    context
        .getBean(Accounts.class)
        .create(
            new Account(
                person,
                Optional.of(context.getBean(Passwords.class).hash(password)),
                Optional.of(now),
                false,
                administrator,
                now));
    roles.forEach(
        (agency, role) ->
            context.getBean(Memberships.class).put(person.id(), agency, role, person.id()));
    out.printf("  %-28s %s   %s%n", person.email(), password, what(roles, administrator));
    return person;
  }

  private static String what(Map<String, Role> roles, boolean administrator) {
    return administrator
        ? "administrator of the portal"
        : roles.entrySet().stream()
            .map(held -> held.getValue().code() + " of " + held.getKey())
            .findFirst()
            .orElse("belongs to no agency");
  }

  /** Removes what is left once the portal has stopped. */
  static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " could not be removed", e);
    }
  }
}
