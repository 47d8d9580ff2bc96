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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.sen.access.Gate;
import vn.sen.access.Role;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingRules;
import vn.sen.access.sharing.UseCounts;
import vn.sen.catalog.Agencies;

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
  private final UseCounts counts;
  private final Clock clock;

  SharingController(
      Pages pages,
      Gate gate,
      Ledger ledger,
      Standings standings,
      SharingRules rules,
      Agencies agencies,
      UseCounts counts,
      Clock clock) {
    this.counts = counts;
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
    Instant now = clock.instant();
    return pages.ok(
        request,
        pages.pageOf(request),
        "sharing",
        new SharingPage(
            ledger.listSums(now).stream()
                .map(sum -> new SharingPage.Row(sum, standing(sum.agency(), now)))
                .toList(),
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

  private String standing(String agency, Instant now) {
    return SharingPage.standing(standings.findShortfall(agency), now);
  }

  /** A member of the agency sees every pair, a member of another the pair of the two. */
  @Get("/{agency}")
  HttpResponse<?> agency(HttpRequest<?> request, @PathVariable String agency) {
    KnownAgency.get(agencies, agency);
    Instant now = clock.instant();
    Set<String> own = SignedIn.agencies(gate.callerOf(request), Role.MEMBER);
    boolean isOwn = own.contains(agency);
    List<Ledger.Pair> pairs =
        own.isEmpty()
            ? List.of()
            : ledger.listPairs(agency, now).stream()
                .filter(pair -> isOwn || own.contains(pair.counterpart()))
                .toList();
    return pages.ok(
        request,
        pages.pageOf(request),
        "sharing-agency",
        new SharingAgencyPage(
            agency,
            ledger.listSums(now).stream().filter(sum -> sum.agency().equals(agency)).findFirst(),
            pairs,
            isOwn ? shortfalls(agency, now) : List.of(),
            standing(agency, now),
            counts.ofAgency(
                agency, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(rules.usesDays())),
            rules));
  }

  private List<SharingAgencyPage.Pending> shortfalls(String agency, Instant now) {
    return Stream.concat(
            Stream.of(""),
            ledger.listRequirements(now).stream()
                .filter(asked -> asked.agency().equals(agency))
                .map(Ledger.Requirement::counterpart))
        .flatMap(
            counterpart ->
                ledger
                    .findShortfall(agency, counterpart, now)
                    .map(
                        found ->
                            new SharingAgencyPage.Pending(
                                counterpart, found, !now.isBefore(found.deadline())))
                    .stream())
        .toList();
  }
}
