package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vn.sen.access.Gate;
import vn.sen.publishing.AgencyQuality;

/** How good an agency's descriptions are, the ones that need work first. */
@Controller("/api/agencies")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "publishing")
final class AgencyQualityController {
  private final AgencyQuality quality;
  private final JsonAnswers answers;
  private final Gate gate;

  AgencyQualityController(AgencyQuality quality, JsonAnswers answers, Gate gate) {
    this.quality = quality;
    this.answers = answers;
    this.gate = gate;
  }

  @Serdeable
  @Schema(name = "AgencyQuality")
  record ListView(String agency, List<RowView> datasets) {}

  @Serdeable
  @Schema(name = "DatasetQuality")
  record RowView(String slug, Map<String, String> title, String modified, QualityView quality) {}

  @Get("/{slug}/quality")
  @Operation(
      operationId = "listAgencyQuality",
      summary = "Quality of an agency's datasets",
      description =
          "The score of each published dataset that the caller may see, with what would win points,"
              + " the lowest first.",
      parameters =
          @Parameter(
              name = "format",
              in = QUERY,
              description = "csv for a table.",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"json", "csv"})))
  @ApiResponse(
      responseCode = "200",
      description = "The list.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ListView.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    List<AgencyQuality.Row> rows =
        quality.list(slug, gate.callerOf(request)).stream()
            .sorted(Comparator.comparingInt(row -> row.score().points()))
            .toList();
    if (request.getParameters().getFirst("format").filter("csv"::equals).isPresent()) {
      return JsonAnswers.of(request, csv(rows), "text/csv; charset=utf-8; header=present");
    }
    return answers.of(
        request,
        new ListView(
            slug,
            rows.stream()
                .map(
                    row ->
                        new RowView(
                            row.view().slug(),
                            row.view().title().values(),
                            row.view().modified().orElse(""),
                            QualityView.of(row.score())))
                .toList()));
  }

  private static byte[] csv(List<AgencyQuality.Row> rows) {
    StringBuilder text = new StringBuilder();
    String[] header = {
      "slug", "title_vi", "title_en", "modified", "percent", "stars", "timeliness", "to_do"
    };
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setHeader(header).get())) {
      for (AgencyQuality.Row row : rows) {
        printer.printRecord(
            Stream.of(
                    row.view().slug(),
                    row.view().title().in(Locale.of("vi")),
                    row.view().title().in(Locale.ENGLISH),
                    row.view().modified().orElse(""),
                    Integer.toString(row.score().percent()),
                    Integer.toString(row.score().stars()),
                    row.score().timeliness().code(),
                    String.join("|", row.score().losses().stream().map(l -> l.rule()).toList()))
                .map(ResultTable::harmless));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
