package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the container of all beans, without looking around for clouds to run in. */
final class Contexts {
  private Contexts() {}

  static ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .properties(properties)
        .start();
  }
}
