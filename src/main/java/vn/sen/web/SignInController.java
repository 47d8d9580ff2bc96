package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.account.AccountDesk;
import vn.sen.access.account.Joining;
import vn.sen.access.account.OneTimeLink;
import vn.sen.access.account.ProviderSignIn;
import vn.sen.access.account.SecretToken;
import vn.sen.access.account.SessionCookie;
import vn.sen.access.account.SignIn;
import vn.sen.platform.ProblemException;

/** Signing in and out, and what one-time links lead to. */
@Hidden
@Produces(MediaType.ALL)
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {
  private final Pages pages;
  private final Gate gate;
  private final SignIn signIn;
  private final Joining joining;
  private final AccountDesk desk;
  private final SessionCookie cookie;
  private final ProviderSignIn provider;

  SignInController(
      Pages pages,
      Gate gate,
      SignIn signIn,
      Joining joining,
      AccountDesk desk,
      SessionCookie cookie,
      ProviderSignIn provider) {
    this.pages = pages;
    this.gate = gate;
    this.signIn = signIn;
    this.joining = joining;
    this.desk = desk;
    this.cookie = cookie;
    this.provider = provider;
  }

  @Get("/sign-in")
  HttpResponse<?> page(HttpRequest<?> request) {
    return pages.ok(
        request,
        pages.pageOf(request),
        "sign-in",
        new SignInPage("", "", next(request), provider.name().orElse("")));
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    FormFields form = FormFields.of(body);
    String next = local(form.text("next"));
    SignIn.Browser browser = browserOf(request);
    try {
      if (form.has("ticket")) {
        return begun(signIn.withCode(form.text("ticket"), form.text("code"), browser), next);
      }
      return switch (signIn.withPassword(form.text("email"), raw(body, "password"), browser)) {
        case SignIn.SignedIn in -> begun(in, next);
        case SignIn.CodeNeeded needed -> again(request, 200, "", needed.ticket(), next);
      };
    } catch (ProblemException e) {
      Locale locale = pages.pageOf(request).locale();
      String ticket = e.type().status() == 401 && form.has("code") ? form.text("ticket") : "";
      return again(request, e.type().status(), e.detail(locale), ticket, next);
    }
  }

  private HttpResponse<?> again(
      HttpRequest<?> request, int status, String problem, String ticket, String next) {
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.valueOf(status),
        "sign-in",
        Map.of("view", new SignInPage(problem, ticket, next, provider.name().orElse(""))));
  }

  private HttpResponse<?> begun(SignIn.SignedIn in, String next) {
    return HttpResponse.seeOther(URI.create(next.isEmpty() ? "/account" : next))
        .cookie(cookie.holding(in.session()));
  }

  @Post("/sign-out")
  @Consumes(MediaType.ALL)
  HttpResponse<?> signOut(HttpRequest<?> request) {
    Optional<SecretToken> session = cookie.find(request);
    session.ifPresent(token -> desk.signOut(gate.callerOf(request), token));
    return HttpResponse.seeOther(URI.create("/")).cookie(cookie.removal());
  }

  @Get("/register")
  HttpResponse<?> registration(HttpRequest<?> request) {
    return pages.ok(request, pages.pageOf(request), "register", new LetterPage("register", false));
  }

  @Post("/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    Page page = pages.pageOf(request);
    Optional<SecretToken> link =
        joining.register(FormFields.of(body).text("email"), browserOf(request), page.locale());
    return link.<HttpResponse<?>>map(
            token -> HttpResponse.seeOther(URI.create("/join/" + token.text())))
        .orElseGet(() -> pages.ok(request, page, "register", new LetterPage("register", true)));
  }

  @Get("/password")
  HttpResponse<?> forgotten(HttpRequest<?> request) {
    return pages.ok(request, pages.pageOf(request), "register", new LetterPage("password", false));
  }

  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> forgot(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    joining.forgotPassword(FormFields.of(body).text("email"), browserOf(request));
    return pages.ok(request, pages.pageOf(request), "register", new LetterPage("password", true));
  }

  @Get("/join/{token}")
  HttpResponse<?> link(HttpRequest<?> request, @PathVariable String token) {
    OneTimeLink link = joining.get(new SecretToken(token));
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.OK,
        "join",
        Map.of("view", new JoinPage(link, gate.callerOf(request).person(), "")));
  }

  @Post("/join/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> join(
      HttpRequest<?> request,
      @PathVariable String token,
      @Body @Nullable Map<String, Object> body) {
    SecretToken secret = new SecretToken(token);
    OneTimeLink link = joining.get(secret);
    FormFields form = FormFields.of(body);
    Caller caller = gate.callerOf(request);
    Page page = pages.pageOf(request);
    try {
      if (form.has("accept")) {
        joining.accept(secret, SignedIn.require(caller));
        return HttpResponse.seeOther(URI.create("/account"));
      }
      if (link.purpose() == OneTimeLink.Purpose.PASSWORD) {
        joining.setPassword(secret, raw(body, "password"));
        return HttpResponse.seeOther(URI.create("/sign-in"));
      }
      return begun(
          joining.join(
              secret,
              new Joining.Form(
                  form.text("name"),
                  form.text("email"),
                  raw(body, "password"),
                  page.language(),
                  form.has("terms")),
              browserOf(request)),
          "");
    } catch (ProblemException e) {
      return pages.answer(
          request,
          page,
          HttpStatus.valueOf(e.type().status()),
          "join",
          Map.of("view", new JoinPage(link, caller.person(), e.detail(page.locale()))));
    }
  }

  /** A password counts with its spaces. */
  static String raw(@Nullable Map<String, Object> body, String name) {
    Object value = body == null ? null : body.get(name);
    return value instanceof String text ? text : "";
  }

  static SignIn.Browser browserOf(HttpRequest<?> request) {
    String agent = request.getHeaders().get("User-Agent");
    return new SignIn.Browser(
        request.getRemoteAddress().getAddress() == null
            ? ""
            : request.getRemoteAddress().getAddress().getHostAddress(),
        agent == null ? "" : agent);
  }

  private static String next(HttpRequest<?> request) {
    return local(request.getParameters().getFirst("next").orElse(""));
  }

  /** Nobody is led to another site by a link to here. */
  private static String local(String next) {
    return next.matches("/[A-Za-z0-9][A-Za-z0-9/_.?=&%-]*") ? next : "";
  }
}
