package vn.sen.catalog.store;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.sen.catalog.StoredFile;

/** A row of {@code stored_file}. */
@MappedEntity("stored_file")
record StoredFileRow(
    @EmbeddedId StoredFileKey key,
    String mediaType,
    long sizeBytes,
    String sha256,
    Instant created) {

  StoredFile toStoredFile() {
    return new StoredFile(key.datasetSlug(), key.fileName(), mediaType, sizeBytes, sha256, created);
  }
}
