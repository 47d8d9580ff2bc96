package vn.sen.catalog.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;

@Singleton
final class JdbcStoredFiles implements StoredFiles {
  private static final String SELECT =
      "SELECT dataset_slug, file_name, media_type, size_bytes, sha256, created FROM stored_file ";

  private final Session session;

  JdbcStoredFiles(Session session) {
    this.session = session;
  }

  @Override
  public Optional<StoredFile> find(String datasetSlug, String fileName) {
    return session.read(
        connection ->
            Session.find(
                connection,
                SELECT + "WHERE dataset_slug = ? AND file_name = ?",
                JdbcStoredFiles::file,
                datasetSlug,
                fileName));
  }

  @Override
  public List<StoredFile> list(String datasetSlug) {
    return session.read(
        connection ->
            Session.list(
                connection,
                SELECT + "WHERE dataset_slug = ? ORDER BY file_name",
                JdbcStoredFiles::file,
                datasetSlug));
  }

  @Override
  public void add(StoredFile file) {
    session.write(
        connection ->
            Session.update(
                connection,
                """
                INSERT INTO stored_file
                  (dataset_slug, file_name, media_type, size_bytes, sha256, created)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (dataset_slug, file_name) DO UPDATE
                  SET media_type = excluded.media_type, size_bytes = excluded.size_bytes,
                      sha256 = excluded.sha256, created = excluded.created
                  WHERE (stored_file.sha256, stored_file.media_type)
                     <> (excluded.sha256, excluded.media_type)
                """,
                file.datasetSlug(),
                file.fileName(),
                file.mediaType(),
                file.sizeBytes(),
                file.sha256(),
                Timestamp.from(file.created())));
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getTimestamp(6).toInstant());
  }
}
