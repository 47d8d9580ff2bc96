package vn.sen.access.account;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.sen.platform.BaseIri;

/**
 * The cookie that holds a session: for this host alone, out of reach of scripts, not sent along by
 * other sites. It is sent over https only, unless the portal's base IRI is http, as on a laptop, or
 * {@code sen.secure-cookies} says otherwise.
 */
@Singleton
public final class SessionCookie {
  private static final String NAME = "sen-session";

  private final boolean secure;
  private final String name;

  SessionCookie(BaseIri base, @Value("${sen.secure-cookies:}") Optional<Boolean> secure) {
    this.secure = secure.orElse(base.value().startsWith("https:"));
    // A browser takes a cookie of this prefix from this very host over https only.
    this.name = this.secure ? "__Host-" + NAME : NAME;
  }

  public String name() {
    return name;
  }

  public Optional<SecretToken> find(HttpRequest<?> request) {
    return request.getCookies().findCookie(name).map(cookie -> new SecretToken(cookie.getValue()));
  }

  public Cookie holding(SecretToken token) {
    return cookie(token.text()).maxAge(SignInSessions.LONGEST);
  }

  public Cookie removal() {
    return cookie("").maxAge(0);
  }

  private Cookie cookie(String value) {
    return Cookie.of(name, value).path("/").httpOnly(true).secure(secure).sameSite(SameSite.Lax);
  }
}
