package vn.sen.interop;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.audit.Discoveries;

/** Everything the caller may discover, as one file. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class DumpController {
  private static final Offer GZIP = new Offer("gz", "application/gzip");
  private static final List<Offer> OFFERS =
      List.of(
          GZIP,
          new Offer("nq", "application/n-quads"),
          new Offer("any", "application/octet-stream"));

  private final CatalogDump dump;
  private final Gate gate;
  private final Discoveries discoveries;

  DumpController(CatalogDump dump, Gate gate, Discoveries discoveries) {
    this.discoveries = discoveries;
    this.dump = dump;
    this.gate = gate;
  }

  @Get("/catalog.nq.gz")
  HttpResponse<?> get(HttpRequest<?> request) {
    Offers.get(request, OFFERS);
    try {
      Path file = Files.createTempFile("catalog-", ".nq.gz");
      Caller caller = gate.callerOf(request);
      discoveries.exposed(caller, "");
      String tag = "\"" + dump.write(file, caller.tokens()) + "\"";
      if (Conditions.isUnchanged(request, tag, Optional.empty())) {
        Files.delete(file);
        return HttpResponse.status(HttpStatus.NOT_MODIFIED)
            .header(HttpHeaders.ETAG, tag)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache");
      }
      String length = Long.toString(Files.size(file));
      // The open file outlives its name: nothing is left behind, however the answer ends.
      InputStream bytes = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      return HttpResponse.status(HttpStatus.OK)
          // No date of its own: it is written for this answer, and the clock is no news.
          .body(bytes)
          .header(HttpHeaders.CONTENT_TYPE, GZIP.mediaType())
          .header(HttpHeaders.CONTENT_LENGTH, length)
          .header(HttpHeaders.ETAG, tag)
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"catalog.nq.gz\"")
          .header(HttpHeaders.CACHE_CONTROL, "no-cache")
          .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    } catch (IOException e) {
      throw new UncheckedIOException("the catalog cannot be written", e);
    }
  }
}
