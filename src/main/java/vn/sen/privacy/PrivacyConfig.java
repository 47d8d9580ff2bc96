package vn.sen.privacy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/**
 * What files are held against, and what a check may cost.
 *
 * @param k smallest group of equal quasi-identifiers in open data; the law names no number
 * @param l fewest distinct values of a sensitive column within such a group in open data; 1 asks
 *     for no variety
 * @param concurrentChecks of files that people try, run side by side; further ones are turned away
 * @param timeLimit of one check
 * @param limitBytes largest file that is checked
 */
@ConfigurationProperties("sen.privacy")
public record PrivacyConfig(
    @Bindable(defaultValue = "10") @Min(2) @Max(1000) int k,
    @Bindable(defaultValue = "2") @Min(1) @Max(64) int l,
    @Bindable(defaultValue = "2") @Min(1) @Max(64) int concurrentChecks,
    @Bindable(defaultValue = "20m") Duration timeLimit,
    @Bindable(defaultValue = "8589934592") @Min(1024) long limitBytes) {

  public PrivacyConfig {
    if (!timeLimit.isPositive()) {
      throw new IllegalArgumentException("sen.privacy: the time limit must be positive");
    }
  }

  /** What every file is held against, its quasi-identifiers proposed. */
  CheckOptions options() {
    return new CheckOptions(k, l, List.of(), List.of());
  }
}
