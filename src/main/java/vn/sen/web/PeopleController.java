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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Role;
import vn.sen.access.account.Appointments;
import vn.sen.access.account.OneTimeLink;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The people of an agency, for the agency itself; and its first steward, by an administrator. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/agencies/{slug}/people")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeopleController {
  private final Pages pages;
  private final Gate gate;
  private final Agencies agencies;
  private final Appointments appointments;

  PeopleController(Pages pages, Gate gate, Agencies agencies, Appointments appointments) {
    this.pages = pages;
    this.gate = gate;
    this.agencies = agencies;
    this.appointments = appointments;
  }

  @Get
  HttpResponse<?> people(HttpRequest<?> request, @PathVariable String slug) {
    return page(request, get(slug), "");
  }

  private HttpResponse<?> page(HttpRequest<?> request, Agency agency, String link) {
    Caller caller = gate.callerOf(request);
    boolean steward = caller.isSteward(agency.slug());
    boolean first = caller.administrator();
    List<OneTimeLink> invitations =
        steward ? appointments.listInvitations(caller, agency.slug()) : List.of();
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.OK,
        "people",
        Map.of(
            "view",
            new PeoplePage(
                agency,
                first ? List.of() : appointments.list(caller, agency.slug()),
                invitations,
                steward,
                first,
                link)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      HttpRequest<?> request, @PathVariable String slug, @Body @Nullable Map<String, Object> body) {
    Agency agency = get(slug);
    Caller caller = gate.callerOf(request);
    FormFields form = FormFields.of(body);
    switch (form.text("do")) {
      case "invite" -> {
        return page(
            request, agency, appointments.invite(caller, slug, form.text("email"), role(form)));
      }
      case "first-steward" -> {
        return page(
            request, agency, appointments.inviteFirstSteward(caller, slug, form.text("email")));
      }
      case "role" -> appointments.giveRole(caller, slug, id(form), role(form));
      case "remove" -> appointments.removeRole(caller, slug, id(form));
      case "withdraw" -> appointments.withdrawInvitation(caller, slug, id(form));
      default -> throw FormFields.wrong("do");
    }
    return HttpResponse.seeOther(URI.create("/agencies/" + slug + "/people"));
  }

  private Agency get(String slug) {
    return agencies
        .find(slug)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND, "Không có cơ quan này.", "There is no such agency."));
  }

  private static Role role(FormFields form) {
    return Role.find(form.text("role")).orElseThrow(() -> FormFields.wrong("role"));
  }

  private static UUID id(FormFields form) {
    return SignedIn.id(form.text("id"));
  }
}
