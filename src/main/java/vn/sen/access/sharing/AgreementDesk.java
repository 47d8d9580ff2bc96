package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Agreements, from the grant to their end. */
@Singleton
public final class AgreementDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int LONGEST_TEXT = 4_000;

  private final AccessRequests requests;
  private final Agreements agreements;
  private final RequestDesk desk;
  private final BaseIri base;
  private final SharingNews news;
  private final AuditLog audit;
  private final Clock clock;

  AgreementDesk(
      AccessRequests requests,
      Agreements agreements,
      RequestDesk desk,
      BaseIri base,
      SharingNews news,
      AuditLog audit,
      Clock clock) {
    this.requests = requests;
    this.agreements = agreements;
    this.desk = desk;
    this.base = base;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  /** Grants what was asked, under the steward's terms. */
  public Agreement grant(Caller caller, UUID request, AgreementTerms terms) {
    AccessRequest asked = desk.get(caller, request);
    desk.requireSteward(caller, asked.owner(), asked.slug());
    check(terms, asked.agency());
    Instant now = clock.instant();
    Agreement agreement =
        new Agreement(
            UUID.randomUUID(),
            Optional.of(request),
            asked.dataset(),
            asked.slug(),
            asked.title(),
            asked.owner(),
            asked.agency().isPresent() ? Optional.empty() : Optional.of(asked.requester()),
            asked.agency(),
            asked.requesterName(),
            asked.purpose(),
            asked.project(),
            terms.conditions().strip(),
            terms.starts().equals(LocalDate.now(clock.withZone(ZONE)))
                ? now
                : start(terms.starts()),
            end(terms.ends()),
            terms.mostUses(),
            0,
            terms.sharedDatasets(),
            terms.duties(),
            terms.reportDue(),
            false,
            now,
            RequestDesk.require(caller).name(),
            Optional.empty(),
            "");
    RequestDesk.requireChanged(
        requests.grant(request, agreement, RequestDesk.require(caller).name(), now));
    record(AuditAction.ACCESS_GRANTED, caller, agreement);
    news.granted(agreement, asked.requester());
    return agreement;
  }

  private void check(AgreementTerms terms, Optional<String> agency) {
    if (terms.ends().isBefore(terms.starts())
        || terms.ends().isBefore(LocalDate.now(clock.withZone(ZONE)))) {
      throw RequestDesk.incomplete(
          "Ngày kết thúc phải sau ngày bắt đầu và chưa qua.",
          "The end must lie after the start and not in the past.");
    }
    desk.checkLength(terms.starts(), terms.ends());
    if (terms.conditions().length() > LONGEST_TEXT) {
      throw RequestDesk.incomplete(
          "Điều kiện dài quá " + LONGEST_TEXT + " ký tự.",
          "The conditions have more than " + LONGEST_TEXT + " characters.");
    }
    if (terms.mostUses().filter(most -> most < 1).isPresent()
        || terms.sharedDatasets().filter(shared -> shared < 1).isPresent()) {
      throw RequestDesk.incomplete("Số phải từ 1.", "Numbers must be at least 1.");
    }
    if (terms.sharedDatasets().isPresent() && agency.isEmpty()) {
      throw RequestDesk.incomplete(
          "Chỉ thỏa thuận với một cơ quan mới có điều kiện có đi có lại.",
          "Only an agreement with an agency can ask for reciprocity.");
    }
    if (terms.duties().contains(Duty.REPORT_BACK) != terms.reportDue().isPresent()) {
      throw RequestDesk.incomplete(
          "Nghĩa vụ báo lại kết quả cần đi kèm một hạn.",
          "The duty to report back and its date go together.");
    }
  }

  /**
   * @throws ProblemException 404 for whoever it does not concern
   */
  public Agreement get(Caller caller, UUID id) {
    RequestDesk.require(caller);
    Optional<Agreement> found = agreements.find(id);
    if (found.isPresent() && found.get().concerns(caller)) {
      return found.get();
    }
    found.ifPresent(
        agreement -> desk.recordReach(caller, agreement.owner(), agreement.slug(), "agreement"));
    throw new ProblemException(
        CommonProblem.NOT_FOUND, "Không có thỏa thuận này.", "There is no such agreement.");
  }

  /** Moves the end: later renews, earlier reduces. */
  public void moveEnd(Caller caller, UUID id, LocalDate ends, String note) {
    Agreement agreement = get(caller, id);
    desk.requireSteward(caller, agreement.owner(), agreement.slug());
    Instant now = clock.instant();
    Instant end = end(ends);
    if (!end.isAfter(now)) {
      throw RequestDesk.incomplete(
          "Ngày kết thúc đã qua; hãy thu hồi thỏa thuận nếu muốn chấm dứt ngay.",
          "The end lies in the past; revoke the agreement to end it at once.");
    }
    desk.checkLength(LocalDate.now(clock.withZone(ZONE)), ends);
    AgreementEvent.Kind kind =
        end.isAfter(agreement.ends()) ? AgreementEvent.Kind.RENEWED : AgreementEvent.Kind.REDUCED;
    RequestDesk.requireChanged(
        agreements.moveEnd(
            id,
            end,
            Optional.empty(),
            kind,
            RequestDesk.require(caller).name(),
            shortened(note),
            now));
    record(AuditAction.ACCESS_CHANGED, caller, agreement);
    news.moved(agreement, kind, ends);
  }

  /** Ends it at once: the next request is refused. */
  public void revoke(Caller caller, UUID id, String reason) {
    Agreement agreement = get(caller, id);
    desk.requireSteward(caller, agreement.owner(), agreement.slug());
    if (reason.isBlank()) {
      throw RequestDesk.incomplete("Nêu lý do thu hồi.", "Say why it is revoked.");
    }
    RequestDesk.requireChanged(
        agreements.revoke(
            id, RequestDesk.require(caller).name(), shortened(reason), clock.instant()));
    record(AuditAction.ACCESS_REVOKED, caller, agreement);
    news.revoked(agreement, shortened(reason));
  }

  /** The party tells what came of the use; shown with the dataset. */
  public void report(Caller caller, UUID id, String text) {
    Agreement agreement = get(caller, id);
    if (!agreement.isParty(caller)) {
      throw RequestDesk.notYours(
          "Bên được cấp quyền báo lại kết quả.", "The party that uses the data reports back.");
    }
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw RequestDesk.incomplete(
          "Viết từ 1 đến " + LONGEST_TEXT + " ký tự.",
          "Write from 1 to " + LONGEST_TEXT + " characters.");
    }
    agreements.report(id, RequestDesk.require(caller).name(), text.strip(), clock.instant());
    news.reported(agreement);
  }

  private static String shortened(String text) {
    String stripped = text.strip();
    return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The last day counts whole. */
  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  private void record(AuditAction action, Caller caller, Agreement agreement) {
    audit.record(
        AuditEvent.of(action, caller)
            .inAgency(agreement.owner())
            .about(base.dataset(agreement.slug()))
            .with("agreement", agreement.id().toString())
            .with("purpose", agreement.purpose()));
  }
}
