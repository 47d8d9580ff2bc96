package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ErrorPage;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;
import vn.sen.platform.ProblemType;

/**
 * Writes the answer for a failure: a page when a person's browser asks, else {@code
 * application/problem+json}. A server error is logged with the id that the answer carries.
 */
@Singleton
final class ProblemResponses {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);
  private static final List<Offer> FORMS =
      List.of(
          new Offer("html", "text/html"),
          new Offer("json", MEDIA_TYPE),
          new Offer("json", "application/json"));

  /** What Netty puts in the place of a request line that it could not read. */
  private static final String UNREADABLE_PATH = "/bad-request";

  private static final int LONGEST_INSTANCE_CHARACTERS = 512;
  private static final String RETRY_SECONDS = "60";

  private final BaseIri base;
  private final Languages languages;
  private final Optional<ErrorPage> page;
  private final JsonMapper json;

  ProblemResponses(BaseIri base, Languages languages, Optional<ErrorPage> page, JsonMapper json) {
    this.base = base;
    this.languages = languages;
    this.page = page;
    this.json = json;
  }

  /** What went wrong, before it is known in which language and form it is told. */
  record Failure(
      ProblemType type,
      String vietnamese,
      String english,
      List<ProblemView.Violation> errors,
      Optional<ProblemException.Position> position,
      @Nullable Throwable cause) {

    Failure(ProblemType type, String vietnamese, String english) {
      this(type, vietnamese, english, List.of(), Optional.empty(), null);
    }

    Failure(
        ProblemType type,
        String vietnamese,
        String english,
        List<ProblemView.Violation> errors,
        @Nullable Throwable cause) {
      this(type, vietnamese, english, errors, Optional.empty(), cause);
    }
  }

  MutableHttpResponse<?> answer(HttpRequest<?> request, Failure failure) {
    return write(request, failure, HttpResponse.status(failure.type().status(), "problem"));
  }

  /** Fills a response that already carries headers such as Allow. */
  MutableHttpResponse<?> write(
      HttpRequest<?> request, Failure failure, MutableHttpResponse<?> response) {
    Locale locale = localeOf(request);
    int status = failure.type().status();
    String instance = instanceOf(request, status);
    if (status >= 500) {
      LOG.error(
          "{} {} failed, instance {}",
          request.getMethodName(),
          request.getPath(),
          instance,
          failure.cause());
    }
    String detail = locale.getLanguage().equals("en") ? failure.english() : failure.vietnamese();
    response.status(status, failure.type().title(Locale.ENGLISH));
    response.header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
    response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    response.header(HttpHeaders.VARY, "Accept, Accept-Language, Cookie");
    if (status == 503) {
      // Whoever knows better when it will be over says so in its place.
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    if (status == 401) {
      // Not Basic, which would make browsers ask for a password in a window of their own.
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Sen\"");
    }
    if (page.isPresent() && prefersPage(request)) {
      Optional<byte[]> html = render(page.get(), request, failure.type(), detail, instance);
      if (html.isPresent()) {
        return body(request, response, html.get(), "text/html; charset=utf-8");
      }
    }
    ProblemView view =
        new ProblemView(
            base.value() + "problems/" + failure.type().slug(),
            failure.type().title(locale),
            status,
            detail,
            instance,
            failure.errors().isEmpty() ? null : failure.errors(),
            failure.position().map(ProblemException.Position::line).orElse(null),
            failure.position().map(ProblemException.Position::column).orElse(null));
    return body(request, CrossOrigin.allow(response), toBytes(view), MEDIA_TYPE);
  }

  /** A request that cannot even be parsed has no parameters and cookies to choose by. */
  private Locale localeOf(HttpRequest<?> request) {
    try {
      return languages.of(request);
    } catch (IllegalArgumentException unreadableRequest) {
      return Languages.VIETNAMESE;
    }
  }

  /** Empty when the page itself fails: then the failure is told in the plainer form. */
  private static Optional<byte[]> render(
      ErrorPage page,
      HttpRequest<?> request,
      ProblemType type,
      String detail,
      @Nullable String instance) {
    try {
      String html = page.render(request, type, detail, logged(instance, type.status()));
      return Optional.of(html.getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      LOG.error("The page of {} could not be made", type.slug(), e);
      return Optional.empty();
    }
  }

  private static Optional<String> logged(@Nullable String instance, int status) {
    return status >= 500 ? Optional.ofNullable(instance) : Optional.empty();
  }

  private static @Nullable String instanceOf(HttpRequest<?> request, int status) {
    if (status >= 500) {
      return "urn:uuid:" + UUID.randomUUID();
    }
    String path = request.getUri().getRawPath();
    return path == null
            || path.equals(UNREADABLE_PATH)
            || path.length() > LONGEST_INSTANCE_CHARACTERS
        ? null
        : path;
  }

  private static MutableHttpResponse<?> body(
      HttpRequest<?> request, MutableHttpResponse<?> response, byte[] bytes, String type) {
    response.getHeaders().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type);
    return request.getMethod() == HttpMethod.HEAD ? response.body(null) : response.body(bytes);
  }

  /** A person's browser names text/html; a program that takes anything is told in JSON. */
  private static boolean prefersPage(HttpRequest<?> request) {
    String path = request.getPath();
    if (path.startsWith("/api/") || path.equals("/health") || path.equals("/metrics")) {
      return false;
    }
    String accept = Offers.acceptOf(request);
    if (accept == null || !accept.toLowerCase(Locale.ROOT).contains("text/html")) {
      return false;
    }
    try {
      return Offers.choose(accept, FORMS).map(offer -> offer.id().equals("html")).orElse(false);
    } catch (ProblemException unreadableAccept) {
      return false;
    }
  }

  private byte[] toBytes(ProblemView view) {
    try {
      return json.writeValueAsString(view).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
