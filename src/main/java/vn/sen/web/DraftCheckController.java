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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Gate;
import vn.sen.metadata.DatasetMapper;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftChecks;
import vn.sen.publishing.DraftChecks.CheckedDraftFile;

/**
 * What the check of a draft's file found, for those who may edit the draft: they make safer files
 * here, and its stewards set findings aside.
 */
@Hidden
@Produces(MediaType.ALL)
@Controller("/drafts/{slug}/checks/{sha256}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftCheckController {
  private final DraftChecks checks;
  private final FileCheckPages checkPages;
  private final Pages pages;
  private final DatasetMapper mapper;
  private final Gate gate;

  DraftCheckController(
      DraftChecks checks, FileCheckPages checkPages, Pages pages, DatasetMapper mapper, Gate gate) {
    this.checks = checks;
    this.checkPages = checkPages;
    this.pages = pages;
    this.mapper = mapper;
    this.gate = gate;
  }

  @Get
  HttpResponse<?> check(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String sha256) {
    CheckedDraftFile file = find(request, slug, sha256);
    return checkPages.page(request, place(request, file), file);
  }

  /** Sets the finding with this number in the report aside, or the whole of an unreadable file. */
  @Post("/overrides")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> override(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    CheckedDraftFile file = find(request, slug, sha256);
    return checkPages.override(file, place(request, file), body);
  }

  /** What the chosen steps would make of the file; nothing is kept. */
  @Post("/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> preview(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    CheckedDraftFile file = find(request, slug, sha256);
    return checkPages.preview(request, place(request, file), file, body);
  }

  /** Makes the safer file, beside the source or in its place, and leads to its check. */
  @Post("/derived")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> derive(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    CheckedDraftFile file = find(request, slug, sha256);
    return checkPages.derive(file, place(request, file), body);
  }

  private CheckedDraftFile find(HttpRequest<?> request, String slug, String sha256) {
    return checks.get(gate.callerOf(request), slug, sha256);
  }

  private FileCheckPage.Place place(HttpRequest<?> request, CheckedDraftFile file) {
    Draft draft = file.draft();
    Page page = pages.pageOf(request);
    String address = "/drafts/" + draft.slug();
    String title = page.text(mapper.map(draft.description()).title());
    return new FileCheckPage.Place(
        List.of(
            Map.entry("/desk", page.say("desk.title")),
            Map.entry(address, title.isEmpty() ? page.say("draft.untitled") : title),
            Map.entry(address + "/review", page.say("draft.check.review"))),
        address + "/checks/",
        file.file().file().sha256(),
        false);
  }
}
