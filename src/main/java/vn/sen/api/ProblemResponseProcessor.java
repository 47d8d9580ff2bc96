package vn.sen.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * The seam through which every failure that the server itself finds (no route, wrong method,
 * unreadable parameter or body) is answered; it replaces the server's JSON and HTML error bodies
 * alike.
 */
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<Object> {
  private final FailureReader failures;
  private final ProblemResponses problems;

  ProblemResponseProcessor(FailureReader failures, ProblemResponses problems) {
    this.failures = failures;
    this.problems = problems;
  }

  @Override
  @SuppressWarnings(
      "unchecked") // the body is bytes, and nobody but the writer of bytes looks at it
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    if (response.code() < 400) {
      return (MutableHttpResponse<Object>) response;
    }
    Throwable cause = context.getRootCause().orElse(null);
    return (MutableHttpResponse<Object>)
        problems.write(
            context.getRequest(),
            failures.read(context.getRequest(), cause, response.code()),
            response);
  }
}
