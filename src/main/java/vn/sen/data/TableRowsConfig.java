package vn.sen.data;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What it may cost to look into a published table.
 *
 * @param limitBytes largest file whose rows are queried, and largest workbook or Parquet file of
 *     which the first rows are shown
 * @param timeLimit of one reading
 * @param concurrentReadings run side by side; further ones wait
 * @param queueLimit for which a reading waits before it is turned away
 */
@ConfigurationProperties("sen.rows")
public record TableRowsConfig(
    @Bindable(defaultValue = "67108864") @Min(1024) long limitBytes,
    @Bindable(defaultValue = "10s") Duration timeLimit,
    @Bindable(defaultValue = "2") @Min(1) @Max(256) int concurrentReadings,
    @Bindable(defaultValue = "5s") Duration queueLimit) {

  public TableRowsConfig {
    if (!timeLimit.isPositive() || queueLimit.isNegative()) {
      throw new IllegalArgumentException("sen.rows: time limits must be positive");
    }
  }
}
