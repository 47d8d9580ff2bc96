package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The API's description, and the way from a plain form to an address of the API. */
@Controller("/api")
@Hidden
final class OpenApiController {
  private static final String MEDIA_TYPE = "application/yaml";

  private final ApiDescription description;

  OpenApiController(ApiDescription description) {
    this.description = description;
  }

  @Get("/openapi.yaml")
  @Produces({MEDIA_TYPE, "application/vnd.oai.openapi", "text/yaml", "text/plain", "text/html"})
  HttpResponse<byte[]> openapi(HttpRequest<?> request) {
    QueryParameters.none(request);
    return JsonAnswers.of(request, description.yaml(), MEDIA_TYPE);
  }

  /**
   * Leads a form's fields to the address that they make: {@code
   * /api/try?operation=getDataset&slug=power-plants}.
   */
  @Get("/try")
  @Produces({"text/html", "application/json"})
  HttpResponse<?> tryOut(HttpRequest<?> request) {
    String id = request.getParameters().get("operation");
    ApiDescription.Operation operation =
        description.find(id == null ? "" : id).orElseThrow(() -> unknown(id == null ? "" : id));
    return HttpResponse.seeOther(address(request, operation));
  }

  private static URI address(HttpRequest<?> request, ApiDescription.Operation operation) {
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    for (ApiDescription.Parameter parameter : operation.parameters()) {
      List<String> values =
          request.getParameters().getAll(parameter.name()).stream()
              .filter(value -> !value.isBlank())
              .toList();
      switch (parameter.in()) {
        case "path" ->
            path = path.replace("{" + parameter.name() + "}", segment(parameter, values));
        case "query" -> values.forEach(value -> append(query, parameter.name(), value));
        default -> {
          // A link cannot carry a header; the form does not offer these.
        }
      }
    }
    return URI.create(path + query);
  }

  private static String segment(ApiDescription.Parameter parameter, List<String> values) {
    if (values.isEmpty()) {
      throw new ProblemException(
          ApiProblem.INVALID_PARAMETER,
          "Hãy điền “%s”.".formatted(parameter.name()),
          "“%s” must be filled in.".formatted(parameter.name()));
    }
    return encode(values.getFirst());
  }

  private static void append(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? '?' : '&')
        .append(encode(name))
        .append('=')
        .append(encode(value));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ProblemException unknown(String id) {
    String shown = ProblemException.echo(id);
    String known = String.join(", ", description.operations().stream().map(o -> o.id()).toList());
    return new ProblemException(
        CommonProblem.MALFORMED,
        "Không có thao tác “%s”. Các thao tác: %s.".formatted(shown, known),
        "There is no operation “%s”. The operations: %s.".formatted(shown, known));
  }
}
