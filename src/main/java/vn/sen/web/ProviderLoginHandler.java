package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.handlers.RedirectingLoginHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.account.ProviderClaims;
import vn.sen.access.account.ProviderSignIn;
import vn.sen.access.account.SessionCookie;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * What follows when an OpenID Connect provider has said who somebody is: a session of the portal's
 * own; or, for who is signed in, one more way into their account.
 */
@Singleton
final class ProviderLoginHandler
    implements RedirectingLoginHandler<HttpRequest<?>, MutableHttpResponse<?>> {
  private static final URI ACCOUNT = URI.create("/account");

  private final ProviderSignIn provider;
  private final SessionCookie cookie;
  private final Gate gate;

  ProviderLoginHandler(ProviderSignIn provider, SessionCookie cookie, Gate gate) {
    this.provider = provider;
    this.cookie = cookie;
    this.gate = gate;
  }

  @Override
  public MutableHttpResponse<?> loginSuccess(
      Authentication authentication, HttpRequest<?> request) {
    ProviderSignIn.Identity identity = ProviderClaims.identityOf(authentication);
    Caller caller = gate.callerOf(request);
    if (caller.isSignedIn() && caller.session()) {
      provider.connect(identity, caller);
      return HttpResponse.seeOther(ACCOUNT);
    }
    return HttpResponse.seeOther(ACCOUNT)
        .cookie(
            cookie.holding(
                provider.begin(identity, SignInController.browserOf(request)).session()));
  }

  /** No tokens of the provider are kept, so that there is nothing to refresh. */
  @Override
  public MutableHttpResponse<?> loginRefresh(
      Authentication authentication, String refreshToken, HttpRequest<?> request) {
    return loginSuccess(authentication, request);
  }

  @Override
  public MutableHttpResponse<?> loginFailed(
      AuthenticationResponse failure, HttpRequest<?> request) {
    throw new ProblemException(
        CommonProblem.UNAUTHORIZED,
        "Nơi xác thực không xác nhận danh tính của bạn. Hãy thử lại từ trang /sign-in.",
        "The provider did not confirm who you are. Try again from /sign-in.");
  }
}
