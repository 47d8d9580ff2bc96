package vn.sen.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.audit.AuditDesk;
import vn.sen.access.audit.AuditEntry;
import vn.sen.access.audit.AuditRetention;
import vn.sen.access.audit.AuditTrail;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.platform.BaseIri;

/** An agency's part of the audit log, for its stewards: to be read, filtered and taken away. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/agencies/{slug}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int PAGE_SIZE = 50;

  private final Pages pages;
  private final Gate gate;
  private final Agencies agencies;
  private final AuditDesk desk;
  private final AuditExport export;
  private final AuditRetention retention;
  private final BaseIri base;

  AuditController(
      Pages pages,
      Gate gate,
      Agencies agencies,
      AuditDesk desk,
      AuditExport export,
      AuditRetention retention,
      BaseIri base) {
    this.pages = pages;
    this.gate = gate;
    this.agencies = agencies;
    this.desk = desk;
    this.export = export;
    this.retention = retention;
    this.base = base;
  }

  @Get("/audit")
  HttpResponse<?> audit(HttpRequest<?> request, @PathVariable String slug) {
    Agency agency = KnownAgency.get(agencies, slug);
    AuditPage.Filter filter = filter(request.getParameters());
    AuditTrail.Question question = question(slug, filter);
    // One more than is shown tells whether there is a further page.
    List<AuditEntry> found = desk.list(gate.callerOf(request), question, PAGE_SIZE + 1);
    boolean isMore = found.size() > PAGE_SIZE;
    List<AuditEntry> shown = isMore ? found.subList(0, PAGE_SIZE) : found;
    return pages.answer(
        request,
        pages.pageOf(request),
        HttpStatus.OK,
        "audit",
        Map.of(
            "view",
            new AuditPage(
                agency,
                filter,
                shown,
                isMore ? Optional.of(shown.getLast().sequence()) : Optional.empty(),
                base.dataset(""),
                retention.kept().toDays())));
  }

  @Get("/audit.{suffix:csv|json}")
  HttpResponse<?> export(
      HttpRequest<?> request, @PathVariable String slug, @PathVariable String suffix) {
    KnownAgency.get(agencies, slug);
    Caller caller = gate.callerOf(request);
    AuditTrail.Question question = question(slug, filter(request.getParameters()));
    try {
      Path file = Files.createTempFile("audit-", "." + suffix);
      try {
        if (suffix.equals("csv")) {
          export.writeCsv(file, reader -> desk.export(caller, question, suffix, reader));
        } else {
          export.writeJson(file, reader -> desk.export(caller, question, suffix, reader));
        }
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
      String length = Long.toString(Files.size(file));
      // The open file outlives its name: nothing is left behind, however the answer ends.
      return HttpResponse.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE))
          .header(
              HttpHeaders.CONTENT_TYPE,
              suffix.equals("csv") ? "text/csv; charset=utf-8" : MediaType.APPLICATION_JSON)
          .header(HttpHeaders.CONTENT_LENGTH, length)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"audit-" + slug + "." + suffix + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be written to a file", e);
    }
  }

  private AuditTrail.Question question(String slug, AuditPage.Filter filter) {
    return AuditTrail.Question.ofAgency(slug)
        .about(filter.dataset().isEmpty() ? Optional.empty() : Optional.of(subject(filter)))
        .did(AuditPage.action(filter.action()))
        .by(filter.person())
        .between(
            day(filter.from(), "from").map(AuditController::start).orElse(Instant.EPOCH),
            day(filter.until(), "until")
                .map(day -> start(day.plusDays(1)))
                .orElse(AuditTrail.Question.END))
        .before(filter.before());
  }

  private String subject(AuditPage.Filter filter) {
    return filter.dataset().contains(":") ? filter.dataset() : base.dataset(filter.dataset());
  }

  private static AuditPage.Filter filter(HttpParameters parameters) {
    String action = text(parameters, "action");
    if (!action.isEmpty() && AuditPage.action(action).isEmpty()) {
      throw FormFields.wrong("action");
    }
    String before = text(parameters, "before");
    if (!before.matches("\\d{0,18}")) {
      throw FormFields.wrong("before");
    }
    return new AuditPage.Filter(
        action,
        text(parameters, "dataset"),
        text(parameters, "person"),
        text(parameters, "from"),
        text(parameters, "until"),
        before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before));
  }

  private static String text(HttpParameters parameters, String name) {
    String text = Optional.ofNullable(parameters.get(name)).orElse("").strip();
    if (text.length() > 300) {
      throw FormFields.wrong(name);
    }
    return text;
  }

  private static Optional<LocalDate> day(String text, String name) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw FormFields.wrong(name);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
