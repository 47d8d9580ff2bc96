package vn.sen.data;

/**
 * What became of the files of a data pack.
 *
 * @param attached files now described and downloadable that were not before
 * @param unchanged files that were there already, with the same content
 * @param refused files that are missing, do not have the stated SHA-256, are not described, or
 *     whose dataset is not on this portal
 * @param revisions datasets that got a new revision
 */
public record DataPackResult(int attached, int unchanged, int refused, int revisions) {}
