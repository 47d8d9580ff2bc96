package vn.sen.web;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.Revision;
import vn.sen.metadata.Description;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.DisclosureHistory;

/** A dataset's IRI and its history. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DatasetController {
  private final Pages pages;
  private final Forms forms;
  private final Datasets datasets;
  private final DatasetPages datasetPages;
  private final DisclosureHistory history;
  private final Gate gate;

  DatasetController(
      Pages pages,
      Forms forms,
      Datasets datasets,
      DatasetPages datasetPages,
      DisclosureHistory history,
      Gate gate) {
    this.pages = pages;
    this.forms = forms;
    this.datasets = datasets;
    this.datasetPages = datasetPages;
    this.history = history;
    this.gate = gate;
  }

  @Get("/{name}")
  HttpResponse<?> dataset(HttpRequest<?> request, @PathVariable String name) {
    Named named = Named.of(name);
    Set<String> tokens = gate.callerOf(request).tokens();
    Optional<Dataset> found = datasets.find(named.key(), tokens);
    if (found.isEmpty()) {
      return moved(request, named, name, tokens);
    }
    Dataset dataset = found.get();
    if (dataset.state() == Dataset.State.WITHDRAWN) {
      return gone(request, dataset, tokens);
    }
    return forms.answer(
        request,
        named,
        dataset.description(),
        page(request, dataset),
        Optional.of(dataset.modified()),
        () -> {
          Page page = pages.pageOf(request);
          return pages.ok(
              request,
              page,
              "dataset",
              datasetPages.view(
                  page,
                  dataset,
                  datasets.listRevisions(named.key(), tokens),
                  gate.callerOf(request)));
        });
  }

  /** Where the dataset is described on this host, whatever its IRI, with what machines look for. */
  private Forms.Address page(HttpRequest<?> request, Dataset dataset) {
    String address = datasetPages.address(dataset);
    return new Forms.Address(address, Signposting.links(dataset.view(), address));
  }

  @Get("/{slug}/history")
  HttpResponse<?> history(HttpRequest<?> request, @PathVariable String slug) {
    Set<String> tokens = gate.callerOf(request).tokens();
    Dataset dataset = datasets.find(slug, tokens).orElseThrow(() -> notFound(slug));
    if (dataset.state() == Dataset.State.WITHDRAWN) {
      return gone(request, dataset, tokens);
    }
    List<Revision> revisions = datasets.listRevisions(slug, tokens);
    List<HistoryPage.Step> steps = new ArrayList<>();
    for (Revision revision : revisions) {
      Set<String> now = statements(slug, revision.number(), tokens);
      Set<String> before = statements(slug, revision.number() - 1, tokens);
      steps.add(new HistoryPage.Step(revision, minus(now, before), minus(before, now)));
    }
    return pages.ok(
        request,
        pages.pageOf(request),
        "history",
        new HistoryPage(dataset, steps, history.list(slug)));
  }

  private Set<String> statements(String slug, int revision, Set<String> tokens) {
    return datasets
        .findRevision(slug, revision, tokens)
        .map(Description::nTriples)
        .map(text -> new TreeSet<>(text.lines().toList()))
        .orElseGet(TreeSet::new);
  }

  private static List<String> minus(Set<String> all, Set<String> without) {
    return all.stream().filter(line -> !without.contains(line)).toList();
  }

  /** An old slug goes on answering, if what it became may be discovered. */
  private HttpResponse<?> moved(
      HttpRequest<?> request, Named named, String name, Set<String> tokens) {
    String slug =
        datasets.findRenamed(named.key(), tokens).orElseThrow(() -> notFound(named.key()));
    String query = request.getUri().getRawQuery();
    return HttpResponse.permanentRedirect(
        URI.create(
            "/datasets/"
                + slug
                + name.substring(named.key().length())
                + (query == null ? "" : "?" + query)));
  }

  private HttpResponse<?> gone(HttpRequest<?> request, Dataset dataset, Set<String> tokens) {
    String reason =
        datasets.listRevisions(dataset.slug(), tokens).stream()
            .findFirst()
            .map(Revision::note)
            .orElse("");
    if (!forms.prefersPage(request)) {
      throw new ProblemException(
          CommonProblem.GONE,
          "Bộ dữ liệu này đã được rút. " + reason,
          "This dataset was withdrawn. " + reason);
    }
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.GONE,
        "gone",
        Map.of("dataset", dataset, "reason", reason));
  }

  static ProblemException notFound(String slug) {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bộ dữ liệu “" + ProblemException.echo(slug) + "”.",
        "There is no dataset “" + ProblemException.echo(slug) + "”.");
  }
}
