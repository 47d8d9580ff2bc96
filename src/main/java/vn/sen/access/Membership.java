package vn.sen.access;

import java.time.Instant;

/**
 * A role that a person holds in an agency.
 *
 * @param agency its slug
 */
public record Membership(Person person, String agency, Role role, Instant since) {}
