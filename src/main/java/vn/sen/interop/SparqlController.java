package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.audit.Discoveries;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.sparql.ParsedQuery;
import vn.sen.sparql.ResultFormat;
import vn.sen.sparql.ServiceDescription;
import vn.sen.sparql.SparqlAnswer;
import vn.sen.sparql.SparqlQueries;

/**
 * The SPARQL 1.1 Protocol's query operation, read-only. GET without a query answers the service
 * description, or the editor to a browser.
 */
@Controller("/sparql")
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class SparqlController {
  private static final String QUERY_TYPE = "application/sparql-query";
  private static final String UPDATE_TYPE = "application/sparql-update";
  private static final Offer HTML = new Offer("html", "text/html");
  private static final Map<ResultFormat.Kind, List<Offer>> OFFERS =
      Map.of(
          ResultFormat.Kind.TABLE,
          offers(ResultFormat.Kind.TABLE),
          ResultFormat.Kind.GRAPH,
          offers(ResultFormat.Kind.GRAPH));

  private final SparqlQueries queries;
  private final ServiceDescription serviceDescription;
  private final ByteAnswers answers;
  private final Gate gate;
  private final Discoveries discoveries;
  private final Optional<SparqlPage> page;

  SparqlController(
      SparqlQueries queries,
      ServiceDescription serviceDescription,
      ByteAnswers answers,
      Gate gate,
      Discoveries discoveries,
      Optional<SparqlPage> page) {
    this.discoveries = discoveries;
    this.queries = queries;
    this.serviceDescription = serviceDescription;
    this.answers = answers;
    this.gate = gate;
    this.page = page;
  }

  @Get
  CompletionStage<HttpResponse<?>> get(HttpRequest<?> request) {
    Parameters parameters = parametersOf(request);
    refuseUpdate(parameters);
    Optional<String> query = parameters.find("query");
    if (wantsPage(request, parameters)) {
      return CompletableFuture.completedStage(page.orElseThrow().page(request));
    }
    return query.isPresent()
        ? answer(request, parameters, query.get())
        : CompletableFuture.completedStage(describe(request));
  }

  @Post
  CompletionStage<HttpResponse<?>> post(ServerHttpRequest<?> request) {
    String type = mediaType(request);
    // The body's bytes as they came: a form must not be decoded before it is known to be UTF-8.
    byte[] bytes = bodyOf(request);
    switch (type) {
      case QUERY_TYPE -> {
        Parameters parameters = parametersOf(request);
        refuseUpdate(parameters);
        if (parameters.has("query")) {
          throw malformed(
              "Chỉ gửi một truy vấn: trong nội dung hoặc trong tham số query.",
              "Send one query: as the body or as the parameter query.");
        }
        return answer(request, parameters, Parameters.utf8(bytes));
      }
      case MediaType.APPLICATION_FORM_URLENCODED -> {
        Parameters parameters = Parameters.of(rawQuery(request), Parameters.utf8(bytes));
        refuseUpdate(parameters);
        String query =
            parameters
                .find("query")
                .orElseThrow(
                    () -> malformed("Thiếu tham số query.", "The parameter query is missing."));
        return answer(request, parameters, query);
      }
      case UPDATE_TYPE -> throw SparqlQueries.readOnly();
      default ->
          throw new ProblemException(
              CommonProblem.UNSUPPORTED_MEDIA_TYPE,
              "Hãy gửi truy vấn với Content-Type "
                  + QUERY_TYPE
                  + " (mã hoá UTF-8) hoặc "
                  + MediaType.APPLICATION_FORM_URLENCODED
                  + ".",
              "Send the query with Content-Type "
                  + QUERY_TYPE
                  + " (in UTF-8) or "
                  + MediaType.APPLICATION_FORM_URLENCODED
                  + ".");
    }
  }

  /** A script of another origin asks first whether it may POST. */
  @Options
  HttpResponse<?> options() {
    return HttpResponse.noContent()
        .header(HttpHeaders.ALLOW, "GET, HEAD, POST, OPTIONS")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, OPTIONS")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Content-Type, If-None-Match")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
  }

  private CompletionStage<HttpResponse<?>> answer(
      HttpRequest<?> request, Parameters parameters, String text) {
    ParsedQuery query =
        queries.parse(
            text, parameters.list("default-graph-uri"), parameters.list("named-graph-uri"));
    Offer offer = offer(request, parameters, query.kind());
    ResultFormat format = ResultFormat.findById(offer.id()).orElseThrow();
    Caller caller = gate.callerOf(request);
    discoveries.exposed(caller, queries.version());
    Optional<String> tag =
        queries.findEntityTag(query, format, caller).map(value -> "\"" + value + "\"");
    boolean isUnchanged =
        tag.filter(value -> Conditions.isUnchanged(request, value, Optional.empty())).isPresent();
    if (isUnchanged) {
      return CompletableFuture.completedStage(
          described(HttpResponse.status(HttpStatus.NOT_MODIFIED), tag, caller));
    }
    // Without a thread that waits: on a busy machine each hand-over costs a turn of the scheduler.
    return queries
        .start(query, format, caller)
        .thenApply(answer -> described(ok(answer, offer), tag, caller));
  }

  private static HttpResponse<?> described(
      MutableHttpResponse<?> response, Optional<String> tag, Caller caller) {
    tag.ifPresent(value -> response.header(HttpHeaders.ETAG, value));
    return response
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, caching(caller, tag.isPresent()))
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag");
  }

  /** What not everybody may see is for the caller's own cache only. */
  private static String caching(Caller caller, boolean isRepeatable) {
    if (!isRepeatable) {
      return "no-store";
    }
    return caller.equals(Caller.ANONYMOUS) ? "no-cache" : "private, no-cache";
  }

  private static MutableHttpResponse<?> ok(SparqlAnswer answer, Offer offer) {
    MutableHttpResponse<?> response =
        answer.inMemory().isPresent()
            ? HttpResponse.ok(answer.inMemory().get())
            : HttpResponse.ok(answer.body());
    return response
        .header(HttpHeaders.CONTENT_TYPE, offer.contentType())
        .contentLength(answer.sizeBytes());
  }

  private HttpResponse<?> describe(HttpRequest<?> request) {
    Offer offer = Offers.get(request, ResourceRepresentation.offers());
    RdfSyntax syntax = ResourceRepresentation.findSyntax(offer).orElseThrow();
    return answers.answer(request, serviceDescription.write(syntax), offer);
  }

  /** {@code format=csv} serves a person's download link; a program negotiates. */
  private static Offer offer(
      HttpRequest<?> request, Parameters parameters, ResultFormat.Kind kind) {
    List<String> asked = parameters.list("format");
    List<Offer> offers = OFFERS.get(kind);
    if (asked.isEmpty()) {
      return Offers.get(request, offers);
    }
    return FormatNames.find(asked, kind, offers)
        .orElseThrow(
            () -> {
              List<String> ids = offers.stream().map(Offer::id).distinct().toList();
              return new ProblemException(
                  CommonProblem.NOT_ACCEPTABLE,
                  "Kết quả này có các định dạng: " + String.join(", ", ids) + ".",
                  "This answer is offered as: " + String.join(", ", ids) + ".");
            });
  }

  private static List<Offer> offers(ResultFormat.Kind kind) {
    List<ResultFormat> formats = ResultFormat.list(kind);
    List<Offer> offers = new ArrayList<>();
    formats.forEach(f -> offers.add(new Offer(f.id(), f.mediaTypes().getFirst())));
    formats.forEach(
        f -> f.mediaTypes().stream().skip(1).forEach(type -> offers.add(new Offer(f.id(), type))));
    return List.copyOf(offers);
  }

  private boolean wantsPage(HttpRequest<?> request, Parameters parameters) {
    String accept = Offers.acceptOf(request);
    // As the last offer, the page is for those who name it.
    if (page.isEmpty()
        || parameters.has("format")
        || accept == null
        || !accept.toLowerCase(Locale.ROOT).contains("html")) {
      return false;
    }
    List<Offer> offers = new ArrayList<>(ResourceRepresentation.offers());
    offers.addAll(OFFERS.get(ResultFormat.Kind.TABLE));
    offers.add(HTML);
    return Offers.choose(accept, offers).filter(HTML::equals).isPresent();
  }

  private static void refuseUpdate(Parameters parameters) {
    if (parameters.has("update")) {
      throw SparqlQueries.readOnly();
    }
  }

  private static byte[] bodyOf(ServerHttpRequest<?> request) {
    try (InputStream body = request.byteBody().toInputStream()) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parameters parametersOf(HttpRequest<?> request) {
    return Parameters.of(rawQuery(request));
  }

  private static String rawQuery(HttpRequest<?> request) {
    String raw = request.getUri().getRawQuery();
    return raw == null ? "" : raw;
  }

  /** Type and subtype of the body; "" for none, and for a charset other than UTF-8. */
  private static String mediaType(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    if (header == null) {
      return "";
    }
    String[] parts = header.toLowerCase(Locale.ROOT).split(";");
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replaceAll("[\\s\"]", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return "";
      }
    }
    return parts[0].strip();
  }

  private static ProblemException malformed(String vietnamese, String english) {
    return new ProblemException(CommonProblem.MALFORMED, vietnamese, english);
  }
}
