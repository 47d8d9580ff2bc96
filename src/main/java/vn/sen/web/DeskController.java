package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.Notifications;
import vn.sen.access.sharing.SharingRules;
import vn.sen.access.sharing.UseCounts;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.QualityScore;
import vn.sen.publishing.AgencyQuality;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.Following;
import vn.sen.publishing.LinkChecks;
import vn.sen.publishing.Review;

/**
 * A person's desk with that of their agencies, and what is done to published datasets from there.
 */
@Hidden
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeskController {
  private static final int SHOWN = 1_000;
  private static final int NEWS = 10;

  private final Pages pages;
  private final Drafting drafting;
  private final Review review;
  private final Following following;
  private final Notifications notifications;
  private final AgencyQuality quality;
  private final LinkChecks links;
  private final AccessRequests requests;
  private final UseCounts counts;
  private final SharingRules rules;
  private final DatasetMapper mapper;
  private final Gate gate;
  private final Clock clock;

  DeskController(
      Pages pages,
      Drafting drafting,
      Review review,
      Following following,
      Notifications notifications,
      AgencyQuality quality,
      LinkChecks links,
      AccessRequests requests,
      UseCounts counts,
      SharingRules rules,
      DatasetMapper mapper,
      Gate gate,
      Clock clock) {
    this.pages = pages;
    this.drafting = drafting;
    this.review = review;
    this.following = following;
    this.notifications = notifications;
    this.quality = quality;
    this.links = links;
    this.requests = requests;
    this.counts = counts;
    this.rules = rules;
    this.mapper = mapper;
    this.gate = gate;
    this.clock = clock;
  }

  @Get("/desk")
  HttpResponse<?> desk(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    Person person = drafting.requireSignedIn(caller);
    Page page = pages.pageOf(request);
    List<DeskPage.AgencyDesk> agencies =
        drafting.agenciesOf(caller).stream().map(agency -> agency(caller, agency)).toList();
    DeskPage view =
        new DeskPage(
            person.name(),
            agencies,
            drafting.list(caller).stream()
                .map(draft -> new DeskPage.DraftRow(draft, mapper.map(draft.description())))
                .toList(),
            notifications.list(person.id(), caller.tokens()).stream().limit(NEWS).toList(),
            following.list(caller).stream().map(Dataset::view).toList());
    return pages.ok(request, page, "desk", view);
  }

  private DeskPage.AgencyDesk agency(Caller caller, String agency) {
    List<DeskPage.Row> rows =
        quality.list(agency, caller).stream()
            .map(row -> new DeskPage.Row(row.view(), row.score()))
            .sorted(Comparator.comparingInt(row -> row.quality().points()))
            .limit(SHOWN)
            .toList();
    LocalDate since =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(rules.usesDays());
    return new DeskPage.AgencyDesk(
        agency,
        caller.isSteward(agency),
        review.needsSecondReviewer(agency),
        requests.listOfOwners(Set.of(agency)).stream()
            .filter(request -> request.state().isPending())
            .count(),
        rows.stream()
            .filter(row -> row.quality().timeliness() == QualityScore.Timeliness.OVERDUE)
            .count(),
        counts.ofAgency(agency, since),
        rules.usesDays(),
        rows,
        links.listBroken(rows.stream().map(row -> row.view().slug()).toList()));
  }

  @Post("/desk/agencies/{slug}")
  HttpResponse<?> choose(
      HttpRequest<?> request, @PathVariable String slug, @Nullable @Body String body) {
    review.chooseSecondReviewer(
        gate.callerOf(request), slug, FormBody.of(body).one("secondReviewer").equals("yes"));
    return HttpResponse.seeOther(URI.create("/desk"));
  }

  @Post("/datasets/{slug}/{action:edit|withdraw|follow|unfollow}")
  HttpResponse<?> act(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String action,
      @Nullable @Body String body) {
    Caller caller = gate.callerOf(request);
    switch (action) {
      case "edit" -> {
        return HttpResponse.seeOther(
            URI.create("/drafts/" + drafting.getOrBegin(caller, slug).slug()));
      }
      case "withdraw" -> review.withdraw(caller, slug, FormBody.of(body).one("reason"));
      case "follow" -> following.follow(caller, slug);
      default -> following.unfollow(caller, slug);
    }
    return HttpResponse.seeOther(URI.create("/datasets/" + slug));
  }
}
