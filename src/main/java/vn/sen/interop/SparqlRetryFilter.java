package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells scripts of other origins of failures, too, and says when to come back after a 503. */
@ServerFilter("/sparql")
final class SparqlRetryFilter {
  private static final String RETRY_SECONDS = "5";

  @ResponseFilter
  void complete(MutableHttpResponse<?> response) {
    if (response.code() >= 400) {
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    if (response.code() == 503) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
  }
}
