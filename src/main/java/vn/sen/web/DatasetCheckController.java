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
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DerivedFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.Finding;
import vn.sen.privacy.StepChoice;

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
  private final Datasets datasets;
  private final DisclosureHistory history;
  private final DerivedFiles derivedFiles;
  private final StoredFiles files;
  private final FileCheckPages checkPages;
  private final Pages pages;
  private final DatasetMapper mapper;
  private final Gate gate;

  DatasetCheckController(
      Forms forms,
      Datasets datasets,
      DisclosureHistory history,
      DerivedFiles derivedFiles,
      StoredFiles files,
      FileCheckPages checkPages,
      Pages pages,
      DatasetMapper mapper,
      Gate gate) {
    this.forms = forms;
    this.datasets = datasets;
    this.history = history;
    this.derivedFiles = derivedFiles;
    this.files = files;
    this.checkPages = checkPages;
    this.pages = pages;
    this.mapper = mapper;
    this.gate = gate;
  }

  /** A check as somebody asks for it. */
  private record Asked(Caller caller, Dataset dataset, CheckedFile file) {
    String path() {
      return "/datasets/" + dataset.slug() + "/checks/" + file.file().sha256();
    }
  }

  private Asked find(HttpRequest<?> request, String slug, String sha256) {
    Caller caller = gate.callerOf(request);
    Dataset dataset =
        datasets.find(slug, caller.tokens()).orElseThrow(DatasetCheckController::notFound);
    CheckedFile file = history.find(slug, sha256).orElseThrow(DatasetCheckController::notFound);
    return new Asked(caller, dataset, file);
  }

  @Get("/{name}")
  HttpResponse<?> check(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String name) {
    Named named = Named.of(name);
    Asked asked = find(request, slug, named.key());
    return forms.answer(
        request,
        named,
        history.describe(slug, asked.file()),
        Optional.of(asked.file().check().checked()),
        () -> page(request, asked, Map.of(), Optional.empty()));
  }

  /** Sets the finding with this number in the report aside, or the whole of an unreadable file. */
  @Post("/{sha256}/overrides")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> override(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    Asked asked = find(request, slug, sha256);
    FormFields form = FormFields.of(body);
    Optional<Finding> finding = FileCheckPages.finding(asked.file(), form);
    history.override(
        asked.caller(),
        history.agencyOf(asked.dataset()),
        asked.file(),
        finding.map(Finding::column).orElse(""),
        finding.map(Finding::kind),
        form.text("reason"));
    return HttpResponse.seeOther(URI.create(asked.path() + "#decisions"));
  }

  /** What the chosen steps would make of the file; nothing is kept. */
  @Post("/{sha256}/preview")
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
            derivedFiles.preview(
                asked.caller(), asked.dataset(), asked.file().file().fileName(), choices));
    return page(request, asked, choices, Optional.of(compared));
  }

  /** Makes the safer file and leads to its check. */
  @Post("/{sha256}/derived")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> derive(
      HttpRequest<?> request,
      @PathVariable String slug,
      @PathVariable String sha256,
      @Body @Nullable Map<String, Object> body) {
    Asked asked = find(request, slug, sha256);
    StoredFile made =
        derivedFiles.derive(
            asked.caller(),
            asked.dataset(),
            asked.file().file().fileName(),
            FileCheckPages.choices(asked.file(), FormFields.of(body)));
    return HttpResponse.seeOther(
        URI.create("/datasets/" + asked.dataset().slug() + "/checks/" + made.sha256()));
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request,
      Asked asked,
      Map<String, StepChoice> choices,
      Optional<CheckPage.Compared> compared) {
    Dataset dataset = asked.dataset();
    String agency = history.agencyOf(dataset);
    Page page = pages.pageOf(request);
    String address = "/datasets/" + dataset.slug();
    boolean steward = asked.caller().isSteward(agency);
    return checkPages.page(
        request,
        new FileCheckPage.Place(
            DataWeight.of(mapper.weight(dataset.description()).orElse("")),
            List.of(
                Map.entry("/datasets", page.say("nav.datasets")),
                Map.entry(address, page.text(dataset.view().title())),
                Map.entry(address + "/history", page.say("dataset.section.history"))),
            asked.path(),
            true),
        asked.file(),
        source(dataset, asked.file()),
        new FileCheckPage.Rights(asked.caller().isMember(agency), steward, steward),
        choices,
        compared);
  }

  private Optional<FileCheckPage.Source> source(Dataset dataset, CheckedFile file) {
    return file.derivation().map(DerivedFile::sourceSha256).stream()
        .flatMap(
            sha256 ->
                files.list(dataset.slug()).stream().filter(one -> one.sha256().equals(sha256)))
        .findFirst()
        .map(
            one ->
                new FileCheckPage.Source(
                    one.fileName(), "/datasets/" + dataset.slug() + "/checks/" + one.sha256()));
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có lần kiểm tra này. Xem lịch sử của bộ dữ liệu.",
        "There is no such check. See the dataset's history.");
  }
}
