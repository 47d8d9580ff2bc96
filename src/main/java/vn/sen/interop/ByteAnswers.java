package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Answers with a document put together for this request, tagged by its bytes. */
@Singleton
final class ByteAnswers {

  HttpResponse<?> answer(HttpRequest<?> request, byte[] document, Offer offer) {
    return answer(request, document, offer.contentType());
  }

  /** With a media type that says more than the offer. */
  HttpResponse<?> answer(HttpRequest<?> request, byte[] document, String contentType) {
    String tag = "\"" + hash(document) + "\"";
    MutableHttpResponse<?> response =
        Conditions.isUnchanged(request, tag, Optional.empty())
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(document).header(HttpHeaders.CONTENT_TYPE, contentType);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link");
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
