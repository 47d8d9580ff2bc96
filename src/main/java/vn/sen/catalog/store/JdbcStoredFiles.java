package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;

@Singleton
final class JdbcStoredFiles implements StoredFiles {
  private final StoredFileRepository rows;

  JdbcStoredFiles(StoredFileRepository rows) {
    this.rows = rows;
  }

  @Override
  public Optional<StoredFile> find(String datasetSlug, String fileName) {
    return rows.findByKey(new StoredFileKey(datasetSlug, fileName))
        .map(StoredFileRow::toStoredFile);
  }

  @Override
  public List<StoredFile> list(String datasetSlug) {
    return rows.findByKeyDatasetSlugOrderByKeyFileName(datasetSlug).stream()
        .map(StoredFileRow::toStoredFile)
        .toList();
  }

  @Override
  public void add(StoredFile file) {
    rows.put(
        file.datasetSlug(),
        file.fileName(),
        file.mediaType(),
        file.sizeBytes(),
        file.sha256(),
        file.created());
  }

  @Override
  public boolean create(StoredFile file) {
    return rows.create(
            file.datasetSlug(),
            file.fileName(),
            file.mediaType(),
            file.sizeBytes(),
            file.sha256(),
            file.created())
        == 1;
  }
}
