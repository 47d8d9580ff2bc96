package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * The security headers of every answer. An answer that states one itself, as a download does, keeps
 * its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    set(headers, "Content-Security-Policy", POLICY);
    set(headers, "X-Content-Type-Options", "nosniff");
    set(headers, "X-Frame-Options", "DENY");
    set(headers, "Referrer-Policy", "strict-origin-when-cross-origin");
    set(
        headers,
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
    set(headers, "Cross-Origin-Opener-Policy", "same-origin");
    boolean forPrograms = "*".equals(headers.get("Access-Control-Allow-Origin"));
    set(headers, "Cross-Origin-Resource-Policy", forPrograms ? "cross-origin" : "same-origin");
    if (request.isSecure()) {
      set(headers, "Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void set(MutableHttpHeaders headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.add(name, value);
    }
  }
}
