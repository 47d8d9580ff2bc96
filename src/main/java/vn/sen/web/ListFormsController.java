package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import vn.sen.interop.ResourceRepresentation;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Description;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * The lists of all code lists, of the agencies and of the targets, in each RDF syntax by suffix.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ListFormsController {
  private final CodeLists lists;
  private final TargetList targets;
  private final BaseIri base;
  private final ResourceRepresentation representation;

  ListFormsController(
      CodeLists lists, TargetList targets, BaseIri base, ResourceRepresentation representation) {
    this.lists = lists;
    this.targets = targets;
    this.base = base;
    this.representation = representation;
  }

  @Get("/vocab.{suffix:ttl|jsonld|rdf|nt|trig}")
  HttpResponse<?> vocabularies(HttpRequest<?> request, String suffix) {
    return answer(request, codeList("vocab"), suffix);
  }

  @Get("/agencies.{suffix:ttl|jsonld|rdf|nt|trig}")
  HttpResponse<?> agencies(HttpRequest<?> request, String suffix) {
    return answer(request, codeList("agencies"), suffix);
  }

  @Get("/targets.{suffix:ttl|jsonld|rdf|nt|trig}")
  HttpResponse<?> targets(HttpRequest<?> request, String suffix) {
    return answer(request, targets.describe(), suffix);
  }

  private Description codeList(String name) {
    return lists
        .describe(base.value() + name)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND, "Không có danh mục này.", "There is no such list."));
  }

  private HttpResponse<?> answer(HttpRequest<?> request, Description list, String suffix) {
    return representation.answer(
        request, list, RdfSyntax.findBySuffix(suffix).orElseThrow(), Optional.empty());
  }
}
