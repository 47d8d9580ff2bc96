package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.sen.metadata.DocumentReview;
import vn.sen.metadata.DocumentReviewer;
import vn.sen.metadata.Place;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Judges a document without saving anything. */
@Controller("/api/validate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "datasets")
final class ValidationController {
  private final DocumentReviewer reviewer;
  private final JsonAnswers answers;

  ValidationController(DocumentReviewer reviewer, JsonAnswers answers) {
    this.reviewer = reviewer;
    this.answers = answers;
  }

  @Post
  @Operation(
      operationId = "validate",
      summary = "Judge a document",
      description =
          "Reads descriptions in Turtle, JSON-LD, RDF/XML, N-Triples or TriG and judges them by a"
              + " profile. Saves nothing.",
      parameters =
          @Parameter(
              name = "profile",
              in = QUERY,
              description = "What to judge by.",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"dcat-vn", "dcat-ap"},
                      defaultValue = "dcat-vn")),
      requestBody =
          @RequestBody(
              description = "The document, at most 16 MB.",
              required = true,
              content = {
                @Content(mediaType = "text/turtle", schema = @Schema(type = "string")),
                @Content(mediaType = "application/ld+json", schema = @Schema(type = "string")),
                @Content(mediaType = "application/rdf+xml", schema = @Schema(type = "string")),
                @Content(mediaType = "application/n-triples", schema = @Schema(type = "string")),
                @Content(mediaType = "application/trig", schema = @Schema(type = "string"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "The report.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ValidationView.class)))
  @ApiResponse(
      responseCode = "400",
      description = "The document cannot be read; the detail names line and column.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "415",
      description = "Not an RDF media type.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The document describes no dataset, series or service.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> validate(@Parameter(hidden = true) HttpRequest<?> request) {
    Profile profile =
        QueryParameters.of(request, Set.of("profile"), Set.of())
            .find("profile")
            .map(ValidationController::profile)
            .orElse(Profile.DCAT_VN);
    RdfSyntax syntax =
        Optional.ofNullable(request.getHeaders().get("Content-Type"))
            .flatMap(RdfSyntax::findByMediaType)
            .orElseThrow(ValidationController::unsupported);
    return answers.of(request, view(reviewer.review(body(request), syntax, profile)));
  }

  private static byte[] body(HttpRequest<?> request) {
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Profile profile(String code) {
    return Profile.find(code)
        .orElseThrow(
            () ->
                new ProblemException(
                    ApiProblem.INVALID_PARAMETER,
                    "profile phải là dcat-vn hoặc dcat-ap.",
                    "profile must be dcat-vn or dcat-ap."));
  }

  private static ProblemException unsupported() {
    String types =
        "text/turtle, application/ld+json, application/rdf+xml, application/n-triples,"
            + " application/trig";
    return new ProblemException(
        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
        "Hãy gửi tài liệu với Content-Type là một trong: " + types + ".",
        "Send the document with one of these as Content-Type: " + types + ".");
  }

  private static ValidationView view(DocumentReview review) {
    ValidationReport report = review.report();
    return new ValidationView(
        report.profile().code(),
        report.isAcceptable() && review.omissions().isEmpty(),
        report.count(ValidationReport.Severity.VIOLATION),
        report.count(ValidationReport.Severity.WARNING),
        report.count(ValidationReport.Severity.INFO),
        review.subjects(),
        review.omissions().stream()
            .map(
                omission ->
                    new ValidationView.OmissionView(
                        omission.place().map(Place::line).orElse(null),
                        omission.place().map(Place::column).orElse(null),
                        omission.why().values()))
            .toList(),
        review.leftOver(),
        report.causes().stream().map(ValidationController::cause).toList(),
        review.repaired().orElse(null));
  }

  private static ValidationView.CauseView cause(ValidationReport.Cause cause) {
    return new ValidationView.CauseView(
        cause.shape(),
        cause.severity().name().toLowerCase(Locale.ROOT),
        cause.message().values(),
        cause.property().isEmpty() ? null : cause.property(),
        cause.count(),
        cause.occurrences().stream()
            .map(
                one ->
                    new ValidationView.OccurrenceView(
                        one.description(),
                        one.focus(),
                        one.value().orElse(null),
                        one.place().map(Place::line).orElse(null),
                        one.place().map(Place::column).orElse(null),
                        one.repair()
                            .map(patch -> new ValidationView.PatchView(patch.remove(), patch.add()))
                            .orElse(null)))
            .toList());
  }
}
