package vn.sen.web;

import vn.sen.catalog.Dataset;
import vn.sen.privacy.CheckedFile;

/**
 * The check of one file of a dataset.
 *
 * @param member whether the reader belongs to the agency: sees samples and decisions
 * @param steward whether the reader may decide
 */
public record DatasetCheckPage(
    Dataset dataset,
    CheckedFile file,
    CheckPage.Checked checked,
    boolean member,
    boolean steward) {}
