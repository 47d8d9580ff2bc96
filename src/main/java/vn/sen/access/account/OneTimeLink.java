package vn.sen.access.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Person;
import vn.sen.access.Role;

/**
 * A link that works once.
 *
 * @param id for taking it back; opens nothing
 * @param email of whoever it was made for; "" when that is not known
 * @param agency of the role that comes with it
 */
public record OneTimeLink(
    UUID id,
    Purpose purpose,
    String email,
    Optional<String> agency,
    Optional<Role> role,
    Optional<Person> givenBy,
    Instant expires) {

  /** What it opens. */
  public enum Purpose {
    FIRST_ADMINISTRATOR,
    INVITATION,
    REGISTRATION,
    PASSWORD
  }
}
