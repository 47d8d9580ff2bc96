package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.sharing.Notifications;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemException;

/**
 * What somebody is told of in the portal, for their feed reader, which signs in with an API token
 * as the password of HTTP's basic authentication.
 */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotificationFeedController {
  /** A feed needs a time of its last change, and one without news has none. */
  private static final Instant NEVER = Instant.EPOCH;

  private final Notifications notifications;
  private final Gate gate;
  private final Languages languages;
  private final BaseIri base;

  NotificationFeedController(
      Notifications notifications, Gate gate, Languages languages, BaseIri base) {
    this.notifications = notifications;
    this.gate = gate;
    this.languages = languages;
    this.base = base;
  }

  @Get("/notifications.atom")
  HttpResponse<byte[]> feed(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    Person person =
        caller
            .person()
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNAUTHORIZED,
                        "Hãy dùng mã truy cập API làm mật khẩu của trình đọc tin.",
                        "Use an API token as the password of your feed reader."));
    Locale locale = languages.of(request);
    List<Notifications.Entry> all = notifications.list(person.id(), caller.tokens());
    AtomFeed feed =
        new AtomFeed(
            base.value() + "notifications.atom",
            "Sen: " + person.name(),
            base.value() + "notifications",
            all.isEmpty() ? NEVER : all.getFirst().created(),
            all.stream()
                .map(
                    entry ->
                        new AtomFeed.Entry(
                            base.value() + entry.link().substring(1),
                            entry.text().in(locale),
                            entry.created(),
                            ""))
                .toList());
    return HttpResponse.ok(feed.write(locale))
        .header(HttpHeaders.CONTENT_TYPE, AtomFeed.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }
}
