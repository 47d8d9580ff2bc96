package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.DataFiles;
import vn.sen.metadata.CsvwMetadata;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.PublishedFiles;
import vn.sen.publishing.Versions;

/** Downloads of files that the portal holds, whole or in ranges. */
@Controller("/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "files")
final class FileController {
  private final DatasetRecord record;
  private final DataFiles dataFiles;
  private final Versions versions;
  private final ProblemResponses problems;
  private final JsonAnswers answers;
  private final BaseIri base;
  private final Gate gate;
  private final PublishedFiles files;

  FileController(
      DatasetRecord record,
      DataFiles dataFiles,
      Versions versions,
      ProblemResponses problems,
      JsonAnswers answers,
      BaseIri base,
      Gate gate,
      PublishedFiles files) {
    this.record = record;
    this.dataFiles = dataFiles;
    this.versions = versions;
    this.problems = problems;
    this.answers = answers;
    this.base = base;
    this.gate = gate;
    this.files = files;
  }

  @Get("/{slug}/files/{name}")
  @Produces(MediaType.ALL)
  @Operation(
      operationId = "downloadFile",
      summary = "Download a file",
      description =
          "The file as its publisher gave it. Single and multiple ranges, If-Range, entity tags"
              + " (the SHA-256 of the content) and HEAD are understood. With -metadata.json after"
              + " the name of a table: its columns, as CSV on the Web describes them.",
      parameters =
          @Parameter(
              name = "Range",
              in = ParameterIn.HEADER,
              description = "Such as bytes=0-1023.",
              schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "200",
      description = "The whole file.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "206", description = "The ranges asked for.", content = @Content)
  @ApiResponse(responseCode = "304", description = "Unchanged.", content = @Content)
  @ApiResponse(
      responseCode = "403",
      description = "The dataset is known, but its data may not be used by the caller.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such dataset or file.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  @ApiResponse(
      responseCode = "416",
      description = "No range lies within the file.",
      content =
          @Content(
              mediaType = ProblemResponses.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemView.class)))
  HttpResponse<?> download(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = "Last part of the dataset's address.") @PathVariable String slug,
      @Parameter(description = "Name of the file, as in a distribution's downloadUrl.")
          @PathVariable
          String name) {
    Optional<String> renamed = record.findRenamed(request, slug);
    if (renamed.isPresent()) {
      return HttpResponse.permanentRedirect(
          URI.create(base.dataset(renamed.get()) + "/files/" + rawName(request)));
    }
    Dataset dataset = record.get(request, slug);
    Optional<StoredFile> stored = files.find(dataset, name);
    if (stored.isEmpty() && name.endsWith(CsvwMetadata.ENDING)) {
      // A description, like the dataset's own: for all who may discover it.
      return answers.of(request, columns(dataset, name), CsvwMetadata.MEDIA_TYPE);
    }
    StoredFile file = stored.orElseThrow(() -> PublishedFiles.notFound(slug, name));
    Caller caller = gate.callerOf(request);
    UseDecision decision =
        UseRefusal.permitted(slug, files.decide(caller, dataset, UseRules.Action.DOWNLOAD));
    HttpResponse<?> answer = answer(request, caller, dataset, decision, file);
    if (answer instanceof MutableHttpResponse<?> open && table(dataset, name).isPresent()) {
      open.header(
          HttpHeaders.LINK,
          "<"
              + rawName(request)
              + CsvwMetadata.ENDING
              + ">; rel=\"describedby\"; type=\""
              + CsvwMetadata.MEDIA_TYPE
              + "\"");
    }
    return answer;
  }

  /** The columns of a table beside which the name stands. */
  private Map<String, Object> columns(Dataset dataset, String name) {
    String table = name.substring(0, name.length() - CsvwMetadata.ENDING.length());
    return CsvwMetadata.of(
        table(dataset, table).orElseThrow(() -> PublishedFiles.notFound(dataset.slug(), name)));
  }

  private static Optional<DatasetView.Distribution> table(Dataset dataset, String name) {
    return dataset
        .view()
        .findDistribution(name)
        .filter(distribution -> !distribution.columns().isEmpty())
        // CSV on the Web speaks of no other files, though the columns of others are described too.
        .filter(distribution -> Set.of("CSV", "TSV").contains(distribution.format()));
  }

  @Get("/{slug}/versions/{version}/files/{name}")
  @Produces(MediaType.ALL)
  @Operation(
      operationId = "downloadVersionFile",
      summary = "Download a file of a version",
      description = "As it was published in that version; “latest” names the newest one.")
  HttpResponse<?> downloadOfVersion(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String version,
      @PathVariable String name) {
    Dataset dataset = record.get(request, slug);
    DatasetVersion found =
        versions.find(dataset, version).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    StoredFile file =
        files.find(found, name).orElseThrow(() -> PublishedFiles.notFound(slug, name));
    Caller caller = gate.callerOf(request);
    UseDecision decision =
        UseRefusal.permitted(slug, files.decide(caller, dataset, found, UseRules.Action.DOWNLOAD));
    return answer(request, caller, dataset, decision, file);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request,
      Caller caller,
      Dataset dataset,
      UseDecision decision,
      StoredFile file) {
    EntityTag tag = new EntityTag("\"" + file.sha256() + "\"");
    return switch (Preconditions.evaluate(request, tag, file.created())) {
      case FAILED ->
          throw new ProblemException(
              CommonProblem.PRECONDITION_FAILED,
              "Tệp đã thay đổi; phiên bản hiện tại có ETag " + tag.value() + ".",
              "The file has changed; its present ETag is " + tag.value() + ".");
      case NOT_MODIFIED -> validators(HttpResponse.status(HttpStatus.NOT_MODIFIED), file, tag);
      case PROCEED -> {
        if (isCounted(request, decision)
            && !files.count(caller, dataset, UseRules.Action.DOWNLOAD, decision)) {
          throw UseRefusal.of(
              dataset.slug(), gate.decide(caller, dataset, UseRules.Action.DOWNLOAD));
        }
        yield content(request, file, tag);
      }
    };
  }

  private HttpResponse<?> content(HttpRequest<?> request, StoredFile file, EntityTag tag) {
    DownloadBody.Source path = contentOf(file);
    String range = request.getHeaders().get(HttpHeaders.RANGE);
    boolean asked =
        range != null
            && request.getMethod() == HttpMethod.GET
            && Preconditions.rangeHolds(request, tag, file.created());
    Optional<List<ByteRange>> ranges =
        asked ? ByteRange.parse(range, file.sizeBytes()) : Optional.empty();
    if (ranges.isEmpty()) {
      return respond(
          request,
          HttpResponse.ok(),
          DownloadBody.whole(path, file.sizeBytes()),
          file,
          tag,
          file.mediaType());
    }
    return partial(request, file, tag, path, ranges.get());
  }

  private HttpResponse<?> partial(
      HttpRequest<?> request,
      StoredFile file,
      EntityTag tag,
      DownloadBody.Source path,
      List<ByteRange> ranges) {
    long size = file.sizeBytes();
    if (ranges.isEmpty()) {
      return problems
          .answer(
              request,
              new ProblemResponses.Failure(
                  CommonProblem.RANGE_NOT_SATISFIABLE,
                  "Tệp có %d byte; khoảng yêu cầu nằm ngoài.".formatted(size),
                  "The file has %d bytes; the range lies outside.".formatted(size)))
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
    }
    if (ranges.size() == 1) {
      ByteRange range = ranges.getFirst();
      return respond(
              request,
              HttpResponse.status(HttpStatus.PARTIAL_CONTENT),
              DownloadBody.of(path, range),
              file,
              tag,
              file.mediaType())
          .header(HttpHeaders.CONTENT_RANGE, range.contentRange(size));
    }
    String boundary = file.sha256().substring(0, 32);
    return respond(
        request,
        HttpResponse.status(HttpStatus.PARTIAL_CONTENT),
        DownloadBody.multipart(path, ranges, size, file.mediaType(), boundary),
        file,
        tag,
        "multipart/byteranges; boundary=" + boundary);
  }

  private static MutableHttpResponse<?> respond(
      HttpRequest<?> request,
      MutableHttpResponse<?> response,
      DownloadBody body,
      StoredFile file,
      EntityTag tag,
      String mediaType) {
    validators(response, file, tag)
        .header(HttpHeaders.CONTENT_TYPE, mediaType)
        .header(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()))
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header("Content-Disposition", ContentDisposition.attachment(file.fileName()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'");
    return request.getMethod() == HttpMethod.HEAD ? response : response.body(body);
  }

  private static MutableHttpResponse<?> validators(
      MutableHttpResponse<?> response, StoredFile file, EntityTag tag) {
    return CrossOrigin.allow(response)
        .header(HttpHeaders.ETAG, tag.value())
        .header(
            HttpHeaders.LINK,
            "</datasets/" + file.datasetSlug() + ">; rel=\"collection\"; type=\"text/html\"")
        .header(HttpHeaders.LAST_MODIFIED, Preconditions.httpDate(file.created()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** A file cut short or lost is told as our failure, never sent as if it were whole. */
  private DownloadBody.Source contentOf(StoredFile file) {
    if (!dataFiles.findSize(file.sha256()).equals(Optional.of(file.sizeBytes()))) {
      throw new UncheckedIOException(
          new IOException(file.sha256() + " has not the recorded size of " + file.sizeBytes()));
    }
    return offset -> dataFiles.open(file.sha256(), offset);
  }

  private static String rawName(HttpRequest<?> request) {
    String path = request.getUri().getRawPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A range that does not begin the file goes on with a download; under an agreement all count. */
  private static boolean isCounted(HttpRequest<?> request, UseDecision decision) {
    if (request.getMethod() != HttpMethod.GET) {
      return false;
    }
    String range = request.getHeaders().get(HttpHeaders.RANGE);
    return range == null || range.startsWith("bytes=0-") || decision.agreement().isPresent();
  }
}
