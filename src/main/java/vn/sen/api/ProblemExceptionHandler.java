package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
    return problems.answer(typed, failures.read(typed, problem, problem.type().status()));
  }
}
