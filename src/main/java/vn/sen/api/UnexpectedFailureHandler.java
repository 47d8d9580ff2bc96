package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers what nobody foresaw: 500, logged under the id that the answer carries. */
@Singleton
final class UnexpectedFailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private final FailureReader failures;
  private final ProblemResponses problems;

  UnexpectedFailureHandler(FailureReader failures, ProblemResponses problems) {
    this.failures = failures;
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
    HttpRequest<?> typed = request;
    return problems.answer(typed, failures.read(typed, failure, 500));
  }
}
