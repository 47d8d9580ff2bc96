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
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.access.AccessLevel;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseRules;
import vn.sen.access.sharing.AccessDesk;
import vn.sen.access.sharing.AccessOverview;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.SharingRules;
import vn.sen.access.sharing.UseCounts;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Who can see and use a dataset and what it brought; for its stewards, how to change that. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccessController {
  private final Pages pages;
  private final Gate gate;
  private final Datasets datasets;
  private final Agencies agencies;
  private final Agreements agreements;
  private final AccessOverview overview;
  private final AccessDesk desk;
  private final UseCounts counts;
  private final SharingRules rules;
  private final Clock clock;

  AccessController(
      Pages pages,
      Gate gate,
      Datasets datasets,
      Agencies agencies,
      Agreements agreements,
      AccessOverview overview,
      AccessDesk desk,
      UseCounts counts,
      SharingRules rules,
      Clock clock) {
    this.pages = pages;
    this.gate = gate;
    this.datasets = datasets;
    this.agencies = agencies;
    this.agreements = agreements;
    this.overview = overview;
    this.desk = desk;
    this.counts = counts;
    this.rules = rules;
    this.clock = clock;
  }

  @Get("/{slug}/access")
  HttpResponse<?> access(HttpRequest<?> request, @PathVariable String slug) {
    Caller caller = gate.callerOf(request);
    return show(request, caller, dataset(caller, slug), Optional.empty());
  }

  /** Tries a change out, or makes it. */
  @Post("/{slug}/access")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request, @PathVariable String slug, @Body @Nullable Map<String, Object> body) {
    Caller caller = gate.callerOf(request);
    Dataset dataset = dataset(caller, slug);
    FormFields form = FormFields.of(body);
    AccessLevel level =
        AccessLevel.find(form.text("level")).orElseThrow(() -> FormFields.wrong("level"));
    Set<String> named = new HashSet<>(form.list("named"));
    AccessDesk.Wish wish =
        new AccessDesk.Wish(
            level,
            form.has("hidden"),
            named.equals(named(dataset)) ? Optional.empty() : Optional.of(named));
    if (form.text("do").equals("save")) {
      desk.change(caller, dataset, wish);
      return HttpResponse.seeOther(URI.create("/datasets/" + slug + "/access"));
    }
    return show(
        request,
        caller,
        dataset,
        Optional.of(
            new AccessPage.Wish(
                level.code(), wish.hidden(), named, desk.preview(caller, dataset, wish))));
  }

  private HttpResponse<?> show(
      HttpRequest<?> request, Caller caller, Dataset dataset, Optional<AccessPage.Wish> wish) {
    boolean decides = gate.findOwner(dataset.view()).filter(caller::isSteward).isPresent();
    return pages.ok(
        request,
        pages.pageOf(request),
        "access",
        new AccessPage(
            dataset,
            gate.decide(caller, dataset, UseRules.Action.DOWNLOAD),
            decides,
            gate.isHidden(dataset.view()),
            gate.findLevel(dataset.view()).map(AccessLevel::code).orElse(""),
            decides ? overview.list(dataset.view(), dataset.id()) : List.of(),
            decides ? agreements.listOfDataset(dataset.id()) : List.of(),
            agencies.list().stream().filter(agency -> agency.mergedInto().isEmpty()).toList(),
            named(dataset),
            wish,
            counts.ofDataset(
                dataset.id(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(rules.usesDays()))));
  }

  /** Agencies that the policies name, as the form offers them. */
  private Set<String> named(Dataset dataset) {
    Set<String> parties =
        dataset.view().accessTerms().policies().stream()
            .flatMap(policy -> policy.permissions().stream())
            .flatMap(rule -> rule.assignees().stream())
            .collect(Collectors.toSet());
    return agencies.list().stream()
        .filter(agency -> parties.contains(agency.iri()))
        .map(Agency::slug)
        .collect(Collectors.toSet());
  }

  private Dataset dataset(Caller caller, String slug) {
    return datasets
        .find(slug, caller.tokens())
        .filter(found -> found.state() == Dataset.State.PUBLISHED)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Không có bộ dữ liệu này. Hãy tìm ở /datasets.",
                    "There is no such dataset. Search at /datasets."));
  }
}
