/**
 * The disclosure check: what a file would tell of persons if it were published. {@link
 * vn.sen.privacy.DisclosureCheck} reads a file once and answers with a {@link
 * vn.sen.privacy.DisclosureReport}; {@link vn.sen.privacy.MetadataCheck} reads the texts of a
 * description. A check that could not finish is not passed. Values are shown redacted only, and
 * nothing of a file is kept.
 *
 * <p>{@link vn.sen.privacy.DisclosureGate} decides on publication. A door that takes files calls
 * {@code decide(candidate, level, weight, opener)} as soon as it has the bytes and their hash, and
 * shows the {@link vn.sen.privacy.PublicationDecision}: permitted, refused with grounds, warnings,
 * the report. Nothing can be published past it: the gate is a {@link
 * vn.sen.catalog.PublicationRule}, asked for every file that the portal holds before each {@code
 * Datasets.publish}. Reports and overrides are kept by content ({@link
 * vn.sen.privacy.DisclosureChecks}), so that the second question costs one row. Knows nothing of
 * HTTP or who asks.
 */
package vn.sen.privacy;
