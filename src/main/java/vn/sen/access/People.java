package vn.sen.access;

import java.util.Optional;
import java.util.UUID;

/** Who has an account. */
public interface People {

  Optional<Person> find(UUID id);

  /** Letters count the same in either case. */
  Optional<Person> findByEmail(String email);
}
