package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import vn.sen.access.account.OpenIdSettings;

/** Starts the container of all beans, without looking around for clouds to run in. */
final class Contexts {
  private Contexts() {}

  static ApplicationContext start(Map<String, Object> properties) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .properties(properties)
            .properties(OpenIdSettings.of(properties, System.getenv()))
            .build();
    try {
      return context.start();
    } catch (RuntimeException e) {
      closeAfter(e, context);
      throw e;
    }
  }

  /** Stops what had started, a PostgreSQL above all, without hiding why the rest did not. */
  static void closeAfter(RuntimeException failure, ApplicationContext context) {
    try {
      context.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
