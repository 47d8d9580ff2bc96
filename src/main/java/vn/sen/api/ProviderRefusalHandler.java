package vn.sen.api;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseException;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Says so when an OpenID Connect provider sends somebody back without having confirmed them. */
@Singleton
@Replaces(AuthorizationErrorResponseExceptionHandler.class)
final class ProviderRefusalHandler
    implements ExceptionHandler<AuthorizationErrorResponseException, HttpResponse<?>> {
  private static final Logger log = LoggerFactory.getLogger(ProviderRefusalHandler.class);

  private final ProblemExceptionHandler problems;

  ProviderRefusalHandler(ProblemExceptionHandler problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, AuthorizationErrorResponseException refused) {
    log.info(
        "The OpenID Connect provider refused: {}",
        refused.getAuthorizationErrorResponse().getError());
    return problems.handle(
        request,
        new ProblemException(
            CommonProblem.UNAUTHORIZED,
            "Nơi xác thực không xác nhận danh tính của bạn. Hãy thử lại từ trang /sign-in.",
            "The provider did not confirm who you are. Try again from /sign-in."));
  }
}
