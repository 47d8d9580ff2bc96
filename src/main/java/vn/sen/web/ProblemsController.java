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
import java.util.List;
import vn.sen.api.ProblemTypes;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.ProblemType;

/** Where the {@code type} of a problem document leads. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/problems")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProblemsController {
  private final Pages pages;
  private final ProblemTypes types;

  ProblemsController(Pages pages, ProblemTypes types) {
    this.pages = pages;
    this.types = types;
  }

  @Get
  HttpResponse<?> problems(HttpRequest<?> request) {
    return pages.ok(request, pages.pageOf(request), "problems", new ProblemsPage(types.list()));
  }

  @Get("/{slug}")
  HttpResponse<?> problem(HttpRequest<?> request, @PathVariable String slug) {
    ProblemType type =
        types
            .find(slug)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND,
                        "Không có loại lỗi này. Xem danh sách ở /problems.",
                        "There is no such problem type. See the list at /problems."));
    return pages.ok(request, pages.pageOf(request), "problems", new ProblemsPage(List.of(type)));
  }
}
