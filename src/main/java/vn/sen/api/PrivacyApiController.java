package vn.sen.api;

import io.micronaut.http.HttpHeaders;
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
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import vn.sen.interop.Offer;
import vn.sen.interop.Offers;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FileTrials;

/** The disclosure check for programs. */
@Controller("/api/privacy")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "privacy")
final class PrivacyApiController {
  private static final List<Offer> JSON = List.of(new Offer("json", MediaType.APPLICATION_JSON));

  private final FileTrials trials;
  private final JsonAnswers answers;

  PrivacyApiController(FileTrials trials, JsonAnswers answers) {
    this.trials = trials;
    this.answers = answers;
  }

  @Post("/check")
  @Consumes(MediaType.ALL)
  @Operation(
      operationId = "checkFile",
      summary = "What a file would disclose of persons",
      description =
          "Reads the file as it comes in and answers with a report; nothing of it is kept. Send the"
              + " file alone with its media type (or the parameter name), or as the only file of a"
              + " form. A file that cannot be read to its end is reported as not_finished, which is"
              + " not passed.",
      parameters = {
        @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Name of the file; its ending tells the format.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "k",
            in = ParameterIn.QUERY,
            description = "Smallest group allowed, 2 to 1000.",
            schema = @Schema(type = "integer", defaultValue = "10")),
        @Parameter(
            name = "l",
            in = ParameterIn.QUERY,
            description =
                "Fewest distinct values of a sensitive column in a group, 1 to 64; 1 asks for none.",
            schema = @Schema(type = "integer", defaultValue = "2")),
        @Parameter(
            name = "quasi",
            in = ParameterIn.QUERY,
            description = "Headers to group persons by, parted by commas; proposed when absent.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "sensitive",
            in = ParameterIn.QUERY,
            description = "Headers of sensitive columns, parted by commas; proposed when absent.",
            schema = @Schema(type = "string"))
      },
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                    mediaType = "text/tab-separated-values",
                    schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "string")),
                @Content(mediaType = "application/geo+json", schema = @Schema(type = "string")),
                @Content(
                    mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "application/vnd.apache.parquet",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(type = "object"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "The report.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CheckView.class)))
  @ApiResponse(
      responseCode = "400",
      description = "A parameter or the form is not valid.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "415",
      description = "No check reads files of this media type.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Too many files are being checked.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<byte[]> check(@Parameter(hidden = true) ServerHttpRequest<?> request) {
    Offers.get(request, JSON);
    CheckRequest asked = CheckRequest.of(request, trials.defaults());
    try (Upload upload = Upload.open(request, asked.name())) {
      DisclosureReport report = trials.check(upload.fileName(), upload.content(), asked.options());
      byte[] body = answers.toBytes(CheckView.of(upload.fileName(), report));
      return CrossOrigin.allow(HttpResponse.ok(body))
          .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Tệp gửi lên bị đứt giữa chừng; hãy gửi lại.",
          "The upload broke off; send it again.");
    }
  }
}
