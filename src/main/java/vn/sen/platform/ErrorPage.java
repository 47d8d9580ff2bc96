package vn.sen.platform;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The HTML page by which a person is told of a failure; programs get problem+json instead. */
public interface ErrorPage {

  /**
   * A whole HTML document in the language that {@link Languages} gives for the request. Never fails
   * for a request that could not be served: it may be the answer to anything.
   *
   * @param type what kind of failure, with its HTTP status
   * @param detail what is wrong and the way out, in the same language; safe to publish
   * @param instance the id under which a failure of the portal itself is logged
   */
  String render(HttpRequest<?> request, ProblemType type, String detail, Optional<String> instance);
}
