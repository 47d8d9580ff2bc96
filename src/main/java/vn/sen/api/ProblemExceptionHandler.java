package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import vn.sen.platform.ProblemException;

/** Answers the failures that features tell of. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {
  private final FailureReader failures;
  private final ProblemResponses problems;

  ProblemExceptionHandler(FailureReader failures, ProblemResponses problems) {
    this.failures = failures;
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
    HttpRequest<?> typed = request;
    MutableHttpResponse<?> answer =
        problems.answer(typed, failures.read(typed, problem, problem.type().status()));
    problem
        .retryAfter()
        .ifPresent(
            wait ->
                answer
                    .getHeaders()
                    .set(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds())));
    return answer;
  }
}
