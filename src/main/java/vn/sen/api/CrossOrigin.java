package vn.sen.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of other sites read what is public here: there is nothing to protect from them,
 * since these doors look at no cookie.
 */
@ServerFilter({"/api/**", "/datasets/*/files/**", "/health", "/metrics"})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CrossOrigin {
  private static final String METHODS = "GET, HEAD, OPTIONS";

  /** Answers what a browser asks before it sends a header of its own, and any other OPTIONS. */
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS) {
      return null;
    }
    return allow(HttpResponse.status(HttpStatus.NO_CONTENT))
        .header(HttpHeaders.ALLOW, METHODS)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .header(
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept, Accept-Language, If-Match, If-Modified-Since, If-None-Match, If-Range, Range")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
  }

  static <T> MutableHttpResponse<T> allow(MutableHttpResponse<T> response) {
    return response
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(
            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
            "Accept-Ranges, Content-Disposition, Content-Range, ETag, Last-Modified, Link");
  }
}
