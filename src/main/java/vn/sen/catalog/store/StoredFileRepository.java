package vn.sen.catalog.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StoredFileRepository extends GenericRepository<StoredFileRow, StoredFileKey> {

  Optional<StoredFileRow> findByKey(StoredFileKey key);

  List<StoredFileRow> findByKeyDatasetSlugOrderByKeyFileName(String datasetSlug);

  @Query(
      """
      INSERT INTO stored_file (dataset_slug, file_name, media_type, size_bytes, sha256, created)
      VALUES (:datasetSlug, :fileName, :mediaType, :sizeBytes, :sha256, :created)
      ON CONFLICT (dataset_slug, file_name) DO UPDATE
        SET media_type = excluded.media_type, size_bytes = excluded.size_bytes,
            sha256 = excluded.sha256, created = excluded.created
        WHERE (stored_file.sha256, stored_file.media_type)
           <> (excluded.sha256, excluded.media_type)
      """)
  void put(
      String datasetSlug,
      String fileName,
      String mediaType,
      long sizeBytes,
      String sha256,
      Instant created);

  /** Rows added: 1, or 0 when the name is taken. */
  @Query(
      """
      INSERT INTO stored_file (dataset_slug, file_name, media_type, size_bytes, sha256, created)
      VALUES (:datasetSlug, :fileName, :mediaType, :sizeBytes, :sha256, :created)
      ON CONFLICT (dataset_slug, file_name) DO NOTHING
      """)
  int create(
      String datasetSlug,
      String fileName,
      String mediaType,
      long sizeBytes,
      String sha256,
      Instant created);
}
