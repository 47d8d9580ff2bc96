package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.api.Upload;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.PublishingProblem;
import vn.sen.publishing.QualityRepairs;
import vn.sen.publishing.Review;
import vn.sen.publishing.Slugs;
import vn.sen.targets.Target;
import vn.sen.targets.Targets;

/** The form by which a dataset is registered, reviewed and published. */
@Hidden
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Controller("/drafts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftsController {
  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Pages pages;
  private final DraftPages draftPages;
  private final Drafting drafting;
  private final DraftFiles files;
  private final Review review;
  private final QualityRepairs repairs;
  private final Targets targets;
  private final Gate gate;
  private final JsonMapper json;

  DraftsController(
      Pages pages,
      DraftPages draftPages,
      Drafting drafting,
      DraftFiles files,
      Review review,
      QualityRepairs repairs,
      Targets targets,
      Gate gate,
      JsonMapper json) {
    this.pages = pages;
    this.draftPages = draftPages;
    this.drafting = drafting;
    this.files = files;
    this.review = review;
    this.repairs = repairs;
    this.targets = targets;
    this.gate = gate;
    this.json = json;
  }

  @Get("/new")
  HttpResponse<?> choose(HttpRequest<?> request) {
    Caller caller = signedIn(request);
    Page page = pages.pageOf(request);
    List<String> agencies = drafting.agenciesOf(caller);
    List<Target> planned =
        targets.list().stream()
            .filter(target -> target.status() == DatasetView.Status.PLANNED)
            .filter(target -> agencies.contains(page.code(target.todayAgency())))
            .toList();
    return pages.ok(request, page, "draft-new", new DraftNewPage(agencies, planned));
  }

  @Post
  HttpResponse<?> create(HttpRequest<?> request, @Body String body) {
    FormBody form = FormBody.of(body);
    Caller caller = gate.callerOf(request);
    Draft draft =
        switch (form.one("from")) {
          case "copy" -> drafting.copy(caller, slugIn(form.one("slug")), form.one("agency"));
          case "dataset" -> drafting.getOrBegin(caller, slugIn(form.one("slug")));
          default ->
              drafting.create(
                  caller,
                  form.one("agency"),
                  form.one("slug"),
                  DatasetFields.of(form::all),
                  kind(form.one("kind")));
        };
    return to(draft.slug());
  }

  private static ResourceKind kind(String code) {
    return switch (code) {
      case "series" -> ResourceKind.SERIES;
      case "service" -> ResourceKind.SERVICE;
      default -> ResourceKind.DATASET;
    };
  }

  /** A dataset's address or its last part: people paste either. */
  private static String slugIn(String text) {
    return text.replaceAll("[?#].*$", "").replaceAll("/+$", "").replaceAll("^.*/", "");
  }

  /** Begins with a file: what it tells is filled in. */
  @Post("/upload")
  HttpResponse<?> createFromFile(ServerHttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    try (Upload upload = Upload.open(request, Optional.empty())) {
      String agency = upload.field("agency").orElse("");
      drafting.requireEditor(caller, agency);
      Draft draft =
          drafting.create(
              caller,
              agency,
              drafting.freeSlug(Slugs.of(upload.fileName().replaceFirst("\\.[^.]*$", ""))),
              DatasetFields.of(_ -> List.of()));
      try {
        files.add(caller, draft.slug(), upload.fileName(), upload.content());
      } catch (ProblemException e) {
        // Nothing is left of a draft whose file was refused.
        drafting.discard(caller, draft.slug(), draft.edition());
        throw e;
      }
      return to(draft.slug());
    }
  }

  @Get("/{slug}")
  HttpResponse<?> form(HttpRequest<?> request, @PathVariable String slug) {
    Caller caller = gate.callerOf(request);
    Draft draft = drafting.get(caller, slug);
    Page page = pages.pageOf(request);
    return pages.ok(request, page, "draft", draftPages.form(page, draft, caller, Optional.empty()));
  }

  /** Saves what was typed; by the script while typing (it wants JSON), or by the button. */
  @Post("/{slug}")
  HttpResponse<?> save(HttpRequest<?> request, @PathVariable String slug, @Body String body) {
    FormBody form = FormBody.of(body);
    Caller caller = gate.callerOf(request);
    DatasetFields typed = DatasetFields.of(form::all);
    Page page = pages.pageOf(request);
    Draft saved;
    try {
      // The form of a first version does not ask for notes; what the portal noted stays.
      String notes =
          form.all("notes").isEmpty() ? drafting.get(caller, slug).notes() : form.one("notes");
      saved = drafting.edit(caller, slug, form.number("edition"), typed, notes);
      saved = renamed(caller, saved, form.one("slug"));
    } catch (ProblemException e) {
      if (e.type() != PublishingProblem.STALE_EDITION || wantsJson(request)) {
        throw e;
      }
      // Both are shown: what is saved, and what was typed, which nothing has overwritten.
      Draft newest = drafting.get(caller, slug);
      return pages.answer(
          request,
          page,
          HttpStatus.PRECONDITION_FAILED,
          "draft",
          Map.of("view", draftPages.form(page, newest, caller, Optional.of(typed))));
    }
    if (wantsJson(request)) {
      return json(
          Map.of(
              "edition", saved.edition(),
              "slug", saved.slug(),
              "percent", review.quality(saved.description()).percent(),
              "findings", draftPages.findings(page, saved)));
    }
    return form.one("then").equals("review") ? to(saved.slug() + "/review") : to(saved.slug());
  }

  private Draft renamed(Caller caller, Draft draft, String wanted) {
    return wanted.isEmpty() || wanted.equals(draft.slug()) || draft.isUpdate()
        ? draft
        : drafting.rename(caller, draft.slug(), draft.edition(), wanted);
  }

  @Post("/{slug}/files")
  HttpResponse<?> addFile(ServerHttpRequest<?> request, @PathVariable String slug) {
    Caller caller = gate.callerOf(request);
    try (Upload upload = Upload.open(request, Optional.empty())) {
      files.add(caller, slug, upload.fileName(), upload.content());
      return to(slug + "#files");
    }
  }

  @Post("/{slug}/files/{name}/{action:repair|remove}")
  HttpResponse<?> changeFile(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name,
      @PathVariable String action) {
    Caller caller = gate.callerOf(request);
    if (action.equals("repair")) {
      files.repair(caller, slug, name);
    } else {
      files.remove(caller, slug, name);
    }
    return to(slug + "#files");
  }

  @Post("/{slug}/files/{name}/columns")
  HttpResponse<?> describeFile(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String name,
      @Body String body) {
    FormBody form = FormBody.of(body);
    List<DatasetView.Column> columns = new ArrayList<>();
    List<String> names = form.all("column");
    for (int i = 0; i < names.size(); i++) {
      columns.add(
          new DatasetView.Column(
              names.get(i),
              text(at(form.all("columnTitleVi"), i), at(form.all("columnTitleEn"), i)),
              text(at(form.all("columnTextVi"), i), at(form.all("columnTextEn"), i)),
              "",
              at(form.all("columnUnit"), i),
              at(form.all("columnCodes"), i)));
    }
    files.describe(
        gate.callerOf(request),
        slug,
        form.number("edition"),
        name,
        text(form.one("fileTitleVi"), form.one("fileTitleEn")),
        LocalizedText.EMPTY,
        columns);
    return to(slug + "#files");
  }

  private static String at(List<String> values, int index) {
    return index < values.size() ? values.get(index).strip() : "";
  }

  private static LocalizedText text(String vietnamese, String english) {
    Map<String, String> values = new java.util.HashMap<>();
    if (!vietnamese.isEmpty()) {
      values.put("vi", vietnamese);
    }
    if (!english.isEmpty()) {
      values.put("en", english);
    }
    return new LocalizedText(values);
  }

  @Post("/{slug}/link")
  HttpResponse<?> link(HttpRequest<?> request, @PathVariable String slug, @Body String body) {
    FormBody form = FormBody.of(body);
    files.link(
        gate.callerOf(request), slug, form.number("edition"), form.one("url"), form.one("title"));
    return to(slug + "#files");
  }

  @Post("/{slug}/links/{id}/remove")
  HttpResponse<?> unlink(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String id,
      @Body String body) {
    files.unlink(gate.callerOf(request), slug, FormBody.of(body).number("edition"), id);
    return to(slug + "#files");
  }

  /** Fills in what the portal knows, for one lost point of the quality. */
  @Post("/{slug}/repairs/{rule}")
  HttpResponse<?> repair(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String rule,
      @Body String body) {
    FormBody form = FormBody.of(body);
    repairs.apply(gate.callerOf(request), slug, form.number("edition"), rule);
    boolean isReviewing = form.one("from").equals("review");
    return to(slug + (isReviewing ? "/review#quality" : "#quality"));
  }

  @Get("/{slug}/review")
  HttpResponse<?> review(HttpRequest<?> request, @PathVariable String slug) {
    Caller caller = gate.callerOf(request);
    Draft draft = drafting.get(caller, slug);
    Page page = pages.pageOf(request);
    return pages.ok(request, page, "draft-review", draftPages.review(page, draft, caller));
  }

  @Post("/{slug}/{action:submit|publish|return|discard|comment}")
  HttpResponse<?> act(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String action,
      @Body String body) {
    FormBody form = FormBody.of(body);
    Caller caller = gate.callerOf(request);
    int edition = form.number("edition");
    return switch (action) {
      case "submit" -> to(review.submit(caller, slug, edition).slug() + "/review");
      case "return" ->
          to(review.giveBack(caller, slug, edition, form.one("reason")).slug() + "/review");
      case "discard" -> {
        drafting.discard(caller, slug, edition);
        yield HttpResponse.seeOther(URI.create("/desk"));
      }
      case "comment" -> {
        drafting.comment(caller, slug, form.one("field"), form.one("text"));
        yield to(slug + "/review");
      }
      default -> {
        Draft done =
            review.publish(
                caller,
                slug,
                edition,
                form.find("version"),
                chosen(form, "later", "at").map(this::instant),
                chosen(form, "embargo", "embargo")
                    .or(() -> form.one("when").equals("now") ? Optional.of("") : Optional.empty()));
        yield done.state() == Draft.State.PUBLISHED
            ? HttpResponse.seeOther(URI.create("/datasets/" + slug))
            : to(slug + "/review");
      }
    };
  }

  /**
   * What belongs to a choice of when, which is to be stated then; without a choice the field alone
   * counts. A day that was filled in beside another choice is not passed over: files would open, or
   * a description become public, before it.
   */
  private static Optional<String> chosen(FormBody form, String when, String field) {
    String choice = form.one("when");
    Optional<String> stated = form.find(field);
    boolean isChosen = choice.equals(when);
    boolean isNew = !stated.equals(form.find(field + "-before"));
    if (choice.isEmpty() || isChosen && stated.isPresent()) {
      return stated;
    }
    if (isChosen || stated.isPresent() && isNew) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Hãy chọn cách công bố và ngày của cách đó, để trống ngày của các cách khác.",
          "Choose the way of publication and its day, and leave the days of the others empty.");
    }
    return Optional.empty();
  }

  /** As a browser's field for date and time sends it, in the time of Viet Nam. */
  private Instant instant(String text) {
    try {
      return LocalDateTime.parse(text).atZone(VIET_NAM).toInstant();
    } catch (DateTimeException e) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Thời điểm công bố cần dạng 2026-12-01T08:00.",
          "The time of publication is written as 2026-12-01T08:00.");
    }
  }

  private Caller signedIn(HttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    // Asked for its refusal: whoever is nobody is told to sign in.
    drafting.requireSignedIn(caller);
    return caller;
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("application/json");
  }

  private HttpResponse<?> json(Object value) {
    try {
      return HttpResponse.ok(json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8))
          .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<?> to(String path) {
    return HttpResponse.seeOther(URI.create("/drafts/" + path));
  }
}
