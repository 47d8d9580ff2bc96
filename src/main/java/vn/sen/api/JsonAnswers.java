package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;

/**
 * Sends a view as JSON with an entity tag made from its bytes, or 304 when the client has it
 * already. Answers hold both languages, so that they vary with nothing but the address.
 */
@Singleton
final class JsonAnswers {
  private static final List<Offer> JSON = List.of(new Offer("json", MediaType.APPLICATION_JSON));

  private final JsonMapper json;

  JsonAnswers(JsonMapper json) {
    this.json = json;
  }

  HttpResponse<byte[]> of(HttpRequest<?> request, Object view) {
    Offers.get(request, JSON);
    byte[] body = toBytes(view);
    return of(request, body, MediaType.APPLICATION_JSON);
  }

  /** As JSON of a kind of its own, which is sent whatever is asked for. */
  HttpResponse<byte[]> of(HttpRequest<?> request, Object view, String mediaType) {
    return of(request, toBytes(view), mediaType);
  }

  static HttpResponse<byte[]> of(HttpRequest<?> request, byte[] body, String mediaType) {
    EntityTag tag = new EntityTag("\"" + digest(body) + "\"");
    MutableHttpResponse<byte[]> response =
        Preconditions.isUnchanged(request, tag)
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(body).header(HttpHeaders.CONTENT_TYPE, mediaType);
    if (response.code() == HttpStatus.OK.getCode()) {
      // Said here so that HEAD tells it too.
      response.header(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    }
    return CrossOrigin.allow(response)
        .header(HttpHeaders.ETAG, tag.value())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=0, must-revalidate")
        .header(HttpHeaders.VARY, "Accept");
  }

  byte[] toBytes(Object view) {
    try {
      return json.writeValueAsBytes(view);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String digest(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 27);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
