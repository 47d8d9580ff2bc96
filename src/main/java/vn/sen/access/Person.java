package vn.sen.access;

import java.util.Objects;
import java.util.UUID;

/**
 * Somebody with an account. The e-mail address is told to themselves, to the stewards of their
 * agencies and to the portal's administrators only.
 *
 * @param name as they want to be called
 * @param language {@code vi} or {@code en}: what they are written to in
 */
public record Person(UUID id, String name, String email, String language) {
  public Person {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(email);
    Objects.requireNonNull(language);
  }
}
