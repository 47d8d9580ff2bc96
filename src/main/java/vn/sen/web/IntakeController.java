package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.api.Upload;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.intake.Intake;
import vn.sen.publishing.intake.IntakeEntry;
import vn.sen.publishing.intake.RegistrationSheet;

/** Drafts begun from a document, a CKAN dataset or a spreadsheet with a dataset a row. */
@Hidden
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Controller("/desk")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntakeController {
  private static final int MOST_BYTES = 10 << 20;

  private final Pages pages;
  private final Intake intake;
  private final RegistrationSheet sheet;
  private final Gate gate;

  IntakeController(Pages pages, Intake intake, RegistrationSheet sheet, Gate gate) {
    this.pages = pages;
    this.intake = intake;
    this.sheet = sheet;
    this.gate = gate;
  }

  /** The same for everybody, so that an office may pass it on. */
  @Get("/template.xlsx")
  HttpResponse<byte[]> template(HttpRequest<?> request) {
    Page page = pages.pageOf(request);
    byte[] body = sheet.template(name -> page.say("draft.field." + name), page.locale());
    return HttpResponse.ok(body)
        .header(
            HttpHeaders.CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sen-dang-ky.xlsx\"")
        .header(HttpHeaders.VARY, "Accept-Language, Cookie");
  }

  @Post("/intake")
  HttpResponse<?> take(ServerHttpRequest<?> request) {
    Caller caller = gate.callerOf(request);
    try (Upload upload = Upload.open(request, Optional.empty())) {
      byte[] body = upload.content().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new ProblemException(
            CommonProblem.TOO_LARGE,
            "Tài liệu lớn hơn 10 MB; hãy chia nhỏ, hoặc dùng ./sen import.",
            "The document is larger than 10 MB; split it, or use ./sen import.");
      }
      return answer(
          request,
          intake.take(
              caller, upload.field("agency").orElse(""), body, "", upload.fileName(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Post("/intake/address")
  HttpResponse<?> fetch(HttpRequest<?> request, @Body String body) {
    FormBody form = FormBody.of(body);
    return answer(
        request,
        intake.fetch(gate.callerOf(request), form.one("agency"), form.one("address"), false));
  }

  /** One draft is opened at once; of several, or of a refusal, a list tells. */
  private HttpResponse<?> answer(HttpRequest<?> request, List<IntakeEntry> entries) {
    if (entries.size() == 1 && entries.getFirst().isTaken()) {
      return HttpResponse.seeOther(URI.create("/drafts/" + entries.getFirst().slug()));
    }
    return pages.ok(request, pages.pageOf(request), "intake", new IntakePage(entries));
  }
}
