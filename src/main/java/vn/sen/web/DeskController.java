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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.access.sharing.Notifications;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetMapper;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.AgencyQuality;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.Followers;
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
  private final Followers followers;
  private final Notifications notifications;
  private final AgencyQuality quality;
  private final LinkChecks links;
  private final Datasets datasets;
  private final DatasetMapper mapper;
  private final Gate gate;

  DeskController(
      Pages pages,
      Drafting drafting,
      Review review,
      Followers followers,
      Notifications notifications,
      AgencyQuality quality,
      LinkChecks links,
      Datasets datasets,
      DatasetMapper mapper,
      Gate gate) {
    this.pages = pages;
    this.drafting = drafting;
    this.review = review;
    this.followers = followers;
    this.notifications = notifications;
    this.quality = quality;
    this.links = links;
    this.datasets = datasets;
    this.mapper = mapper;
    this.gate = gate;
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
            followers.listFollowed(person.id()));
    return pages.ok(request, page, "desk", view);
  }

  private DeskPage.AgencyDesk agency(Caller caller, String agency) {
    List<DeskPage.Row> rows =
        quality.list(agency, caller.tokens()).stream()
            .map(row -> new DeskPage.Row(row.view(), row.score()))
            .sorted(Comparator.comparingInt(row -> row.quality().points()))
            .limit(SHOWN)
            .toList();
    return new DeskPage.AgencyDesk(
        agency,
        caller.isSteward(agency),
        review.needsSecondReviewer(agency),
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
      default -> follow(caller, slug, action.equals("follow"));
    }
    return HttpResponse.seeOther(URI.create("/datasets/" + slug));
  }

  private void follow(Caller caller, String slug, boolean follow) {
    UUID account = drafting.requireSignedIn(caller).id();
    datasets
        .find(slug, caller.tokens())
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Không có bộ dữ liệu này.",
                    "There is no such dataset."));
    if (follow) {
      followers.follow(account, slug);
    } else {
      followers.unfollow(account, slug);
    }
  }
}
