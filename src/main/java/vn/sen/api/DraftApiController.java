package vn.sen.api;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER;
import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Draft;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.Review;

/** Registering and publishing by program: everything that the form does. */
@Controller("/api/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class DraftApiController {
  /**
   * What the files' contents tell too, and what would open files early if it were forgotten: a PUT
   * that does not say it leaves it as it is.
   */
  private static final Set<String> KEPT = Set.of("start", "end", "places", "languages", "embargo");

  private final Drafting drafting;
  private final Review review;
  private final DraftCalls calls;
  private final DatasetEditor editor;
  private final DescriptionReader reader;
  private final Gate gate;
  private final JsonMapper json;
  private final BaseIri base;

  DraftApiController(
      Drafting drafting,
      Review review,
      DraftCalls calls,
      DatasetEditor editor,
      DescriptionReader reader,
      Gate gate,
      JsonMapper json,
      BaseIri base) {
    this.drafting = drafting;
    this.review = review;
    this.calls = calls;
    this.editor = editor;
    this.reader = reader;
    this.gate = gate;
    this.json = json;
    this.base = base;
  }

  @Post
  @Operation(
      operationId = "createDataset",
      summary = "Register a dataset",
      description =
          "Begins a draft from the fields of the form as JSON, or from a description in any RDF"
              + " syntax. Nothing is public before it is published.",
      requestBody =
          @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = DatasetInput.class)),
                @Content(mediaType = "text/turtle", schema = @Schema(type = "string")),
                @Content(mediaType = "application/ld+json", schema = @Schema(type = "string"))
              }),
      parameters = {
        @Parameter(
            name = "slug",
            in = QUERY,
            description = "Last part of its address, for an RDF body that names it otherwise.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "agency",
            in = QUERY,
            description = "The agency, for an RDF body or a copy.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "copy",
            in = QUERY,
            description =
                "Begin with what is said of the dataset with this slug, without its files; the"
                    + " body is not read.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "dry-run",
            in = QUERY,
            description = "Do everything and keep nothing.",
            schema = @Schema(type = "boolean")),
        @Parameter(
            name = "Idempotency-Key",
            in = HEADER,
            description = "A call sent again with the same key is done once.",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "201",
      description = "The draft.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DraftView.class)))
  HttpResponse<byte[]> create(@Parameter(hidden = true) ServerHttpRequest<?> request) {
    byte[] body = DraftCalls.body(request);
    Caller caller = gate.callerOf(request);
    return calls.run(
        request,
        caller,
        body,
        () -> {
          Draft draft = create(request, caller, body);
          return calls.draft(201, draft, Optional.of(review.check(draft)));
        });
  }

  private Draft create(HttpRequest<?> request, Caller caller, byte[] body) {
    Optional<String> from = parameter(request, "copy");
    if (from.isPresent()) {
      return drafting.copy(
          caller, from.get(), parameter(request, "agency").orElseGet(() -> onlyAgency(caller)));
    }
    if (isJson(request)) {
      Map<String, List<String>> values = DatasetInput.read(json, body);
      String agency =
          first(values, "agency")
              .or(() -> first(values, "publisher"))
              .or(() -> parameter(request, "agency"))
              .orElse("");
      return drafting.create(
          caller,
          agency.isEmpty() ? onlyAgency(caller) : agency,
          first(values, "slug").or(() -> parameter(request, "slug")).orElse(""),
          DatasetFields.of(name -> values.getOrDefault(name, List.of())),
          kind(first(values, "kind").orElse("dataset")));
    }
    Description description =
        description(request, body, parameter(request, "slug").map(base::dataset));
    if (!description.subject().startsWith(base.dataset(""))) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Hãy đặt địa chỉ của bộ dữ liệu bằng tham số slug.",
          "Name the dataset's address by the parameter slug.");
    }
    String slug = description.subject().substring(base.dataset("").length());
    String agency =
        parameter(request, "agency").orElseGet(() -> editor.fields(description).publisher());
    return drafting.create(
        caller, agency.isEmpty() ? onlyAgency(caller) : agency, slug, description);
  }

  private static ResourceKind kind(String code) {
    return java.util.Arrays.stream(ResourceKind.values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.UNPROCESSABLE,
                    "“kind” là dataset, series hoặc service.",
                    "“kind” is dataset, series or service."));
  }

  private String onlyAgency(Caller caller) {
    List<String> own = drafting.agenciesOf(caller);
    if (own.size() == 1) {
      return own.getFirst();
    }
    // Without an account the answer is to sign in, whatever the body says.
    caller.person().ifPresent(_ -> requireAgencyNamed());
    return "";
  }

  private static void requireAgencyNamed() {
    throw new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "Hãy nêu cơ quan công bố trong trường “agency”.",
        "Name the publishing agency in the field “agency”.");
  }

  @Get("/{slug}/draft")
  @Operation(
      operationId = "getDraft",
      summary = "A draft",
      description = "The open draft of a dataset with everything that stands in its way.")
  @ApiResponse(
      responseCode = "200",
      description = "The draft.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DraftView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    Draft draft = drafting.get(gate.callerOf(request), slug);
    return calls.draft(200, draft, Optional.of(review.check(draft)));
  }

  @Put("/{slug}")
  @Operation(
      operationId = "replaceDataset",
      summary = "Replace a description",
      description =
          "Puts the whole description, as JSON or RDF, in the place of the draft's; begins a draft"
              + " of a published dataset. If-Match names the draft's ETag where one is open. Files"
              + " that the portal holds stay until they are deleted.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DatasetInput.class))))
  HttpResponse<byte[]> replace(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Body byte[] body) {
    return change(request, slug, body, true);
  }

  @Patch("/{slug}")
  @Operation(
      operationId = "changeDataset",
      summary = "Change some fields",
      description =
          "Changes the fields named in the JSON body; begins a draft if none is open. Another"
              + " “slug” renames a draft that was never published.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DatasetInput.class))))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Body byte[] body) {
    return change(request, slug, body, false);
  }

  private HttpResponse<byte[]> change(
      HttpRequest<?> request, String slug, byte[] body, boolean whole) {
    Caller caller = gate.callerOf(request);
    return calls.change(
        request,
        caller,
        slug,
        body,
        (before, edition) -> {
          Draft changed =
              isJson(request)
                  ? change(caller, before, edition, DatasetInput.read(json, body), whole)
                  : drafting.replace(
                      caller,
                      slug,
                      edition,
                      description(request, body, Optional.of(before.description().subject())));
          return calls.draft(200, changed, Optional.of(review.check(changed)));
        });
  }

  private Draft change(
      Caller caller, Draft draft, int edition, Map<String, List<String>> values, boolean whole) {
    DatasetFields present = editor.fields(draft.description());
    DatasetFields fields =
        DatasetFields.of(
            name ->
                values.getOrDefault(
                    name, whole && !KEPT.contains(name) ? List.of() : present.values(name)));
    String notes = first(values, "notes").orElse(whole ? "" : draft.notes());
    Draft edited = drafting.edit(caller, draft, edition, fields, notes);
    String slug = first(values, "slug").orElse(draft.slug());
    return slug.equals(draft.slug())
        ? edited
        : drafting.rename(caller, draft.slug(), edited.edition(), slug);
  }

  @Post("/{slug}/submit")
  @Operation(operationId = "submitDraft", summary = "Ask for a review")
  HttpResponse<byte[]> submit(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Nullable @Parameter(hidden = true) @Body String body) {
    return step(
        request,
        slug,
        orEmpty(body),
        (caller, edition) ->
            calls.draft(200, review.submit(caller, slug, edition), Optional.empty()));
  }

  @Post("/{slug}/return")
  @Operation(
      operationId = "returnDraft",
      summary = "Give a draft back",
      description = "To its editors, with a JSON body {\"reason\": …}.")
  HttpResponse<byte[]> giveBack(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Nullable @Parameter(hidden = true) @Body String body) {
    return step(
        request,
        slug,
        orEmpty(body),
        (caller, edition) -> {
          String reason = values(body).getOrDefault("reason", "");
          return calls.draft(200, review.giveBack(caller, slug, edition, reason), Optional.empty());
        });
  }

  @Post("/{slug}/publish")
  @Operation(
      operationId = "publishDataset",
      summary = "Publish a draft",
      description =
          "Checks it once more and publishes it as a new version. The JSON body may name the"
              + " {\"version\": \"1.2.0\"} and a time to come, {\"at\": \"2026-12-01T00:00:00Z\"}. With {\"embargo\":"
              + " \"2027-01-15\"} the description is public at once and the files open by themselves"
              + " on that day, of Viet Nam.")
  HttpResponse<byte[]> publish(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Nullable @Parameter(hidden = true) @Body String body) {
    return step(
        request,
        slug,
        orEmpty(body),
        (caller, edition) -> {
          Map<String, String> values = values(body);
          Draft done =
              review.publish(
                  caller,
                  slug,
                  edition,
                  Optional.ofNullable(values.get("version")),
                  Optional.ofNullable(values.get("at")).map(DraftApiController::instant),
                  Optional.ofNullable(values.get("embargo")));
          return calls.draft(200, done, Optional.empty());
        });
  }

  @Post("/{slug}/withdraw")
  @Operation(
      operationId = "withdrawDataset",
      summary = "Withdraw a dataset",
      description = "Its address goes on answering, with the {\"reason\": …} of the JSON body.")
  @ApiResponse(responseCode = "204", description = "Withdrawn.", content = @Content)
  HttpResponse<byte[]> withdraw(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Nullable @Parameter(hidden = true) @Body String body) {
    Caller caller = gate.callerOf(request);
    return calls.run(
        request,
        caller,
        orEmpty(body),
        () -> {
          review.withdraw(caller, slug, values(body).getOrDefault("reason", ""));
          return HttpResponse.noContent();
        });
  }

  @Post("/{slug}/discard")
  @Operation(operationId = "discardDraft", summary = "Throw a draft away")
  @ApiResponse(responseCode = "204", description = "Gone.", content = @Content)
  HttpResponse<byte[]> discard(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    return step(
        request,
        slug,
        new byte[0],
        (caller, edition) -> {
          drafting.discard(caller, slug, edition);
          return HttpResponse.noContent();
        });
  }

  /** A step of an open draft, of the edition that If-Match names or else of the present one. */
  private HttpResponse<byte[]> step(
      HttpRequest<?> request,
      String slug,
      byte[] body,
      BiFunction<Caller, Integer, MutableHttpResponse<byte[]>> step) {
    Caller caller = gate.callerOf(request);
    return calls.run(
        request,
        caller,
        body,
        () -> step.apply(caller, edition(request, drafting.get(caller, slug))));
  }

  private static byte[] orEmpty(@Nullable String body) {
    return body == null ? new byte[0] : body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static int edition(HttpRequest<?> request, Draft draft) {
    return DraftCalls.edition(request, draft.edition()).orElse(draft.edition());
  }

  private Map<String, String> values(@Nullable String body) {
    if (orEmpty(body).length == 0) {
      return Map.of();
    }
    try {
      Map<String, String> values = new HashMap<>();
      Map<String, Object> object =
          json.readValue(
              orEmpty(body), io.micronaut.core.type.Argument.mapOf(String.class, Object.class));
      object.forEach((name, value) -> values.put(name, value == null ? "" : value.toString()));
      return values;
    } catch (IOException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Nội dung không phải một đối tượng JSON.",
          "The body is not a JSON object.");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "“at” cần thời điểm ISO 8601 theo UTC, như 2026-12-01T00:00:00Z.",
          "“at” takes an ISO 8601 instant, such as 2026-12-01T00:00:00Z.");
    }
  }

  private static boolean isJson(HttpRequest<?> request) {
    String type =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_TYPE)).orElse("");
    return type.isEmpty() || type.split(";")[0].strip().equalsIgnoreCase("application/json");
  }

  /**
   * @param iri of the dataset; empty takes the one that the body describes
   */
  private Description description(HttpRequest<?> request, byte[] body, Optional<String> iri) {
    String type =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))
            .orElse("")
            .split(";")[0]
            .strip();
    RdfSyntax syntax =
        java.util.Arrays.stream(RdfSyntax.values())
            .filter(one -> one.mediaType().split(";")[0].equalsIgnoreCase(type))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "Gửi application/json, text/turtle, application/ld+json,"
                            + " application/rdf+xml hoặc application/n-triples.",
                        "Send application/json, text/turtle, application/ld+json,"
                            + " application/rdf+xml or application/n-triples."));
    List<Description> all = reader.readAll(new ByteArrayInputStream(body), syntax, base.value());
    if (all.size() != 1) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Nội dung phải mô tả đúng một bộ dữ liệu; có "
              + all.size()
              + ". Nhiều bộ thì dùng ./sen import.",
          "The body must describe one dataset; it has "
              + all.size()
              + ". Several are for ./sen import.");
    }
    Description only = all.getFirst();
    return editor.rename(only, iri.orElse(only.subject()));
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return request.getParameters().getFirst(name).filter(text -> !text.isBlank());
  }

  private static Optional<String> first(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }
}
