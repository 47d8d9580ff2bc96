package vn.sen.privacy;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.transform.TableTransformation;

/** Makes the checks with what the operator allows them. */
@Factory
final class PrivacyFactory {

  @Singleton
  DisclosureCheck disclosureCheck(PrivacyConfig config, Clock clock) {
    return new DisclosureCheck(TableLimits.within(config.limitBytes(), config.timeLimit()), clock);
  }

  @Singleton
  TableTransformation tableTransformation(PrivacyConfig config, Clock clock) {
    return new TableTransformation(
        TableLimits.within(config.limitBytes(), config.timeLimit()), clock);
  }

  @Singleton
  MetadataCheck metadataCheck(Clock clock) {
    return new MetadataCheck(clock);
  }
}
