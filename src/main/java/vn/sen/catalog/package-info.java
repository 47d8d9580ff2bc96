/**
 * The record: datasets with every revision of their description, agencies, targets, the files whose
 * bytes the portal holds, and the log of changes that the read models follow.
 *
 * <p>Front door: {@link vn.sen.catalog.Datasets}, {@link vn.sen.catalog.Agencies}, {@link
 * vn.sen.catalog.TargetDescriptions}, {@link vn.sen.catalog.StoredFiles}, {@link
 * vn.sen.catalog.ChangeLog}, {@link vn.sen.catalog.ReadModel}, {@link
 * vn.sen.catalog.ChangeFollower}. A write and its entry in the log commit together or not at all.
 * Knows nothing of who a caller is: it takes audience tokens as they come.
 */
@NullMarked
package vn.sen.catalog;

import org.jspecify.annotations.NullMarked;
