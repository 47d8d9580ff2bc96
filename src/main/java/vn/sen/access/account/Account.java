package vn.sen.access.account;

import java.time.Instant;
import java.util.Optional;
import vn.sen.access.Person;

/**
 * A person's account.
 *
 * @param password its Argon2id hash; empty for those who sign in elsewhere, or were only invited
 * @param termsAccepted when the terms of use were accepted
 * @param hasSecondFactor a code is asked for beside the password
 */
public record Account(
    Person person,
    Optional<String> password,
    Optional<Instant> termsAccepted,
    boolean hasSecondFactor,
    boolean administrator,
    Instant created) {}
