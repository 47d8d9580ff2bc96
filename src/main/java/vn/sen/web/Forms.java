package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.interop.ResourceRepresentation;
import vn.sen.metadata.Description;
import vn.sen.metadata.RdfSyntax;

/**
 * Answers an IRI in the form asked for: the page for people, RDF for programs. A suffix decides
 * before the Accept header does; the page is the answer to {@code *}{@code /*} and to no header.
 */
@Singleton
final class Forms {
  private static final String PAGE = "html";
  private static final List<Offer> OFFERS = offers();

  private final ResourceRepresentation representation;

  Forms(ResourceRepresentation representation) {
    this.representation = representation;
  }

  private static List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    offers.add(new Offer(PAGE, "text/html"));
    offers.add(new Offer(PAGE, "application/xhtml+xml"));
    offers.addAll(ResourceRepresentation.offers());
    return List.copyOf(offers);
  }

  /**
   * @param modified when the description last changed, if that is known
   * @param page makes the page; called only when that is the form asked for
   */
  HttpResponse<?> answer(
      HttpRequest<?> request,
      Named named,
      Description description,
      Optional<Instant> modified,
      Supplier<MutableHttpResponse<?>> page) {
    return answer(
        request, named, description, new Address(description.subject(), ""), modified, page);
  }

  /**
   * Where a description is to be found on this host.
   *
   * @param iri absolute; its forms have its suffixes
   * @param links further values of the page's Link header; may be ""
   */
  record Address(String iri, String links) {}

  /** As above, for what is described here under an address that is not its IRI. */
  HttpResponse<?> answer(
      HttpRequest<?> request,
      Named named,
      Description description,
      Address address,
      Optional<Instant> modified,
      Supplier<MutableHttpResponse<?>> page) {
    return answer(request, named, () -> description, address, modified, page);
  }

  /**
   * As above.
   *
   * @param description makes the description; called only when that is the form asked for
   */
  HttpResponse<?> answer(
      HttpRequest<?> request,
      Named named,
      Supplier<Description> description,
      Address address,
      Optional<Instant> modified,
      Supplier<MutableHttpResponse<?>> page) {
    if (!named.isPage()) {
      Optional<RdfSyntax> syntax =
          named.syntax().or(() -> ResourceRepresentation.findSyntax(Offers.get(request, OFFERS)));
      if (syntax.isPresent()) {
        return representation.answer(
            request, description.get(), address.iri(), syntax.get(), modified);
      }
    }
    MutableHttpResponse<?> response = page.get();
    ResourceRepresentation.links(address.iri())
        .map(links -> address.links().isEmpty() ? links : links + ", " + address.links())
        .ifPresent(links -> response.header(HttpHeaders.LINK, links));
    modified.ifPresent(
        instant ->
            response.header(
                HttpHeaders.LAST_MODIFIED,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC))));
    return response;
  }

  /** The syntax asked for by Accept; empty when that is the page. */
  Optional<RdfSyntax> findSyntax(HttpRequest<?> request) {
    return ResourceRepresentation.findSyntax(Offers.get(request, OFFERS));
  }

  /** True when an error or a tombstone is best told as a page. */
  boolean prefersPage(HttpRequest<?> request) {
    return Offers.choose(Offers.acceptOf(request), OFFERS)
        .filter(offer -> offer.id().equals(PAGE))
        .isPresent();
  }
}
