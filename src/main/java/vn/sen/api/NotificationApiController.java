package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.sharing.Notifications;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** What somebody is told of in the portal, for their programs. */
@Controller("/api/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class NotificationApiController {
  private final Notifications notifications;
  private final JsonAnswers answers;
  private final Gate gate;
  private final BaseIri base;
  private final Clock clock;

  NotificationApiController(
      Notifications notifications, JsonAnswers answers, Gate gate, BaseIri base, Clock clock) {
    this.notifications = notifications;
    this.answers = answers;
    this.gate = gate;
    this.base = base;
    this.clock = clock;
  }

  @Serdeable
  @Schema(name = "NotificationList", description = "The newest first, at most 200.")
  record NotificationList(long unseen, List<NotificationView> items) {}

  @Serdeable
  @Schema(name = "Notification")
  record NotificationView(
      @Schema(description = "By language (BCP 47).") Map<String, String> text,
      @Schema(description = "The page where something can be done.") String link,
      @Schema(description = "ISO 8601.") String created,
      boolean seen) {}

  @Get
  @Operation(operationId = "listNotifications", summary = "What you are told of")
  @ApiResponse(
      responseCode = "200",
      description = "The notifications of whom the token belongs to.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NotificationList.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    Person person = signedIn(caller);
    NotificationList all =
        new NotificationList(
            notifications.countUnseen(person.id()),
            notifications.list(person.id(), caller.tokens()).stream().map(this::view).toList());
    return HttpResponse.ok(answers.toBytes(all))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  @Post("/seen")
  @Operation(operationId = "seeNotifications", summary = "Mark all notifications as seen")
  @ApiResponse(responseCode = "204", description = "Marked.", content = @Content)
  HttpResponse<byte[]> seen(@Parameter(hidden = true) HttpRequest<?> request) {
    notifications.markSeen(signedIn(gate.callerOf(request)).id(), clock.instant());
    return HttpResponse.noContent();
  }

  private NotificationView view(Notifications.Entry entry) {
    return new NotificationView(
        entry.text().values(),
        base.value() + entry.link().substring(1),
        entry.created().toString(),
        entry.seen());
  }

  private static Person signedIn(Caller caller) {
    return caller
        .person()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.UNAUTHORIZED,
                    "Hãy gửi mã truy cập API trong Authorization: Bearer.",
                    "Send an API token as Authorization: Bearer."));
  }
}
