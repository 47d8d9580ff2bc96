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
import java.net.URI;
import java.util.List;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.Versions;

/** Versions of a dataset, each at its own address; {@code latest} leads to the newest. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets/{slug}/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VersionsController {
  private final Pages pages;
  private final Datasets datasets;
  private final Versions versions;
  private final Gate gate;

  VersionsController(Pages pages, Datasets datasets, Versions versions, Gate gate) {
    this.pages = pages;
    this.datasets = datasets;
    this.versions = versions;
    this.gate = gate;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @PathVariable String slug) {
    Caller caller = gate.callerOf(request);
    Dataset dataset = dataset(caller, slug);
    return pages.ok(
        request,
        pages.pageOf(request),
        "versions",
        new VersionsPage(dataset, false, false, versions.list(dataset), null, List.of()));
  }

  @Get("/{version}")
  HttpResponse<?> version(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String version) {
    Caller caller = gate.callerOf(request);
    Dataset dataset = dataset(caller, slug);
    DatasetVersion found = versions.find(dataset, version).orElseThrow(() -> notFound());
    if (version.equals("latest")) {
      return HttpResponse.temporaryRedirect(
          URI.create("/datasets/" + slug + "/versions/" + found.version()));
    }
    return pages.ok(
        request,
        pages.pageOf(request),
        "versions",
        new VersionsPage(
            dataset,
            versions.decide(caller, dataset, found, UseRules.Action.DOWNLOAD).permitted(),
            versions.decide(caller, dataset, found, UseRules.Action.PREVIEW).permitted(),
            versions.list(dataset),
            found,
            versions.files(found)));
  }

  private Dataset dataset(Caller caller, String slug) {
    return datasets
        .find(slug, caller.tokens())
        .filter(found -> found.state() == Dataset.State.PUBLISHED)
        .orElseThrow(() -> notFound());
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND, "Không có phiên bản này.", "There is no such version.");
  }
}
