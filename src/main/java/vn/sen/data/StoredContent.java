package vn.sen.data;

/**
 * Bytes that the portal holds.
 *
 * @param sha256 lower-case hexadecimal; their address
 */
public record StoredContent(String sha256, long sizeBytes) {}
