package vn.sen.platform;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Makes the values that the operator's configuration decides. */
@Factory
final class PlatformFactory {

  @Singleton
  SenConfig config(Environment environment) {
    return new SenConfig(
        Path.of(environment.getProperty("sen.data", String.class).orElse(SenConfig.DEFAULT_DATA)),
        environment.getProperty("sen.host", String.class).orElse(SenConfig.DEFAULT_HOST),
        environment.getProperty("sen.port", Integer.class).orElse(SenConfig.DEFAULT_PORT),
        environment.getProperty("sen.base-iri", String.class),
        environment.getProperty("sen.database-url", String.class));
  }

  /**
   * The folder is opened, and with it locked, before anything else of the portal touches it.
   *
   * @param environment {@code sen.attach=true} lets a command work beside a running portal
   */
  @Singleton
  @Bean(preDestroy = "close")
  DataFolder dataFolder(SenConfig config, Environment environment) {
    boolean attach = environment.getProperty("sen.attach", Boolean.class).orElse(false);
    return DataFolder.open(config.data(), config.effectiveBaseIri(), attach);
  }

  @Singleton
  BaseIri baseIri(DataFolder folder) {
    return folder.baseIri();
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
