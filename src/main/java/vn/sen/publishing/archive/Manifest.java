package vn.sen.publishing.archive;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What an archive holds.
 *
 * @param format counts up when old programs cannot read new archives
 * @param base the portal's, with which every IRI of its own begins
 * @param agency slug
 * @param created ISO 8601
 */
@Serdeable
record Manifest(int format, String base, String agency, String created, List<Entry> datasets) {
  static final int FORMAT = 1;
  static final String NAME = "sen-archive.json";

  /** Where a revision's description stands. */
  static String revisionPath(String slug, int number) {
    return "datasets/" + slug + "/revisions/" + number + ".nt";
  }

  static String filePath(String sha256) {
    return "files/" + sha256;
  }

  @Serdeable
  record Entry(
      String slug,
      boolean withdrawn,
      List<RevisionEntry> revisions,
      List<FileEntry> files,
      List<VersionEntry> versions) {}

  @Serdeable
  record RevisionEntry(int number, String created, String author, String note) {}

  @Serdeable
  record FileEntry(String name, String mediaType, long sizeBytes, String sha256, String created) {}

  @Serdeable
  record VersionEntry(
      String version,
      int number,
      int revision,
      String notes,
      String author,
      String created,
      List<FileEntry> files) {}
}
