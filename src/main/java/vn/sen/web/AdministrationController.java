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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.account.Accounts;
import vn.sen.access.account.AgencyRegister;
import vn.sen.access.account.Appointments;
import vn.sen.catalog.Agencies;
import vn.sen.platform.ProblemException;

/** What the portal's administrators do: agencies, their first stewards, further administrators. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/administration")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdministrationController {
  private final Pages pages;
  private final Gate gate;
  private final Agencies agencies;
  private final Accounts accounts;
  private final AgencyRegister register;
  private final Appointments appointments;

  AdministrationController(
      Pages pages,
      Gate gate,
      Agencies agencies,
      Accounts accounts,
      AgencyRegister register,
      Appointments appointments) {
    this.pages = pages;
    this.gate = gate;
    this.agencies = agencies;
    this.accounts = accounts;
    this.register = register;
    this.appointments = appointments;
  }

  @Get
  HttpResponse<?> administration(HttpRequest<?> request) {
    appointments.requireAdministrator(gate.callerOf(request), "", "administration");
    return page(request, HttpStatus.OK, FormFields.of(null), "");
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, FormFields filled, String problem) {
    Page page = pages.pageOf(request);
    return pages.answer(
        request,
        page,
        status,
        "administration",
        Map.of(
            "view",
            new AdministrationPage(
                agencies.list().stream().filter(one -> one.mergedInto().isEmpty()).toList(),
                accounts.listAdministrators(),
                filled,
                problem)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    FormFields form = FormFields.of(body);
    Caller caller = gate.callerOf(request);
    appointments.requireAdministrator(caller, "", "administration");
    try {
      return HttpResponse.seeOther(URI.create(done(caller, form)));
    } catch (ProblemException e) {
      return page(
          request,
          HttpStatus.valueOf(e.type().status()),
          form,
          e.detail(pages.pageOf(request).locale()));
    }
  }

  /** Where to go on. */
  private String done(Caller caller, FormFields form) {
    switch (form.text("do")) {
      case "create" -> {
        register.create(
            caller,
            new AgencyRegister.Form(
                form.text("slug"),
                form.text("vietnamese"),
                form.text("english"),
                form.text("abbreviation"),
                form.find("kind"),
                form.find("homepage")));
        // An agency needs its first steward next.
        return "/agencies/" + form.text("slug") + "/people";
      }
      case "merge" -> {
        register.merge(caller, form.text("from"), form.text("into"));
        return "/agencies/" + form.text("from");
      }
      case "appoint" -> appointments.appointAdministrator(caller, form.text("email"));
      default -> throw FormFields.wrong("do");
    }
    return "/administration";
  }
}
