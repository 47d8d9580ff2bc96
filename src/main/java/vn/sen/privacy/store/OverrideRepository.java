package vn.sen.privacy.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OverrideRepository extends GenericRepository<OverrideRow, Long> {

  @Query(
      """
      SELECT id, dataset_slug, sha256, column_name, kind, reason, steward, decided
      FROM disclosure_override WHERE dataset_slug = :datasetSlug AND sha256 = :sha256 ORDER BY id
      """)
  List<OverrideRow> listOf(String datasetSlug, String sha256);

  @Query(
      """
      INSERT INTO disclosure_override
        (dataset_slug, sha256, column_name, kind, reason, steward, decided)
      VALUES (:datasetSlug, :sha256, :columnName, :kind, :reason, :steward, :decided)
      ON CONFLICT (dataset_slug, sha256, column_name, kind) DO UPDATE
        SET reason = excluded.reason, steward = excluded.steward, decided = excluded.decided
      """)
  void put(
      String datasetSlug,
      String sha256,
      String columnName,
      String kind,
      String reason,
      String steward,
      Instant decided);
}
