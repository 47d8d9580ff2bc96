package vn.sen.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Locale;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Refuses an address with a NUL character: no text of the portal, nor PostgreSQL, can hold one. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class WellFormedness {

  @RequestFilter
  void requireNoNul(HttpRequest<?> request) {
    URI uri = request.getUri();
    if (holdsNul(uri.getRawPath()) || holdsNul(uri.getRawQuery())) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Địa chỉ chứa ký tự NUL (%00), không dùng được ở đâu trong cổng dữ liệu. Hãy bỏ ký tự đó.",
          "The address holds a NUL character (%00), which nothing here can have. Leave it out.");
    }
  }

  private static boolean holdsNul(String raw) {
    return raw != null && raw.toLowerCase(Locale.ROOT).contains("%00");
  }
}
