/**
 * Everything that an agency owns in one ZIP archive: descriptions with their whole history,
 * versions, and files. {@link vn.sen.publishing.archive.ArchiveWriter} makes it, {@link
 * vn.sen.publishing.archive.ArchiveImport} takes it back whole, into the same portal or another.
 */
@org.jspecify.annotations.NullMarked
package vn.sen.publishing.archive;
