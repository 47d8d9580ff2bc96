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
 * Lets scripts of other sites read what programs read: a browser sends no cookie along with what it
 * lets any site read, so that they see what the public sees, or what a token opens that they were
 * given. Asked here for every address, because the server itself refuses such a question with 403
 * before any route sees it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CrossOrigin {
  private static final String READING = "GET, HEAD, OPTIONS";
  private static final String QUERYING = "GET, HEAD, POST, OPTIONS";

  /**
   * Answers what a browser asks before it sends a header of its own, and any OPTIONS of the API.
   */
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS
        || !(isAsked(request) || isForPrograms(request))) {
      return null;
    }
    String methods = request.getPath().equals("/sparql") ? QUERYING : READING;
    return allow(HttpResponse.status(HttpStatus.NO_CONTENT))
        .header(HttpHeaders.ALLOW, methods)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
        .header(
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept, Accept-Language, Authorization, Content-Type, If-Match, If-Modified-Since,"
                + " If-None-Match, If-Range, Range, X-CKAN-API-Key")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
  }

  private static boolean isAsked(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private static boolean isForPrograms(HttpRequest<?> request) {
    String path = request.getPath();
    return path.startsWith("/api/")
        || path.equals("/health")
        || path.equals("/metrics")
        || path.matches("/datasets/[^/]+/files/.*");
  }

  static <T> MutableHttpResponse<T> allow(MutableHttpResponse<T> response) {
    return response
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(
            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
            "Accept-Ranges, Content-Disposition, Content-Range, ETag, Last-Modified, Link");
  }
}
