package vn.sen.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language a request is answered in: {@code ?lang=vi|en}, then the cookie {@code lang}, then
 * (for programs only) {@code Accept-Language}, else Vietnamese. A person's browser often asks for
 * English without its owner having chosen so; the portal's switch is how a person chooses.
 */
@Singleton
public final class Languages {
  public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** Name of the query parameter and of the cookie. */
  public static final String PARAMETER = "lang";

  private static final List<Locale> SUPPORTED = List.of(VIETNAMESE, ENGLISH);

  /** Every language the portal speaks, its default first. */
  public List<Locale> supported() {
    return SUPPORTED;
  }

  public Locale of(HttpRequest<?> request) {
    return chosen(request)
        .or(() -> asksForHtml(request) ? Optional.empty() : preferred(request))
        .orElse(VIETNAMESE);
  }

  /** The locale of a tag the portal speaks; empty for any other text. */
  public Optional<Locale> find(String tag) {
    return SUPPORTED.stream().filter(locale -> locale.getLanguage().equals(tag)).findFirst();
  }

  private Optional<Locale> chosen(HttpRequest<?> request) {
    return request
        .getParameters()
        .getFirst(PARAMETER)
        .flatMap(this::find)
        .or(
            () ->
                request
                    .getCookies()
                    .findCookie(PARAMETER)
                    .flatMap(found -> find(found.getValue())));
  }

  private static boolean asksForHtml(HttpRequest<?> request) {
    String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  private static Optional<Locale> preferred(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
    if (header == null) {
      return Optional.empty();
    }
    try {
      Collection<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      return Optional.ofNullable(Locale.lookup(List.copyOf(ranges), SUPPORTED));
    } catch (IllegalArgumentException e) {
      // A header that cannot be read states no preference; RFC 9110 lets it be ignored.
      return Optional.empty();
    }
  }
}
