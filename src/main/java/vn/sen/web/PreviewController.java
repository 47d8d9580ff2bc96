package vn.sen.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.PublishedFiles;
import vn.sen.publishing.Versions;

/** The first rows of a file, for somebody who wants to see whether it fits. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreviewController {
  private static final UseRules.Action ACTION = UseRules.Action.PREVIEW;

  private final Pages pages;
  private final PreviewPages views;
  private final Datasets datasets;
  private final Versions versions;
  private final PublishedFiles files;
  private final Gate gate;

  PreviewController(
      Pages pages,
      PreviewPages views,
      Datasets datasets,
      Versions versions,
      PublishedFiles files,
      Gate gate) {
    this.pages = pages;
    this.views = views;
    this.datasets = datasets;
    this.versions = versions;
    this.files = files;
    this.gate = gate;
  }

  @Get("/{slug}/files/{name}/preview")
  HttpResponse<?> preview(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String name) {
    Caller caller = gate.callerOf(request);
    Optional<String> renamed = datasets.findRenamed(slug, caller.tokens());
    if (renamed.isPresent()) {
      String rest = request.getUri().getRawPath().replaceFirst("^/datasets/[^/]+", "");
      return HttpResponse.permanentRedirect(URI.create("/datasets/" + renamed.get() + rest));
    }
    Dataset dataset = published(slug, caller);
    StoredFile file =
        files.find(dataset, name).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    UseDecision decision = files.decide(caller, dataset, ACTION);
    return answer(request, caller, decision, new PreviewPages.Asked(dataset, file));
  }

  @Get("/{slug}/versions/{version}/files/{name}/preview")
  HttpResponse<?> previewOfVersion(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String version,
      @PathVariable String name) {
    Caller caller = gate.callerOf(request);
    Dataset dataset = published(slug, caller);
    DatasetVersion found =
        versions.find(dataset, version).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    StoredFile file =
        files.find(found, name).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    UseDecision decision = files.decide(caller, dataset, found, ACTION);
    return answer(
        request, caller, decision, new PreviewPages.Asked(dataset, file, Optional.of(found)));
  }

  /** Counted when rows are shown: not to a reader who has the page, and not for a refusal. */
  private HttpResponse<?> answer(
      HttpRequest<?> request, Caller caller, UseDecision decision, PreviewPages.Asked asked) {
    Page page = pages.pageOf(request);
    if (!decision.permitted()) {
      return refused(request, page, asked, decision);
    }
    PreviewPage view = views.view(caller, asked);
    HttpResponse<?> answer = pages.ok(request, page, "preview", view);
    boolean isUse =
        view.rows() != null
            && request.getMethod() == HttpMethod.GET
            && answer.code() == HttpStatus.OK.getCode();
    if (isUse && !files.count(caller, asked.dataset(), ACTION, decision)) {
      return refused(request, page, asked, gate.decide(caller, asked.dataset(), ACTION));
    }
    return answer;
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request, Page page, PreviewPages.Asked asked, UseDecision decision) {
    return pages.answer(
        request,
        page,
        HttpStatus.FORBIDDEN,
        "preview",
        Map.of("view", PreviewPages.refused(asked, decision)));
  }

  private Dataset published(String slug, Caller caller) {
    return datasets
        .find(slug, caller.tokens())
        .orElseThrow(() -> DatasetController.notFound(slug))
        .requirePublished();
  }
}
