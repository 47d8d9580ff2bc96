package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Answers what nobody foresaw: 500, logged under the id that the answer carries. */
@Singleton
final class UnexpectedFailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  /** Micronaut's own routes, which fail when the OpenID Connect provider cannot be reached. */
  private static final String PROVIDER = "/oauth/";

  private static final Logger log = LoggerFactory.getLogger(UnexpectedFailureHandler.class);

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
    if (typed.getPath().startsWith(PROVIDER)) {
      log.warn("The OpenID Connect provider could not be asked", failure);
      return problems.answer(typed, failures.read(typed, providerUnreachable(), 503));
    }
    return problems.answer(typed, failures.read(typed, failure, 500));
  }

  private static ProblemException providerUnreachable() {
    return new ProblemException(
        CommonProblem.UNAVAILABLE,
        "Hiện không liên lạc được với nơi xác thực. Hãy thử lại sau ít phút, hoặc đăng nhập bằng"
            + " mật khẩu.",
        "The sign-in provider cannot be reached just now. Try again in a few minutes, or sign in"
            + " with a password.");
  }
}
