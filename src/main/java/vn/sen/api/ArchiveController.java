package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Gate;
import vn.sen.publishing.archive.ArchiveWriter;

/** Everything that an agency owns, in one archive, for its stewards. */
@Controller("/api/agencies")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "publishing")
final class ArchiveController {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveController.class);

  private final ArchiveWriter archives;
  private final Gate gate;

  ArchiveController(ArchiveWriter archives, Gate gate) {
    this.archives = archives;
    this.gate = gate;
  }

  @Get("/{slug}/archive")
  @Operation(
      operationId = "exportAgency",
      summary = "Everything an agency owns",
      description =
          "A ZIP of the descriptions with their whole history, the versions and the files of an"
              + " agency; “./sen import” takes it back whole. For its stewards.")
  @ApiResponse(responseCode = "200", description = "The archive.")
  HttpResponse<InputStream> export(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    ArchiveWriter.Archive archive = archives.prepare(gate.callerOf(request), slug);
    return HttpResponse.ok(stream(archive))
        .header(HttpHeaders.CONTENT_TYPE, "application/zip")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sen-" + slug + ".zip\"");
  }

  /** Written as the client takes it. A failure breaks the stream, so that nobody takes half. */
  private static InputStream stream(ArchiveWriter.Archive archive) {
    try {
      Pipe pipe = Pipe.open();
      AtomicReference<Exception> failure = new AtomicReference<>();
      Thread.ofVirtual()
          .name("archive")
          .start(() -> write(archive, Channels.newOutputStream(pipe.sink()), failure));
      return new Whole(Channels.newInputStream(pipe.source()), failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      ArchiveWriter.Archive archive, OutputStream out, AtomicReference<Exception> failure) {
    try (out) {
      try {
        archive.writeTo(out);
      } catch (IOException | RuntimeException e) {
        // Before the end of the stream, which its reader takes for the archive's.
        failure.set(e);
        LOG.warn("An archive was not written to its end: {}", e.toString());
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Ends only where its writer has come to the end. */
  private static final class Whole extends FilterInputStream {
    private final AtomicReference<Exception> failure;

    Whole(InputStream in, AtomicReference<Exception> failure) {
      super(in);
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      return ended(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return ended(super.read(target, offset, length));
    }

    private int ended(int read) throws IOException {
      if (read < 0 && failure.get() != null) {
        throw new IOException("the archive broke off", failure.get());
      }
      return read;
    }
  }
}
