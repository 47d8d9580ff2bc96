package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import vn.sen.api.ApiDescription;

/** A page to read about the API and to try it. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiPageController {
  private final Pages pages;
  private final ApiDescription description;

  ApiPageController(Pages pages, ApiDescription description) {
    this.pages = pages;
    this.description = description;
  }

  @Get
  HttpResponse<?> api(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    List<ApiPage.Operation> operations =
        description.operations().stream().map(operation -> view(page, operation)).toList();
    return pages.ok(request, page, "api", new ApiPage(operations));
  }

  private static ApiPage.Operation view(Page page, ApiDescription.Operation operation) {
    String key = "api.operation." + operation.id();
    // A link cannot carry a header, so that a form has no field for one.
    List<ApiPage.Field> fields =
        operation.parameters().stream()
            .filter(parameter -> !parameter.in().equals("header"))
            .map(parameter -> field(page, parameter))
            .toList();
    return new ApiPage.Operation(
        operation.id(),
        operation.method(),
        operation.path(),
        words(page, key).orElse(operation.summary()),
        words(page, key + ".description").orElse(operation.description()),
        curl(page, operation),
        fields);
  }

  /** What changes the record cannot be tried by a link: a command to copy instead. */
  private static String curl(Page page, ApiDescription.Operation operation) {
    return operation.method().equals("GET")
        ? ""
        : "curl -X "
            + operation.method()
            + " -H 'Authorization: Bearer TOKEN' '"
            + page.base().value()
            + operation.path().substring(1)
            + "'";
  }

  private static ApiPage.Field field(Page page, ApiDescription.Parameter parameter) {
    return new ApiPage.Field(
        parameter.name(),
        words(page, "api.parameter." + parameter.name()).orElse(parameter.description()),
        parameter.required(),
        parameter.type(),
        parameter.values(),
        parameter.defaultValue().orElse(""));
  }

  private static Optional<String> words(Page page, String key) {
    return page.words().has(key) ? Optional.of(page.say(key)) : Optional.empty();
  }
}
