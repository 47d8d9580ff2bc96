package vn.sen.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.sharing.Notifications;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Languages;

/** Fills a template and answers with it. */
@Singleton
final class Pages {
  private static final String THEME_COOKIE = "sen-theme";
  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.sen.web.templates");
  private final Dictionary dictionary;
  private final Languages languages;
  private final Assets assets;
  private final BaseIri base;
  private final CodeLists lists;
  private final Notifications notifications;

  Pages(
      Dictionary dictionary,
      Languages languages,
      Assets assets,
      BaseIri base,
      CodeLists lists,
      Notifications notifications) {
    this.notifications = notifications;
    this.dictionary = dictionary;
    this.languages = languages;
    this.assets = assets;
    this.base = base;
    this.lists = lists;
    templates.setBinaryStaticContent(true);
  }

  /** What the templates may ask about this request. */
  Page pageOf(HttpRequest<?> request) {
    return pageOf(request, languages.of(request));
  }

  private Page pageOf(HttpRequest<?> request, Locale locale) {
    String theme =
        request
            .getCookies()
            .findCookie(THEME_COOKIE)
            .map(Cookie::getValue)
            .filter(value -> value.equals("light") || value.equals("dark"))
            .orElse(null);
    // Who they are is enough here: what they were granted is asked where it counts.
    String reader =
        request
            .getAttribute(Gate.CALLER, Caller.class)
            .flatMap(Caller::person)
            .map(Person::name)
            .orElse("");
    return new Page(
        dictionary.in(locale),
        assets,
        base,
        lists,
        addressOf(request),
        reader,
        unseen(request),
        theme);
  }

  private long unseen(HttpRequest<?> request) {
    return request
        .getAttribute(Gate.CALLER, Caller.class)
        .flatMap(Caller::person)
        .map(person -> notifications.countUnseen(person.id()))
        .orElse(0L);
  }

  /** The address asked for, its parameters in the order of their names. */
  static Address addressOf(HttpRequest<?> request) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    request
        .getParameters()
        .asMap()
        .forEach((name, values) -> values.forEach(value -> parameters.add(Map.entry(name, value))));
    parameters.sort(Map.Entry.<String, String>comparingByKey());
    return new Address(request.getUri().getRawPath(), parameters);
  }

  /**
   * The page made from a template that takes the parameters {@code page} and {@code view}; 304 when
   * the reader has this very page.
   */
  MutableHttpResponse<?> ok(HttpRequest<?> request, Page page, String template, Object view) {
    byte[] html = fill(template, Map.of("page", page, "view", view));
    String tag = "W/\"" + hash(html) + "\"";
    boolean known =
        request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
            .flatMap(line -> List.of(line.split(",")).stream())
            .map(String::trim)
            .anyMatch(member -> member.equals("*") || member.equals(tag));
    MutableHttpResponse<?> response =
        known ? HttpResponse.notModified() : html(HttpStatus.OK, html);
    response.header(HttpHeaders.ETAG, tag);
    return dressed(request, page, response);
  }

  /** A page with a status of its own, never kept by anybody. */
  MutableHttpResponse<?> answer(
      HttpRequest<?> request,
      Page page,
      HttpStatus status,
      String template,
      Map<String, Object> of) {
    Map<String, Object> parameters = new HashMap<>(of);
    parameters.put("page", page);
    return dressed(request, page, html(status, fill(template, parameters)));
  }

  private static MutableHttpResponse<byte[]> html(HttpStatus status, byte[] html) {
    return HttpResponse.<byte[]>status(status)
        .body(html)
        .header(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
  }

  private static MutableHttpResponse<?> dressed(
      HttpRequest<?> request, Page page, MutableHttpResponse<?> response) {
    response
        .header(HttpHeaders.CONTENT_LANGUAGE, page.language())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, "Accept, Accept-Language, Cookie");
    Optional<String> asked = request.getParameters().getFirst(Languages.PARAMETER);
    if (asked.isPresent() && asked.get().equals(page.language())) {
      // The switch sticks: pages without the parameter are in the language chosen last.
      response.cookie(
          Cookie.of(Languages.PARAMETER, page.language())
              .path("/")
              .maxAge(LANGUAGE_KEPT)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite(SameSite.Lax));
    }
    return response;
  }

  byte[] fill(String template, Map<String, Object> parameters) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template + ".jte", parameters, output);
    return output.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
