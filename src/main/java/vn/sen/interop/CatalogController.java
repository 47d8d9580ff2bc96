package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.audit.Discoveries;
import vn.sen.metadata.Description;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The DCAT feed: {@code /catalog} by content negotiation, and with a suffix for each syntax. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class CatalogController {
  private static final Offer HTML = new Offer("html", "text/html");

  private final CatalogFeed feed;
  private final ResourceRepresentation representation;
  private final Gate gate;
  private final Discoveries discoveries;
  private final BaseIri base;

  CatalogController(
      CatalogFeed feed,
      ResourceRepresentation representation,
      Gate gate,
      Discoveries discoveries,
      BaseIri base) {
    this.discoveries = discoveries;
    this.feed = feed;
    this.representation = representation;
    this.gate = gate;
    this.base = base;
  }

  @Get("/catalog")
  HttpResponse<?> negotiate(HttpRequest<?> request) {
    List<Offer> offers = new ArrayList<>(ResourceRepresentation.offers());
    offers.add(HTML);
    Offer offer = Offers.get(request, offers);
    if (offer.equals(HTML)) {
      return HttpResponse.seeOther(java.net.URI.create(base.value() + "datasets"))
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    return answer(request, ResourceRepresentation.findSyntax(offer).orElseThrow(), "");
  }

  @Get("/catalog.{suffix:ttl|jsonld|rdf|nt|trig}")
  HttpResponse<?> syntax(HttpRequest<?> request, String suffix) {
    return answer(request, RdfSyntax.findBySuffix(suffix).orElseThrow(), "." + suffix);
  }

  private HttpResponse<?> answer(HttpRequest<?> request, RdfSyntax syntax, String suffix) {
    String raw = request.getUri().getRawQuery();
    Parameters parameters = Parameters.of(raw == null ? "" : raw);
    int page = parameters.find("page").map(CatalogController::pageNumber).orElse(1);
    Optional<String> since = parameters.find("modified_since");
    String filter =
        since
            .map(text -> "&modified_since=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
            .orElse("");
    Caller caller = gate.callerOf(request);
    discoveries.exposed(caller, "");
    Description description =
        feed.page(
            page,
            since.map(CatalogController::instant),
            caller.tokens(),
            number -> base.catalog() + suffix + "?page=" + number + filter);
    return representation.answer(request, description, syntax);
  }

  private static int pageNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number below 1
    }
    throw new ProblemException(
        CommonProblem.MALFORMED,
        "page phải là số nguyên từ 1.",
        "page must be a whole number from 1.");
  }

  private static Instant instant(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "modified_since phải là ngày (2026-01-31) hoặc thời điểm có múi giờ"
              + " (2026-01-31T08:00:00Z).",
          "modified_since must be a date (2026-01-31) or a time with its zone"
              + " (2026-01-31T08:00:00Z).");
    }
  }
}
