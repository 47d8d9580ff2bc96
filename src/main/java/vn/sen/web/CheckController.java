package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.sen.api.CheckRequest;
import vn.sen.api.ContentDisposition;
import vn.sen.api.Upload;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckOptions;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.StepChoice;

/** "Is this safe to share?": a person tries a file; nothing of it is kept. */
@Hidden
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Controller("/check")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckController {
  private static final String STEP = "step.";
  private static final String COLUMN = "column.";

  private final Pages pages;
  private final FileTrials trials;

  CheckController(Pages pages, FileTrials trials) {
    this.pages = pages;
    this.trials = trials;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request) {
    return pages.ok(
        request, pages.pageOf(request), "check", new CheckPage(trials.defaults(), null, null));
  }

  @Post
  HttpResponse<?> check(ServerHttpRequest<?> request) {
    try (Upload upload = Upload.open(request, Optional.empty())) {
      CheckOptions options = CheckRequest.optionsOf(upload, trials.defaults());
      DisclosureReport report = trials.check(upload.fileName(), upload.content(), options);
      return answer(request, upload, options, report, null);
    } catch (IOException e) {
      throw brokenOff();
    }
  }

  @Post("/preview")
  HttpResponse<?> preview(ServerHttpRequest<?> request) {
    try (Upload upload = Upload.open(request, Optional.empty())) {
      CheckOptions options = CheckRequest.optionsOf(upload, trials.defaults());
      FileTrials.Comparison comparison =
          trials.compare(upload.fileName(), upload.content(), choices(upload), options);
      return answer(
          request, upload, options, comparison.before(), new CheckPage.Compared(comparison));
    } catch (IOException e) {
      throw brokenOff();
    }
  }

  @Post("/derived")
  HttpResponse<?> derived(ServerHttpRequest<?> request) {
    try (Upload upload = Upload.open(request, Optional.empty())) {
      CheckOptions options = CheckRequest.optionsOf(upload, trials.defaults());
      Path derived =
          trials.derive(upload.fileName(), upload.content(), choices(upload), options.k()).file();
      return HttpResponse.ok(Files.newInputStream(derived, StandardOpenOption.DELETE_ON_CLOSE))
          .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment(derivedName(upload.fileName())));
    } catch (IOException e) {
      throw brokenOff();
    }
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request,
      Upload upload,
      CheckOptions options,
      DisclosureReport report,
      CheckPage.@org.jspecify.annotations.Nullable Compared compared) {
    CheckPage.Checked checked =
        CheckPage.Checked.tried(
            upload.fileName(), report, CheckPage.columns(report, choices(upload)));
    CheckPage view = new CheckPage(options, checked, compared);
    return pages
        .answer(request, pages.pageOf(request), HttpStatus.OK, "check", Map.of("view", view))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Header to choice, from the fields {@code column.N} and {@code step.N}. */
  private static Map<String, StepChoice> choices(Upload upload) {
    Map<String, StepChoice> choices = new LinkedHashMap<>();
    upload
        .fields()
        .forEach(
            (name, header) -> {
              if (name.startsWith(COLUMN)) {
                upload
                    .field(STEP + name.substring(COLUMN.length()))
                    .flatMap(StepChoice::find)
                    .ifPresent(choice -> choices.merge(header, choice, StepChoice::stricter));
              }
            });
    return choices;
  }

  private static String derivedName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return (dot > 0 ? fileName.substring(0, dot) : fileName) + "-derived.csv";
  }

  private static ProblemException brokenOff() {
    return new ProblemException(
        CommonProblem.MALFORMED,
        "Tệp gửi lên bị đứt giữa chừng; hãy gửi lại.",
        "The upload broke off; send it again.");
  }
}
