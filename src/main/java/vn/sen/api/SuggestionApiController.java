package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import vn.sen.access.Gate;
import vn.sen.platform.Languages;
import vn.sen.search.DatasetSearch;
import vn.sen.search.Suggestion;

/** Completes what is being typed. */
@Controller("/api/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "datasets")
final class SuggestionApiController {
  private final DatasetSearch search;
  private final Gate gate;
  private final Languages languages;
  private final JsonAnswers answers;

  SuggestionApiController(
      DatasetSearch search, Gate gate, Languages languages, JsonAnswers answers) {
    this.search = search;
    this.gate = gate;
    this.languages = languages;
    this.answers = answers;
  }

  @Get
  @Operation(
      operationId = "listSuggestions",
      summary = "Complete what is being typed",
      description =
          "Titles and keywords of datasets that the caller may discover, agencies and places whose"
              + " words begin with what was typed, with or without diacritics; at most 13.",
      parameters = {
        @Parameter(
            name = "q",
            in = QUERY,
            description = "What was typed so far; of it the first 100 characters are read.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "lang",
            in = QUERY,
            description = "Language of the suggestions where there is a choice.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"vi", "en"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The suggestions, best first within each kind.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SuggestionListView.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) HttpRequest<?> request) {
    String typed = QueryParameters.of(request, Set.of("q"), Set.of()).find("q").orElse("");
    return answers.of(
        request,
        new SuggestionListView(
            search.suggest(typed, gate.callerOf(request), languages.of(request)).stream()
                .map(SuggestionApiController::view)
                .toList()));
  }

  private static SuggestionListView.SuggestionView view(Suggestion suggestion) {
    String address =
        switch (suggestion.kind()) {
          case TITLE -> "/datasets/" + suggestion.code();
          case KEYWORD -> "/datasets?q=" + encoded(suggestion.text());
          case AGENCY -> "/datasets?agency=" + encoded(suggestion.code());
          case PLACE -> "/datasets?place=" + encoded(suggestion.code());
        };
    return new SuggestionListView.SuggestionView(
        suggestion.kind().parameter(), suggestion.text(), suggestion.code(), address);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
