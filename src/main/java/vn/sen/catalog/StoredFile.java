package vn.sen.catalog;

import java.time.Instant;

/**
 * A file of a dataset whose bytes the portal holds, addressed by content.
 *
 * @param sha256 lower-case hexadecimal
 */
public record StoredFile(
    String datasetSlug,
    String fileName,
    String mediaType,
    long sizeBytes,
    String sha256,
    Instant created) {}
