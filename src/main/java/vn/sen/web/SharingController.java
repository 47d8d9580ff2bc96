package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Role;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;
import vn.sen.catalog.Agencies;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Mutual benefit: sums for everybody, details for the two sides, and the rules. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/sharing")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SharingController {
  private final Pages pages;
  private final Gate gate;
  private final Ledger ledger;
  private final Standings standings;
  private final SharingRules rules;
  private final Agencies agencies;
  private final Clock clock;

  SharingController(
      Pages pages,
      Gate gate,
      Ledger ledger,
      Standings standings,
      SharingRules rules,
      Agencies agencies,
      Clock clock) {
    this.pages = pages;
    this.gate = gate;
    this.ledger = ledger;
    this.standings = standings;
    this.rules = rules;
    this.agencies = agencies;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> sums(HttpRequest<?> request) {
    return pages.ok(
        request,
        pages.pageOf(request),
        "sharing",
        new SharingPage(
            ledger.listSums(clock.instant()),
            SignedIn.agencies(gate.callerOf(request), Role.MEMBER).stream().sorted().toList(),
            rules));
  }

  @Get("/rules")
  HttpResponse<?> rules(HttpRequest<?> request) {
    return pages.ok(
        request,
        pages.pageOf(request),
        "sharing-rules",
        new SharingPage(List.of(), List.of(), rules));
  }

  /** A member of the agency sees every pair, a member of another the pair of the two. */
  @Get("/{agency}")
  HttpResponse<?> agency(HttpRequest<?> request, @PathVariable String agency) {
    if (agencies.find(agency).isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Không có cơ quan này. Xem danh sách ở /agencies.",
          "There is no such agency. See the list at /agencies.");
    }
    Caller caller = gate.callerOf(request);
    SignedIn.require(caller);
    Set<String> own = SignedIn.agencies(caller, Role.MEMBER);
    boolean isOwn = own.contains(agency);
    List<Ledger.Pair> pairs =
        ledger.listPairs(agency, clock.instant()).stream()
            .filter(pair -> isOwn || own.contains(pair.counterpart()))
            .toList();
    return pages.ok(
        request,
        pages.pageOf(request),
        "sharing-agency",
        new SharingAgencyPage(
            agency, pairs, isOwn ? standings.findShortfall(agency) : Optional.empty(), rules));
  }
}
