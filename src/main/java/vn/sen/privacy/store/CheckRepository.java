package vn.sen.privacy.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CheckRepository extends GenericRepository<CheckRow, String> {

  @Query(
      """
      SELECT sha256, file_name, rules, report, checked FROM disclosure_check
      WHERE sha256 = :sha256 AND file_name = :fileName
      """)
  Optional<CheckRow> findOne(String sha256, String fileName);

  @Query(
      """
      INSERT INTO disclosure_check (sha256, file_name, rules, report, checked)
      VALUES (:sha256, :fileName, :rules, :report, :checked)
      ON CONFLICT (sha256, file_name) DO UPDATE
        SET rules = excluded.rules, report = excluded.report, checked = excluded.checked
      """)
  void put(String sha256, String fileName, int rules, String report, Instant checked);
}
