package vn.sen.api;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.api.HealthView.Status;
import vn.sen.catalog.ChangeFollower;

/**
 * Whether the portal can serve, for whoever watches it: 503 when the record cannot be read. A read
 * model that lags is told of but is no reason to send readers away.
 */
@Controller("/health")
@Tag(name = "operation")
final class HealthController {
  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ChangeFollower follower;
  private final ExecutorService executor;
  private final JsonAnswers answers;

  HealthController(
      ChangeFollower follower,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor,
      JsonAnswers answers) {
    this.follower = follower;
    this.executor = executor;
    this.answers = answers;
  }

  @Get
  @Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(
      operationId = "getHealth",
      summary = "Whether the portal can serve",
      description = "The record (PostgreSQL), and how far search and SPARQL are behind it.")
  @ApiResponse(
      responseCode = "200",
      description = "It can; status says whether a read model lags.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HealthView.class)))
  @ApiResponse(
      responseCode = "503",
      description = "The record cannot be read.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HealthView.class)))
  HttpResponse<byte[]> get(@Parameter(hidden = true) HttpRequest<?> request) {
    QueryParameters.none(request);
    HealthView view = view();
    HttpStatus status =
        view.status().equals(Status.DOWN.code()) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
    return CrossOrigin.allow(HttpResponse.<byte[]>status(status))
        .body(answers.toBytes(view))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private HealthView view() {
    long started = System.nanoTime();
    Optional<List<ChangeFollower.Lag>> lags = lags();
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    Status record = lags.isPresent() ? Status.UP : Status.DOWN;
    List<HealthView.ReadModelView> models =
        lags.orElse(List.of()).stream()
            .map(
                lag ->
                    new HealthView.ReadModelView(lag.model(), statusOf(lag).code(), lag.changes()))
            .toList();
    Status all =
        record == Status.UP && lags.orElseThrow().stream().anyMatch(ChangeFollower.Lag::failing)
            ? Status.DEGRADED
            : record;
    return new HealthView(
        all.code(), new HealthView.RecordView(record.code(), milliseconds), models);
  }

  private static Status statusOf(ChangeFollower.Lag lag) {
    return lag.failing() ? Status.DEGRADED : Status.UP;
  }

  /** Counted in the record; empty when it does not answer in time. */
  private Optional<List<ChangeFollower.Lag>> lags() {
    Future<List<ChangeFollower.Lag>> counted = executor.submit(follower::listLags);
    try {
      return Optional.of(counted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      counted.cancel(true);
      LOG.warn("The record did not answer within {}", PATIENCE);
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.warn("The record cannot be read", e.getCause());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
