package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.RdfSyntax;

/**
 * Answers with a description in one of the RDF syntaxes: media type with charset, strong ETag,
 * Last-Modified, Vary, links to the other forms, 304, and open to scripts of every origin.
 */
@Singleton
public final class ResourceRepresentation {
  /** Goes into every ETag; counts up when the same statements come to be written differently. */
  private static final String WRITER_VERSION = "2";

  private static final String VARY = "Accept, Accept-Language, Cookie";

  private static final List<Offer> RDF =
      Arrays.stream(RdfSyntax.values())
          .map(syntax -> new Offer(syntax.suffix(), syntax.mediaType()))
          .toList();

  private final DescriptionWriter writer;

  ResourceRepresentation(DescriptionWriter writer) {
    this.writer = writer;
  }

  /**
   * An offer for every RDF syntax, Turtle first; the id is the suffix. To be put behind an HTML
   * offer where there is a page.
   */
  public static List<Offer> offers() {
    return RDF;
  }

  /** The syntax that an offer of {@link #offers} stands for; empty for any other. */
  public static Optional<RdfSyntax> findSyntax(Offer offer) {
    return RdfSyntax.findBySuffix(offer.id());
  }

  /** As {@link #answer(HttpRequest, Description, RdfSyntax, Optional)}, without a date. */
  public HttpResponse<?> answer(HttpRequest<?> request, Description description, RdfSyntax syntax) {
    return answer(request, description, syntax, Optional.empty());
  }

  /**
   * The description in one syntax, or 304 when the client has it.
   *
   * @param modified when the description last changed, for Last-Modified
   */
  public HttpResponse<?> answer(
      HttpRequest<?> request,
      Description description,
      RdfSyntax syntax,
      Optional<Instant> modified) {
    return answer(request, description, description.subject(), syntax, modified);
  }

  /**
   * As above, for a description whose subject has its address elsewhere.
   *
   * @param address of the description here, to which the syntaxes' suffixes are added
   */
  public HttpResponse<?> answer(
      HttpRequest<?> request,
      Description description,
      String address,
      RdfSyntax syntax,
      Optional<Instant> modified) {
    String tag = tag(description, syntax);
    boolean isUnchanged = Conditions.isUnchanged(request, tag, modified);
    MutableHttpResponse<?> response =
        isUnchanged
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(writer.write(description, syntax))
                .header(
                    HttpHeaders.CONTENT_TYPE,
                    new Offer(syntax.suffix(), syntax.mediaType()).contentType());
    response.header(HttpHeaders.ETAG, tag);
    response.header(HttpHeaders.VARY, VARY);
    response.header(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Last-Modified, Link");
    links(address).ifPresent(links -> response.header(HttpHeaders.LINK, links));
    modified.ifPresent(
        instant -> response.header(HttpHeaders.LAST_MODIFIED, Conditions.httpDate(instant)));
    return response;
  }

  /**
   * The value of a Link header that leads from any form of a resource to its RDF forms; empty for a
   * resource that has no addresses of its own (one with a fragment).
   */
  public static Optional<String> links(String iri) {
    if (iri.indexOf('#') >= 0 || iri.indexOf('?') >= 0) {
      return Optional.empty();
    }
    StringBuilder links = new StringBuilder("<" + iri + ">; rel=\"canonical\"");
    for (RdfSyntax syntax : RdfSyntax.values()) {
      links
          .append(", <")
          .append(iri)
          .append('.')
          .append(syntax.suffix())
          .append(">; rel=\"alternate describedby\"; type=\"")
          .append(syntax.mediaType())
          .append('"');
    }
    return Optional.of(links.toString());
  }

  private static String tag(Description description, RdfSyntax syntax) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((WRITER_VERSION + description.subject()).getBytes(StandardCharsets.UTF_8));
      digest.update(description.nTriples().getBytes(StandardCharsets.UTF_8));
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 16);
      return "\"" + hash + "-" + syntax.suffix() + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
