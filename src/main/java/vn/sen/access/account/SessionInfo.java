package vn.sen.access.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A session as its owner sees it.
 *
 * @param id for ending it; opens nothing
 * @param method {@code password}, {@code password+code} or {@code openid-connect}
 * @param address from where it was begun
 */
public record SessionInfo(
    UUID id, String method, String address, String userAgent, Instant created, Instant lastUsed) {}
