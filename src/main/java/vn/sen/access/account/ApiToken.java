package vn.sen.access.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Scope;

/**
 * A personal API token as its owner sees it: everything but the token.
 *
 * @param id for revoking it; opens nothing
 */
public record ApiToken(
    UUID id,
    String name,
    Scope scope,
    Instant created,
    Instant expires,
    Optional<Instant> lastUsed) {}
