package vn.sen.interop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import vn.sen.metadata.PublishedContext;
import vn.sen.platform.BaseIri;

/** The JSON-LD context that the portal's documents name. */
@Controller
@Produces(MediaType.ALL)
@Hidden
final class ContextController {
  private static final Offer JSON_LD = new Offer("jsonld", "application/ld+json");
  private static final List<Offer> OFFERS = List.of(JSON_LD, new Offer("json", "application/json"));

  private final ByteAnswers answers;
  private final byte[] document;

  ContextController(ByteAnswers answers, BaseIri base) {
    this.answers = answers;
    this.document = new PublishedContext(base).write();
  }

  @Get("/context.jsonld")
  HttpResponse<?> get(HttpRequest<?> request) {
    Offer offer = Offers.get(request, OFFERS);
    return answers.answer(request, document, offer);
  }
}
