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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.data.DatasetChecks;
import vn.sen.data.DatasetChecks.DatasetFile;
import vn.sen.privacy.DisclosureHistory;

/**
 * What the check of a dataset's file found: a page, and RDF in the words of PROV and DPV. Stewards
 * set findings aside here, and make safer files.
 */
@Hidden
@Produces(MediaType.ALL)
@Controller("/datasets/{slug}/checks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DatasetCheckController {
  private final Forms forms;
  private final DatasetChecks checks;
  private final DisclosureHistory history;
  private final FileCheckPages checkPages;
  private final Pages pages;
  private final Gate gate;

  DatasetCheckController(
      Forms forms,
      DatasetChecks checks,
      DisclosureHistory history,
      FileCheckPages checkPages,
      Pages pages,
      Gate gate) {
    this.forms = forms;
    this.checks = checks;
    this.history = history;
    this.checkPages = checkPages;
    this.pages = pages;
    this.gate = gate;
  }

  @Get("/{name}")
  HttpResponse<?> check(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String name) {
    Named named = Named.of(name);
    DatasetFile file = find(request, slug, named.key());
    return forms.answer(
        request,
        named,
        history.describe(slug, file.file()),
        Optional.of(file.file().check().checked()),
        () -> checkPages.page(request, place(request, file), file));
  }

  /** Sets the finding with this number in the report aside, or the whole of an unreadable file. */
  @Post("/{sha256}/overrides")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> override(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    DatasetFile file = find(request, slug, sha256);
    return checkPages.override(file, place(request, file), body);
  }

  /** What the chosen steps would make of the file; nothing is kept. */
  @Post("/{sha256}/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> preview(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    DatasetFile file = find(request, slug, sha256);
    return checkPages.preview(request, place(request, file), file, body);
  }

  /** Makes the safer file and leads to its check. */
  @Post("/{sha256}/derived")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> derive(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    DatasetFile file = find(request, slug, sha256);
    return checkPages.derive(file, place(request, file), body);
  }

  private DatasetFile find(HttpRequest<?> request, String slug, String sha256) {
    return checks.get(gate.callerOf(request), slug, sha256);
  }

  private FileCheckPage.Place place(HttpRequest<?> request, DatasetFile file) {
    Dataset dataset = file.dataset();
    Page page = pages.pageOf(request);
    String address = "/datasets/" + dataset.slug();
    return new FileCheckPage.Place(
        List.of(
            Map.entry("/datasets", page.say("nav.datasets")),
            Map.entry(address, page.text(dataset.view().title())),
            Map.entry(address + "/history", page.say("dataset.section.history"))),
        address + "/checks/",
        file.file().file().sha256(),
        true);
  }
}
