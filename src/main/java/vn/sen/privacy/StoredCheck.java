package vn.sen.privacy;

import java.time.Instant;

/**
 * A report that is kept beside the content it speaks of.
 *
 * @param sha256 of the content, lower-case hexadecimal
 * @param fileName under which it was read; its ending decided the format
 * @param rules version of the rules that made the report
 */
public record StoredCheck(
    String sha256, String fileName, int rules, Instant checked, DisclosureReport report) {}
