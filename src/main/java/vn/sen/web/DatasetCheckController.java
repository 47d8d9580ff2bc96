package vn.sen.web;

import io.micronaut.http.HttpHeaders;
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
import java.util.List;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.Finding;

/** What the check of a dataset's file found: a page, and RDF in the words of PROV and DPV. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets/{slug}/checks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DatasetCheckController {
  private final Pages pages;
  private final Forms forms;
  private final Datasets datasets;
  private final DisclosureHistory history;
  private final Gate gate;

  DatasetCheckController(
      Pages pages, Forms forms, Datasets datasets, DisclosureHistory history, Gate gate) {
    this.pages = pages;
    this.forms = forms;
    this.datasets = datasets;
    this.history = history;
    this.gate = gate;
  }

  @Get("/{name}")
  HttpResponse<?> check(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String name) {
    Named named = Named.of(name);
    Caller caller = gate.callerOf(request);
    Dataset dataset =
        datasets.find(slug, caller.tokens()).orElseThrow(DatasetCheckController::notFound);
    CheckedFile file =
        history.find(slug, named.key()).orElseThrow(DatasetCheckController::notFound);
    return forms.answer(
        request,
        named,
        history.describe(slug, file),
        Optional.of(file.check().checked()),
        () -> page(request, dataset, file, caller));
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request, Dataset dataset, CheckedFile file, Caller caller) {
    String agency = history.agencyOf(dataset);
    boolean member = caller.isMember(agency);
    DisclosureReport report =
        member ? file.check().report() : withoutSamples(file.check().report());
    MutableHttpResponse<?> answer =
        pages.ok(
            request,
            pages.pageOf(request),
            "dataset-check",
            new DatasetCheckPage(
                dataset,
                file,
                new CheckPage.Checked(file.file().fileName(), report, List.of()),
                member,
                caller.isSteward(agency)));
    return member ? answer.header(HttpHeaders.CACHE_CONTROL, "private, no-cache") : answer;
  }

  private static DisclosureReport withoutSamples(DisclosureReport report) {
    return new DisclosureReport(
        report.reading(),
        report.columns(),
        report.findings().stream().map(Finding::withoutSamples).toList(),
        report.smallCells(),
        report.risk());
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có lần kiểm tra này. Xem lịch sử của bộ dữ liệu.",
        "There is no such check. See the dataset's history.");
  }
}
