package vn.sen.catalog;

import java.time.Instant;

/**
 * One entry of a dataset's history. {@code number} counts from 1; {@code note} says why, and may be
 * "".
 */
public record Revision(int number, Instant created, String author, String note) {}
