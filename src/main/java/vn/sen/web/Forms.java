package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.RdfSyntax;

/**
 * Answers an IRI in the form asked for: the page for people, RDF for programs. A suffix decides
 * before the Accept header does; the page is the answer to {@code *}{@code /*} and to no header.
 */
@Singleton
final class Forms {
  private static final String PAGE = "html";
  private static final List<Offer> OFFERS = offers();

  private final DescriptionWriter writer;

  Forms(DescriptionWriter writer) {
    this.writer = writer;
  }

  private static List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    offers.add(new Offer(PAGE, "text/html"));
    offers.add(new Offer(PAGE, "application/xhtml+xml"));
    for (RdfSyntax syntax : RdfSyntax.values()) {
      offers.add(new Offer(syntax.suffix(), syntax.mediaType()));
    }
    return List.copyOf(offers);
  }

  HttpResponse<?> answer(
      HttpRequest<?> request,
      Named named,
      Description description,
      Optional<Instant> modified,
      Supplier<HttpResponse<?>> page) {
    if (named.isPage()) {
      return page.get();
    }
    RdfSyntax syntax = named.syntax().or(() -> accepted(request)).orElse(null);
    return syntax == null
        ? page.get()
        : HttpResponse.ok(writer.write(description, syntax))
            .contentType(syntax.mediaType())
            .header("Vary", "Accept");
  }

  /** Empty when the page is what the reader accepts best. */
  private static Optional<RdfSyntax> accepted(HttpRequest<?> request) {
    return RdfSyntax.findBySuffix(Offers.get(request, OFFERS).id());
  }

  /** True when an error or a tombstone is best told as a page. */
  boolean prefersPage(HttpRequest<?> request) {
    return Offers.choose(Offers.acceptOf(request), OFFERS)
        .filter(offer -> offer.id().equals(PAGE))
        .isPresent();
  }
}
