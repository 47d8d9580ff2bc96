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
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.access.AccessLevel;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.audit.Discoveries;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.AgreementDesk;
import vn.sen.access.sharing.AgreementTerms;
import vn.sen.access.sharing.Discretion;
import vn.sen.access.sharing.Duty;
import vn.sen.access.sharing.RequestDesk;
import vn.sen.access.sharing.RequestForm;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.DatasetSearch;
import vn.sen.search.SearchRequest;
import vn.sen.search.SearchResult;

/** Requests for access: the form, the list, and the page on which both sides talk and decide. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RequestsController {
  private static final int LONGEST_SEARCH = 500;
  private static final int MOST_FOUND = 10;

  private final Pages pages;
  private final DatasetSearch search;
  private final Gate gate;
  private final Datasets datasets;
  private final CodeLists lists;
  private final AccessRequests requests;
  private final RequestDesk desk;
  private final AgreementDesk agreements;
  private final Discretion discretion;
  private final Discoveries discoveries;
  private final Clock clock;

  RequestsController(
      Pages pages,
      Gate gate,
      Datasets datasets,
      CodeLists lists,
      AccessRequests requests,
      RequestDesk desk,
      AgreementDesk agreements,
      Discretion discretion,
      Discoveries discoveries,
      DatasetSearch search,
      Clock clock) {
    this.search = search;
    this.pages = pages;
    this.gate = gate;
    this.datasets = datasets;
    this.lists = lists;
    this.requests = requests;
    this.desk = desk;
    this.agreements = agreements;
    this.discretion = discretion;
    this.discoveries = discoveries;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    Person person = SignedIn.require(caller);
    Set<String> stewardOf = SignedIn.agencies(caller, Role.STEWARD);
    return pages.ok(
        request,
        pages.pageOf(request),
        "requests",
        new RequestsPage(
            discretion.requests(caller, requests.listOfOwners(stewardOf)),
            discretion.requests(caller, requests.listOfRequesters(person.id(), stewardOf)),
            clock.instant()));
  }

  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    SignedIn.require(caller);
    List<Dataset> chosen =
        request.getParameters().getAll("dataset").stream()
            .distinct()
            .limit(50)
            .map(slug -> datasets.find(slug, caller.tokens()))
            .flatMap(Optional::stream)
            .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
            .toList();
    if (chosen.isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Chọn bộ dữ liệu cần đề nghị ở /datasets.",
          "Choose a dataset to ask for at /datasets.");
    }
    discoveries.shown(caller, chosen.stream().map(Dataset::slug).toList());
    LocalDate today = LocalDate.now(clock);
    Page page = pages.pageOf(request);
    String words = request.getParameters().getFirst("q").orElse("").strip();
    return pages.ok(
        request,
        page,
        "request-form",
        new RequestFormPage(
            chosen,
            words,
            words.isEmpty() ? List.of() : further(words, chosen, caller, page),
            lists.list("purposes"),
            SignedIn.agencies(caller, Role.MEMBER).stream().sorted().toList(),
            today,
            today.plusYears(1)));
  }

  /** What else could be asked for in the same form. */
  private List<SearchResult.Hit> further(
      String words, List<Dataset> chosen, Caller caller, Page page) {
    Set<String> slugs = chosen.stream().map(Dataset::slug).collect(Collectors.toSet());
    return search
        .search(
            new SearchRequest(
                words.substring(0, Math.min(words.length(), LONGEST_SEARCH)),
                Map.of(
                    SearchRequest.Facet.ACCESS,
                    List.of(
                        AccessLevel.RESTRICTED.code(),
                        AccessLevel.SHARED.code(),
                        AccessLevel.REGISTERED.code())),
                SearchRequest.Sort.RELEVANCE,
                1,
                MOST_FOUND,
                page.locale(),
                caller))
        .items()
        .stream()
        .filter(hit -> !slugs.contains(hit.slug()))
        .toList();
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    FormFields form = FormFields.of(body);
    List<AccessRequest> made =
        desk.submit(
            gate.callerOf(request),
            new RequestForm(
                form.list("dataset"),
                form.find("agency"),
                form.text("purpose"),
                form.text("project"),
                form.date("starts"),
                form.date("ends")));
    return HttpResponse.seeOther(
        URI.create(made.size() == 1 ? "/requests/" + made.getFirst().id() : "/requests"));
  }

  @Get("/{id}")
  HttpResponse<?> request(HttpRequest<?> request, @PathVariable String id) {
    Caller caller = gate.callerOf(request);
    AccessRequest found = desk.get(caller, SignedIn.id(id));
    return pages.ok(
        request,
        pages.pageOf(request),
        "request",
        new RequestPage(
            discretion.request(caller, found),
            requests.listMessages(found.id()),
            caller.isSteward(found.owner()),
            caller.person().map(Person::id).filter(found.requester()::equals).isPresent(),
            clock.instant(),
            LocalDate.now(clock)));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(
      HttpRequest<?> request, @PathVariable String id, @Body @Nullable Map<String, Object> body) {
    Caller caller = gate.callerOf(request);
    UUID number = SignedIn.id(id);
    FormFields form = FormFields.of(body);
    String next = "/requests/" + number;
    switch (form.text("do")) {
      case "write" -> desk.write(caller, number, form.text("text"));
      case "refuse" -> desk.refuse(caller, number, form.text("reason"));
      case "withdraw" -> desk.withdraw(caller, number);
      case "grant" -> next = "/agreements/" + agreements.grant(caller, number, terms(form)).id();
      default -> throw FormFields.wrong("do");
    }
    return HttpResponse.seeOther(URI.create(next));
  }

  private static AgreementTerms terms(FormFields form) {
    Set<Duty> duties =
        form.list("duty").stream()
            .map(code -> Duty.find(code).orElseThrow(() -> FormFields.wrong("duty")))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Duty.class)));
    return new AgreementTerms(
        form.date("starts"),
        form.date("ends"),
        form.text("conditions"),
        form.findNumber("most-uses"),
        form.findNumber("shared-datasets").map(Long::intValue),
        duties,
        duties.contains(Duty.REPORT_BACK) ? form.findDate("report-due") : Optional.empty());
  }
}
