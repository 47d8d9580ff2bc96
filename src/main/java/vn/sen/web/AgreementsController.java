package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.AgreementDesk;
import vn.sen.access.sharing.AgreementPolicy;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.Discretion;
import vn.sen.catalog.Datasets;

/** Agreements: an IRI each, for those concerned only. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/agreements")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgreementsController {
  private final Pages pages;
  private final Forms forms;
  private final Gate gate;
  private final Datasets datasets;
  private final Agreements agreements;
  private final AgreementDesk desk;
  private final AgreementPolicy policies;
  private final Discretion discretion;
  private final Clock clock;

  AgreementsController(
      Pages pages,
      Forms forms,
      Gate gate,
      Datasets datasets,
      Agreements agreements,
      AgreementDesk desk,
      AgreementPolicy policies,
      Discretion discretion,
      Clock clock) {
    this.pages = pages;
    this.forms = forms;
    this.gate = gate;
    this.datasets = datasets;
    this.agreements = agreements;
    this.desk = desk;
    this.policies = policies;
    this.discretion = discretion;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    Person person = SignedIn.require(caller);
    return pages.ok(
        request,
        pages.pageOf(request),
        "agreements",
        new AgreementsPage(
            agreements.listOfOwners(SignedIn.agencies(caller, Role.STEWARD)),
            discretion.agreements(
                caller,
                agreements.listOfParties(person.id(), SignedIn.agencies(caller, Role.MEMBER))),
            clock.instant()));
  }

  @Get("/{name}")
  HttpResponse<?> agreement(HttpRequest<?> request, @PathVariable String name) {
    Named named = Named.of(name);
    Caller caller = gate.callerOf(request);
    Agreement agreement = discretion.agreement(caller, desk.get(caller, SignedIn.id(named.key())));
    return forms.answer(
        request,
        named,
        policies.describe(agreement),
        Optional.empty(),
        () ->
            pages.ok(
                request,
                pages.pageOf(request),
                "agreement",
                new AgreementPage(
                    agreement,
                    agreements.listEvents(agreement.id()),
                    caller.isSteward(agreement.owner()),
                    agreement.isParty(caller),
                    use(caller, agreement),
                    clock.instant())));
  }

  private Optional<UseDecision> use(Caller caller, Agreement agreement) {
    Set<String> party =
        agreement
            .agency()
            .map(gate::tokensOfAgency)
            .orElseGet(() -> gate.tokensOfPerson(agreement.person().orElseThrow()));
    return datasets
        .find(agreement.slug(), caller.tokens())
        .filter(dataset -> agreement.status(clock.instant()) == Agreement.Status.ACTIVE)
        .map(dataset -> gate.decide(party, dataset.view(), UseRules.Action.DOWNLOAD));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      HttpRequest<?> request, @PathVariable String id, @Body @Nullable Map<String, Object> body) {
    Caller caller = gate.callerOf(request);
    UUID number = SignedIn.id(id);
    FormFields form = FormFields.of(body);
    switch (form.text("do")) {
      case "end" -> desk.moveEnd(caller, number, form.date("ends"), form.text("note"));
      case "revoke" -> desk.revoke(caller, number, form.text("reason"));
      case "report" -> desk.report(caller, number, form.text("text"));
      default -> throw FormFields.wrong("do");
    }
    return HttpResponse.seeOther(URI.create("/agreements/" + number));
  }
}
