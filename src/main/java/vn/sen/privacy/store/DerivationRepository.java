package vn.sen.privacy.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DerivationRepository extends GenericRepository<DerivationRow, String> {

  @Query(
      """
      SELECT sha256, source_sha256, steps, pseudonymised, done
      FROM derived_file WHERE sha256 = :sha256
      """)
  Optional<DerivationRow> findOne(String sha256);

  @Query(
      """
      INSERT INTO derived_file (sha256, source_sha256, steps, pseudonymised, done)
      VALUES (:sha256, :sourceSha256, :steps, :pseudonymised, :done)
      ON CONFLICT (sha256) DO NOTHING
      """)
  void put(String sha256, String sourceSha256, String steps, boolean pseudonymised, Instant done);
}
