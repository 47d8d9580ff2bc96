package vn.sen.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.publishing.Uploads;

/** Resumable uploads by the tus protocol, version 1.0.0. */
@Controller(Uploads.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class UploadController {
  private final Uploads uploads;
  private final DraftCalls calls;
  private final Gate gate;

  UploadController(Uploads uploads, DraftCalls calls, Gate gate) {
    this.uploads = uploads;
    this.calls = calls;
    this.gate = gate;
  }

  @Options
  @Operation(operationId = "describeUploads", summary = "What of tus is spoken here")
  HttpResponse<byte[]> describe(@Parameter(hidden = true) ServerHttpRequest<?> request) {
    return process(request);
  }

  @Post
  @Operation(
      operationId = "createUpload",
      summary = "Begin a resumable upload",
      description = "By the tus protocol: Upload-Length, and Upload-Metadata with a filename.")
  HttpResponse<byte[]> create(@Parameter(hidden = true) ServerHttpRequest<?> request) {
    return process(request);
  }

  @Head("/{id}")
  @Operation(operationId = "getUploadOffset", summary = "How much of an upload has arrived")
  HttpResponse<byte[]> offset(
      @Parameter(hidden = true) ServerHttpRequest<?> request, @PathVariable String id) {
    return process(request);
  }

  @Patch("/{id}")
  @Operation(operationId = "continueUpload", summary = "Send the next piece of an upload")
  HttpResponse<byte[]> send(
      @Parameter(hidden = true) ServerHttpRequest<?> request, @PathVariable String id) {
    return process(request);
  }

  /** For clients that cannot send PATCH: the protocol's X-HTTP-Method-Override. */
  @Post("/{id}")
  @Hidden
  HttpResponse<byte[]> sendOverridden(
      @Parameter(hidden = true) ServerHttpRequest<?> request, @PathVariable String id) {
    return process(request);
  }

  @Delete("/{id}")
  @Operation(operationId = "deleteUpload", summary = "Give an upload up")
  HttpResponse<byte[]> delete(
      @Parameter(hidden = true) ServerHttpRequest<?> request, @PathVariable String id) {
    return process(request);
  }

  @Post("/{id}/attach/{slug}")
  @Operation(
      operationId = "attachUpload",
      summary = "Make a finished upload a file of a draft",
      description =
          "A file of the same name is replaced. Where the answer was lost and a second call finds"
              + " no such upload, the first was done: the draft has the file.")
  HttpResponse<byte[]> attach(
      @Parameter(hidden = true) ServerHttpRequest<?> request,
      @PathVariable String id,
      @PathVariable String slug) {
    return calls.draft(200, uploads.attach(gate.callerOf(request), id, slug), Optional.empty());
  }

  private HttpResponse<byte[]> process(ServerHttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    try (ServletExchange exchange = new ServletExchange(request)) {
      uploads.process(caller, exchange.request(), exchange.response());
      return exchange.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
