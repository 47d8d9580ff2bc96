package vn.sen.platform;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Absolute addresses that Micronaut builds start with the base IRI, not with what a request's
 * {@code Host} claims.
 */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
final class BaseHost implements HttpHostResolver {
  private final BaseIri base;

  BaseHost(BaseIri base) {
    this.base = base;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public String resolve(@Nullable HttpRequest request) {
    return base.value().substring(0, base.value().length() - 1);
  }
}
