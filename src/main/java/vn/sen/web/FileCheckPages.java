package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.sen.access.People;
import vn.sen.access.Person;
import vn.sen.catalog.StoredFile;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.Finding;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.MendableFile;
import vn.sen.privacy.StepChoice;

/** Fills the page of a check, and does what was filled in there, of datasets and of drafts. */
@Singleton
final class FileCheckPages {
  private static final String WHOLE_FILE = "whole";

  private final Pages pages;
  private final People people;

  FileCheckPages(Pages pages, People people) {
    this.pages = pages;
    this.people = people;
  }

  /** The check as it stands. */
  MutableHttpResponse<?> page(
      HttpRequest<?> request, FileCheckPage.Place place, MendableFile file) {
    return page(request, place, file, Map.of(), Optional.empty());
  }

  /** The check beside what the chosen steps would make of the file; nothing is kept. */
  MutableHttpResponse<?> preview(
      HttpRequest<?> request,
      FileCheckPage.Place place,
      MendableFile file,
      @Nullable Map<String, Object> body) {
    Map<String, StepChoice> choices = choices(file.file(), FormFields.of(body));
    return page(
        request, place, file, choices, Optional.of(new CheckPage.Compared(file.preview(choices))));
  }

  /**
   * Sets the finding with the number in the form aside, or the whole of an unreadable file, and
   * leads to the decisions.
   */
  HttpResponse<?> override(
      MendableFile file, FileCheckPage.Place place, @Nullable Map<String, Object> body) {
    FormFields form = FormFields.of(body);
    Optional<Finding> finding = finding(file.file(), form);
    file.override(
        finding.map(Finding::column).orElse(""), finding.map(Finding::kind), form.text("reason"));
    return HttpResponse.seeOther(URI.create(place.path() + "#decisions"));
  }

  /** Makes the safer file, and leads to its check. */
  HttpResponse<?> derive(
      MendableFile file, FileCheckPage.Place place, @Nullable Map<String, Object> body) {
    FormFields form = FormFields.of(body);
    StoredFile made = file.derive(choices(file.file(), form), !form.text("source").equals("keep"));
    return HttpResponse.seeOther(URI.create(place.pathOf(made)));
  }

  /**
   * @param chosen header to what the form has for its columns
   */
  private MutableHttpResponse<?> page(
      HttpRequest<?> request,
      FileCheckPage.Place place,
      MendableFile mendable,
      Map<String, StepChoice> chosen,
      Optional<CheckPage.Compared> compared) {
    CheckedFile file = mendable.file();
    MendableFile.Rights rights = mendable.rights();
    DisclosureReport report = mendable.report();
    Page page = pages.pageOf(request);
    MutableHttpResponse<?> answer =
        pages.ok(
            request,
            page,
            "file-check",
            new FileCheckPage(
                place,
                file,
                CheckPage.Checked.stored(
                    file,
                    report,
                    mendable.weight(),
                    rights.mends() ? CheckPage.columns(report, chosen) : List.of()),
                rights.member() ? decisions(file, page) : List.of(),
                mendable.source().orElse(null),
                rights,
                compared.orElse(null)));
    if (rights.member()) {
      answer
          .getHeaders()
          .set(HttpHeaders.CACHE_CONTROL, compared.isPresent() ? "no-store" : "private, no-cache");
    }
    return answer;
  }

  private List<FileCheckPage.Decision> decisions(CheckedFile file, Page page) {
    return file.overrides().stream()
        .map(
            one ->
                new FileCheckPage.Decision(
                    one.column(),
                    one.kind().map(kind -> page.text(kind.label())).orElse(""),
                    one.reason(),
                    nameOf(one),
                    one.decided()))
        .toList();
  }

  private String nameOf(FindingOverride override) {
    try {
      return people.find(UUID.fromString(override.steward())).map(Person::name).orElse("");
    } catch (IllegalArgumentException e) {
      // Decided by a loader with the portal's own authority: no account.
      return override.steward();
    }
  }

  /** The finding with the number in the form; empty for the whole of an unreadable file. */
  private static Optional<Finding> finding(CheckedFile file, FormFields form) {
    if (form.text("finding").equals(WHOLE_FILE)) {
      return Optional.empty();
    }
    List<Finding> findings = file.check().report().findings();
    long number = form.findNumber("finding").orElseThrow(() -> FormFields.wrong("finding"));
    if (number >= findings.size()) {
      throw FormFields.wrong("finding");
    }
    return Optional.of(findings.get((int) number));
  }

  /** From the fields {@code step.N}; columns of one name get one treatment, not the laxest. */
  private static Map<String, StepChoice> choices(CheckedFile file, FormFields form) {
    List<String> headers = file.check().report().columns();
    Map<String, StepChoice> choices = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i);
      form.find("step." + i)
          .flatMap(StepChoice::find)
          .ifPresent(choice -> choices.merge(header, choice, StepChoice::stricter));
    }
    return choices;
  }
}
