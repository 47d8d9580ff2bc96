package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Scope;
import vn.sen.access.account.Account;
import vn.sen.access.account.AccountDesk;
import vn.sen.access.account.ProviderSignIn;
import vn.sen.access.account.SecretToken;
import vn.sen.access.account.SessionCookie;
import vn.sen.platform.ProblemException;

/** One's own account. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/account")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {
  private final Pages pages;
  private final Gate gate;
  private final AccountDesk desk;
  private final SessionCookie cookie;
  private final ProviderSignIn provider;

  AccountController(
      Pages pages, Gate gate, AccountDesk desk, SessionCookie cookie, ProviderSignIn provider) {
    this.pages = pages;
    this.gate = gate;
    this.desk = desk;
    this.cookie = cookie;
    this.provider = provider;
  }

  @Get
  HttpResponse<?> account(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, "", List.of());
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, String problem, List<String> once) {
    Caller caller = gate.callerOf(request);
    Account account = desk.get(caller);
    return pages.answer(
        request,
        pages.pageOf(request),
        status,
        "account",
        Map.of(
            "view",
            new AccountPage(
                account,
                caller.roles(),
                desk.listTokens(account),
                desk.listSessions(account),
                desk.countRecoveryCodes(account),
                problem,
                provider.name().orElse(""),
                once)));
  }

  @Get("/second-factor")
  HttpResponse<?> secondFactor(HttpRequest<?> request) {
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.OK,
        "second-factor",
        Map.of("view", desk.beginSecondFactor(gate.callerOf(request))));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    Caller caller = gate.callerOf(request);
    desk.get(caller);
    FormFields form = FormFields.of(body);
    try {
      switch (form.text("do")) {
        case "profile" -> desk.setProfile(caller, form.text("name"), form.text("language"));
        case "terms" -> desk.acceptTerms(caller);
        case "password" -> {
          SecretToken session =
              desk.changePassword(
                  caller,
                  SignInController.raw(body, "current"),
                  SignInController.raw(body, "password"),
                  SignInController.browserOf(request));
          return HttpResponse.seeOther(URI.create("/account")).cookie(cookie.holding(session));
        }
        case "token" -> {
          int days = form.findNumber("days").map(Long::intValue).orElse(90);
          Scope scope = Scope.find(form.text("scope")).orElseThrow(() -> FormFields.wrong("scope"));
          SecretToken token = desk.createToken(caller, form.text("name"), scope, days);
          return page(request, HttpStatus.OK, "", List.of(token.text()));
        }
        case "revoke-token" -> desk.revokeToken(caller, id(form));
        case "end-session" -> desk.endSession(caller, id(form));
        case "sign-out-everywhere" -> {
          desk.signOutEverywhere(caller);
          return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie.removal());
        }
        case "confirm-second-factor" -> {
          return page(
              request,
              HttpStatus.OK,
              "",
              desk.confirmSecondFactor(caller, form.text("ticket"), form.text("code")));
        }
        case "remove-second-factor" ->
            desk.removeSecondFactor(
                caller, SignInController.raw(body, "current"), SignInController.browserOf(request));
        default -> throw FormFields.wrong("do");
      }
    } catch (ProblemException e) {
      return page(
          request,
          HttpStatus.valueOf(e.type().status()),
          e.detail(pages.pageOf(request).locale()),
          List.of());
    }
    return HttpResponse.seeOther(URI.create("/account"));
  }

  private static UUID id(FormFields form) {
    return SignedIn.id(form.text("id"));
  }
}
