package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.metadata.Concept;
import vn.sen.metadata.Description;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.targets.Target;
import vn.sen.targets.Targets;

/** The 50 targets. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/targets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TargetsController {
  private final Pages pages;
  private final Forms forms;
  private final Targets targets;
  private final TargetDescriptions descriptions;
  private final TargetList list;

  TargetsController(
      Pages pages, Forms forms, Targets targets, TargetDescriptions descriptions, TargetList list) {
    this.pages = pages;
    this.forms = forms;
    this.targets = targets;
    this.descriptions = descriptions;
    this.list = list;
  }

  @Get
  HttpResponse<?> targets(HttpRequest<?> request) {
    return forms.answer(
        request,
        Named.of("targets"),
        list::describe,
        new Forms.Address(list.iri(), ""),
        Optional.empty(),
        () -> list(request));
  }

  private MutableHttpResponse<?> list(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    List<TargetRow> rows = targets.list().stream().map(TargetRow::new).toList();
    List<TargetsPage.Sector> sectors = new ArrayList<>();
    for (Concept sector : page.lists().list("sectors")) {
      List<TargetRow> own =
          rows.stream().filter(row -> row.target().sector().equals(sector.iri())).toList();
      if (!own.isEmpty()) {
        sectors.add(new TargetsPage.Sector(sector.iri(), own));
      }
    }
    return pages.ok(request, page, "targets", new TargetsPage(rows, sectors));
  }

  @Get("/{name}")
  HttpResponse<?> target(HttpRequest<?> request, @PathVariable String name) {
    Named named = Named.of(name);
    Optional<Integer> number =
        Optional.of(named.key()).filter(key -> key.matches("[1-9]\\d{0,3}")).map(Integer::parseInt);
    Target target = number.flatMap(targets::find).orElseThrow(TargetsController::notFound);
    Description description =
        descriptions.find(target.number()).orElseThrow(TargetsController::notFound);
    return forms.answer(
        request,
        named,
        description,
        Optional.empty(),
        () -> {
          Page page = pages.pageOf(request);
          List<TargetPage.Clause> clauses =
              target.clauses().stream()
                  .map(
                      iri ->
                          new TargetPage.Clause(
                              iri,
                              page.lists()
                                  .find(iri)
                                  .map(Concept::definition)
                                  .orElse(LocalizedText.EMPTY)))
                  .toList();
          return pages.ok(
              request, page, "target", new TargetPage(target, clauses, targets.list().size()));
        });
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có mục tiêu này. Xem danh sách ở /targets.",
        "There is no such target. See the list at /targets.");
  }
}
