package vn.sen.access.account;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Set;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Refuses what another site makes a browser send: any request that changes something, that comes
 * with a session or is for a page's form, and whose browser does not say that it comes from a page
 * of this portal. Every browser says so, by {@code Sec-Fetch-Site} or {@code Origin}; requests of
 * programs with API tokens need not, since no other site can make a browser send a token.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class SameOriginFilter {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private final SessionCookie cookie;
  private final URI base;

  SameOriginFilter(SessionCookie cookie, BaseIri base) {
    this.cookie = cookie;
    this.base = URI.create(base.value());
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    boolean session = cookie.find(request).isPresent();
    if (!session && isForPrograms(request)) {
      return;
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    boolean own;
    if (site != null) {
      own = site.equals("same-origin") || site.equals("none");
    } else if (origin != null) {
      own = isOwn(request, origin);
    } else {
      // Not from a browser: harmless without a session, and with one not to be told apart.
      own = !session;
    }
    if (!own) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "Yêu cầu này không đến từ một trang của Cổng. Hãy mở trang trên Cổng và gửi lại; chương"
              + " trình hãy dùng mã truy cập API thay cho cookie.",
          "This request does not come from a page of this portal. Open the page here and send it"
              + " again; programs use an API token instead of the cookie.");
    }
  }

  /** Where other sites' scripts may ask without an account, too. */
  private static boolean isForPrograms(HttpRequest<?> request) {
    String path = request.getPath();
    return path.startsWith("/api/")
        || path.equals("/sparql")
        || path.equals("/oai")
        || request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
  }

  private boolean isOwn(HttpRequest<?> request, String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(base.getAuthority())
              || authority.equalsIgnoreCase(request.getHeaders().get(HttpHeaders.HOST)));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
