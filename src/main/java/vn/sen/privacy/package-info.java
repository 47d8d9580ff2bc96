/**
 * The disclosure check: what a file would tell of persons if it were published. {@link
 * vn.sen.privacy.DisclosureCheck} reads a file once and answers with a {@link
 * vn.sen.privacy.DisclosureReport}; {@link vn.sen.privacy.MetadataCheck} reads the texts of a
 * description. A check that could not finish is not passed. Values are shown redacted only, and
 * nothing is kept. Knows nothing of datasets, HTTP or who asks.
 */
package vn.sen.privacy;
