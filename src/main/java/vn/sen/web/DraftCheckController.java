package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.metadata.DatasetMapper;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.Finding;
import vn.sen.privacy.StepChoice;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftChecks;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.Drafting;

/**
 * What the check of a draft's file found, for those who may edit the draft: they make safer files
 * here, and its stewards set findings aside.
 */
@Hidden
@Produces(MediaType.ALL)
@Controller("/drafts/{slug}/checks/{sha256}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftCheckController {
  private final Drafting drafting;
  private final DraftChecks checks;
  private final FileCheckPages checkPages;
  private final Pages pages;
  private final DatasetMapper mapper;
  private final Gate gate;

  DraftCheckController(
      Drafting drafting,
      DraftChecks checks,
      FileCheckPages checkPages,
      Pages pages,
      DatasetMapper mapper,
      Gate gate) {
    this.drafting = drafting;
    this.checks = checks;
    this.checkPages = checkPages;
    this.pages = pages;
    this.mapper = mapper;
    this.gate = gate;
  }

  /** A check as somebody asks for it. */
  private record Asked(Caller caller, Draft draft, CheckedFile file) {
    String path() {
      return DraftCheckController.path(draft, file.file().sha256());
    }
  }

  static String path(Draft draft, String sha256) {
    return "/drafts/" + draft.slug() + "/checks/" + sha256;
  }

  private Asked find(HttpRequest<?> request, String slug, String sha256) {
    Caller caller = gate.callerOf(request);
    Draft draft = drafting.get(caller, slug);
    return new Asked(caller, draft, checks.get(draft, sha256));
  }

  @Get
  HttpResponse<?> check(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String sha256) {
    return page(request, find(request, slug, sha256), Map.of(), Optional.empty());
  }

  /** Sets the finding with this number in the report aside, or the whole of an unreadable file. */
  @Post("/overrides")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> override(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    Asked asked = find(request, slug, sha256);
    FormFields form = FormFields.of(body);
    Optional<Finding> finding = FileCheckPages.finding(asked.file(), form);
    checks.override(
        asked.caller(),
        asked.draft(),
        asked.file(),
        finding.map(Finding::column).orElse(""),
        finding.map(Finding::kind),
        form.text("reason"));
    return HttpResponse.seeOther(URI.create(asked.path() + "#decisions"));
  }

  /** What the chosen steps would make of the file; nothing is kept. */
  @Post("/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> preview(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    Asked asked = find(request, slug, sha256);
    Map<String, StepChoice> choices = FileCheckPages.choices(asked.file(), FormFields.of(body));
    CheckPage.Compared compared =
        new CheckPage.Compared(
            checks.preview(asked.caller(), asked.draft(), asked.file(), choices));
    return page(request, asked, choices, Optional.of(compared));
  }

  /** Makes the safer file, beside the source or in its place, and leads to its check. */
  @Post("/derived")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> derive(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    Asked asked = find(request, slug, sha256);
    FormFields form = FormFields.of(body);
    DraftFile made =
        checks.derive(
            asked.caller(),
            asked.draft(),
            asked.file(),
            FileCheckPages.choices(asked.file(), form),
            !form.text("source").equals("keep"));
    return HttpResponse.seeOther(URI.create(path(asked.draft(), made.sha256())));
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request,
      Asked asked,
      Map<String, StepChoice> choices,
      Optional<CheckPage.Compared> compared) {
    Draft draft = asked.draft();
    Page page = pages.pageOf(request);
    String address = "/drafts/" + draft.slug();
    String title = page.text(mapper.map(draft.description()).title());
    return checkPages.page(
        request,
        new FileCheckPage.Place(
            DataWeight.of(mapper.weight(draft.description()).orElse("")),
            List.of(
                Map.entry("/desk", page.say("desk.title")),
                Map.entry(address, title.isEmpty() ? page.say("draft.untitled") : title),
                Map.entry(address + "/review", page.say("draft.check.review"))),
            asked.path(),
            false),
        asked.file(),
        source(draft, asked.file()),
        new FileCheckPage.Rights(true, true, asked.caller().isSteward(draft.agency())),
        choices,
        compared);
  }

  /** The source, as long as the draft has it. */
  private Optional<FileCheckPage.Source> source(Draft draft, CheckedFile file) {
    return file.derivation()
        .map(DerivedFile::sourceSha256)
        .flatMap(sha256 -> checks.find(draft, sha256))
        .map(one -> new FileCheckPage.Source(one.fileName(), path(draft, one.sha256())));
  }
}
