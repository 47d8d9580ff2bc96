package vn.sen.access.account;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import vn.sen.access.Gate;

/** What is answered to somebody who is known is kept by no cache: the next may not see it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class PrivateAnswersFilter {
  private final Gate gate;

  PrivateAnswersFilter(Gate gate) {
    this.gate = gate;
  }

  @ResponseFilter
  void keepPrivate(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!gate.callerOf(request).isSignedIn()) {
      return;
    }
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "private, no-store");
    String vary = response.getHeaders().get(HttpHeaders.VARY);
    response
        .getHeaders()
        .set(
            HttpHeaders.VARY,
            vary == null ? "Cookie, Authorization" : vary + ", Cookie, Authorization");
  }
}
