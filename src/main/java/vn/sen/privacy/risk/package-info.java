/**
 * How easily a row leads back to a person: {@link vn.sen.privacy.risk.QuasiIdentifiers} proposes
 * columns, {@link vn.sen.privacy.risk.GroupCounter} groups rows by them and answers with a {@link
 * vn.sen.privacy.risk.ReidentificationRisk}. Knows nothing of files or detectors.
 */
package vn.sen.privacy.risk;
