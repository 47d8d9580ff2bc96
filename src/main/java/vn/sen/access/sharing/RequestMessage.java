package vn.sen.access.sharing;

import java.time.Instant;

/** A question of the owner or an answer to it. */
public record RequestMessage(String author, boolean byOwner, String text, Instant created) {}
