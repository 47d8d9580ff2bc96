package vn.sen.publishing;

import java.time.Instant;

/**
 * A version that was published.
 *
 * @param version such as 1.2.0
 * @param number counts from 1
 * @param revision of the record that describes it
 * @param notes what is new in it; may be ""
 */
public record DatasetVersion(
    String slug,
    String version,
    int number,
    int revision,
    String notes,
    String author,
    Instant created) {}
