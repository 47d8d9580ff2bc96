package vn.sen.web;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.sharing.Notifications;

/** What the reader is told of in the portal. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotificationsController {
  private final Pages pages;
  private final Gate gate;
  private final Notifications notifications;
  private final Clock clock;

  NotificationsController(Pages pages, Gate gate, Notifications notifications, Clock clock) {
    this.pages = pages;
    this.gate = gate;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    return pages.ok(
        request,
        pages.pageOf(request),
        "notifications",
        new NotificationsPage(notifications.list(SignedIn.require(caller).id(), caller.tokens())));
  }

  /** Marks all as seen. */
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> seen(HttpRequest<?> request) {
    notifications.markSeen(SignedIn.require(gate.callerOf(request)).id(), clock.instant());
    return HttpResponse.seeOther(URI.create("/notifications"));
  }
}
