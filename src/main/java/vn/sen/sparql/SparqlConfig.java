package vn.sen.sparql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Limits of the query side.
 *
 * @param timeLimit of one query, from its start to its last row
 * @param limitRows of one SELECT
 * @param limitStatements of one CONSTRUCT or DESCRIBE, which is put together in memory
 * @param limitBytes of one answer, kept on disk while it is sent
 * @param concurrentQueries run side by side; further ones wait
 * @param queueLimit for which a query waits before it is turned away
 * @param columnPercent of the heap for columns in memory, by which scans are answered; 0 turns them
 *     off
 * @param cacheBytes of memory for answers that may be asked for again; 0 turns the cache off
 */
@ConfigurationProperties("sen.sparql")
public record SparqlConfig(
    @Bindable(defaultValue = "10s") Duration timeLimit,
    @Bindable(defaultValue = "1000000") @Min(1) @Max(100_000_000) int limitRows,
    @Bindable(defaultValue = "200000") @Min(1) @Max(10_000_000) int limitStatements,
    @Bindable(defaultValue = "536870912") @Min(1024) long limitBytes,
    @Bindable(defaultValue = "2") @Min(1) @Max(256) int concurrentQueries,
    @Bindable(defaultValue = "2s") Duration queueLimit,
    @Bindable(defaultValue = "20") @Min(0) @Max(60) int columnPercent,
    @Bindable(defaultValue = "16777216") @Min(0) @Max(2_147_483_647) long cacheBytes) {

  public SparqlConfig {
    if (timeLimit.isNegative() || timeLimit.isZero() || queueLimit.isNegative()) {
      throw new IllegalArgumentException("sen.sparql: time limits must be positive");
    }
  }
}
