package vn.sen.web;

import io.micronaut.http.HttpHeaders;
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
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.Revision;
import vn.sen.interop.ResourceRepresentation;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionComparer;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Each revision of a dataset at its own address, and two of them compared. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevisionController {
  private final Pages pages;
  private final Forms forms;
  private final Datasets datasets;
  private final DescriptionComparer comparer;
  private final ResourceRepresentation representation;
  private final Gate gate;

  RevisionController(
      Pages pages,
      Forms forms,
      Datasets datasets,
      DescriptionComparer comparer,
      ResourceRepresentation representation,
      Gate gate) {
    this.pages = pages;
    this.forms = forms;
    this.datasets = datasets;
    this.comparer = comparer;
    this.representation = representation;
    this.gate = gate;
  }

  /** RDF in every syntax; for people its place in the history. */
  @Get("/{slug}/revisions/{name}")
  HttpResponse<?> revision(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String name) {
    Named named = Named.of(name);
    int number = number(named.key());
    Set<String> tokens = gate.callerOf(request).tokens();
    dataset(slug, tokens);
    Description description = description(slug, number, tokens);
    Optional<Revision> revision =
        datasets.listRevisions(slug, tokens).stream()
            .filter(one -> one.number() == number)
            .findFirst();
    if (named.syntax().isPresent() || !forms.prefersPage(request)) {
      return representation.answer(
          request,
          description,
          named.syntax().or(() -> forms.findSyntax(request)).orElseThrow(),
          revision.map(Revision::created));
    }
    return HttpResponse.seeOther(URI.create("/datasets/" + slug + "/history#revision-" + number))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  @Get("/{slug}/compare")
  HttpResponse<?> compare(HttpRequest<?> request, @PathVariable String slug) {
    Set<String> tokens = gate.callerOf(request).tokens();
    Dataset dataset = dataset(slug, tokens);
    int to = parameter(request, "to").orElse(dataset.revision());
    int from = parameter(request, "from").orElse(Math.max(1, to - 1));
    List<Revision> revisions = datasets.listRevisions(slug, tokens);
    return pages.ok(
        request,
        pages.pageOf(request),
        "compare",
        new ComparisonPage(
            dataset,
            from,
            to,
            comparer.compare(description(slug, from, tokens), description(slug, to, tokens)),
            revisions));
  }

  private Dataset dataset(String slug, Set<String> tokens) {
    Dataset dataset =
        datasets.find(slug, tokens).orElseThrow(() -> DatasetController.notFound(slug));
    if (dataset.state() == Dataset.State.WITHDRAWN) {
      throw new ProblemException(
          CommonProblem.GONE, "Bộ dữ liệu này đã được rút.", "This dataset was withdrawn.");
    }
    return dataset;
  }

  private Description description(String slug, int number, Set<String> tokens) {
    return datasets
        .findRevision(slug, number, tokens)
        .orElseThrow(() -> unknown(Integer.toString(number)));
  }

  private static Optional<Integer> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name))
        .filter(text -> !text.isBlank())
        .map(RevisionController::number);
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw unknown(text.length() <= 20 ? text : text.substring(0, 20) + "…");
    }
    return Integer.parseInt(text);
  }

  private static ProblemException unknown(String number) {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bản sửa đổi “" + number + "”.",
        "There is no revision “" + number + "”.");
  }
}
