package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.AccessLevel;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Requests for access, from the form to the decision. Only the stewards of the dataset's agency
 * decide; the portal's administrators cannot, and trying is refused and recorded.
 */
@Singleton
public final class RequestDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int MOST_DATASETS = 50;
  private static final int LONGEST_TEXT = 4_000;

  private final AccessRequests requests;
  private final Datasets datasets;
  private final Gate gate;
  private final CodeLists lists;
  private final SharingRules rules;
  private final BaseIri base;
  private final SharingNews news;
  private final AuditLog audit;
  private final Clock clock;

  RequestDesk(
      AccessRequests requests,
      Datasets datasets,
      Gate gate,
      CodeLists lists,
      SharingRules rules,
      BaseIri base,
      SharingNews news,
      AuditLog audit,
      Clock clock) {
    this.requests = requests;
    this.datasets = datasets;
    this.gate = gate;
    this.lists = lists;
    this.rules = rules;
    this.base = base;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Sends the form to every owner.
   *
   * @return one request for each dataset
   */
  public List<AccessRequest> submit(Caller caller, RequestForm form) {
    Person person = require(caller);
    check(caller, form);
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    List<AccessRequest> all = new ArrayList<>();
    for (String slug : form.slugs()) {
      Dataset dataset = requestable(caller, slug);
      all.add(
          new AccessRequest(
              UUID.randomUUID(),
              id,
              dataset.id(),
              slug,
              dataset.view().title(),
              gate.findOwner(dataset.view()).orElseThrow(() -> unknown(slug)),
              person.id(),
              person.name(),
              form.agency(),
              form.purpose(),
              form.project().strip(),
              form.starts(),
              form.ends(),
              AccessRequest.State.OPEN,
              now,
              now,
              Optional.empty(),
              ""));
    }
    requests.create(all);
    all.forEach(request -> record(AuditAction.ACCESS_REQUESTED, caller, request));
    all.forEach(news::requested);
    return all;
  }

  private Dataset requestable(Caller caller, String slug) {
    Dataset dataset =
        datasets
            .find(slug, caller.tokens())
            .filter(found -> found.state() == Dataset.State.PUBLISHED)
            .orElseThrow(() -> unknown(slug));
    if (gate.findLevel(dataset.view()).filter(level -> level == AccessLevel.OPEN).isPresent()) {
      throw incomplete(
          "Bộ dữ liệu “" + slug + "” đã mở cho mọi người; không cần đề nghị.",
          "The dataset “" + slug + "” is open to everybody; no request is needed.");
    }
    return dataset;
  }

  private void check(Caller caller, RequestForm form) {
    if (form.slugs().isEmpty() || form.slugs().size() > MOST_DATASETS) {
      throw incomplete(
          "Chọn từ 1 đến " + MOST_DATASETS + " bộ dữ liệu.",
          "Choose from 1 to " + MOST_DATASETS + " datasets.");
    }
    if (lists.find(base.concept("purposes", form.purpose())).isEmpty()) {
      throw incomplete(
          "Chọn một mục đích trong danh mục /vocab/purposes.",
          "Choose a purpose of the list /vocab/purposes.");
    }
    if (form.project().isBlank() || form.project().length() > LONGEST_TEXT) {
      throw incomplete(
          "Mô tả dự án, tối đa " + LONGEST_TEXT + " ký tự.",
          "Describe the project in at most " + LONGEST_TEXT + " characters.");
    }
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    if (form.ends().isBefore(form.starts()) || form.ends().isBefore(today)) {
      throw incomplete(
          "Ngày kết thúc phải sau ngày bắt đầu và chưa qua.",
          "The end must lie after the start and not in the past.");
    }
    checkLength(form.starts(), form.ends());
    if (form.agency().isPresent() && !caller.isMember(form.agency().get())) {
      throw notYours(
          "Bạn không thuộc cơ quan “" + form.agency().get() + "”.",
          "You do not belong to the agency “" + form.agency().get() + "”.");
    }
  }

  void checkLength(LocalDate starts, LocalDate ends) {
    if (ChronoUnit.DAYS.between(starts, ends) >= rules.longestGrantDays()) {
      throw incomplete(
          "Thời hạn tối đa là " + rules.longestGrantDays() + " ngày.",
          "The period may be at most " + rules.longestGrantDays() + " days.");
    }
  }

  /**
   * @throws ProblemException 404 for whoever it does not concern
   */
  public AccessRequest get(Caller caller, UUID id) {
    require(caller);
    Optional<AccessRequest> found = requests.find(id);
    if (found.isPresent() && found.get().concerns(caller)) {
      return found.get();
    }
    found.ifPresent(request -> recordReach(caller, request.owner(), request.slug(), "request"));
    throw noRequest();
  }

  /** An administrator who tries what is an agency's own is recorded; the answer tells nothing. */
  void recordReach(Caller caller, String owner, String slug, String tried) {
    if (caller.administrator()) {
      audit.record(
          AuditEvent.of(AuditAction.ADMINISTRATION_REFUSED, caller)
              .inAgency(owner)
              .about(base.dataset(slug))
              .with("tried", tried));
    }
  }

  /** The owner asks back, the requester answers; either passes the turn. */
  public void write(Caller caller, UUID id, String text) {
    AccessRequest request = get(caller, id);
    Person person = require(caller);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw incomplete(
          "Viết từ 1 đến " + LONGEST_TEXT + " ký tự.",
          "Write from 1 to " + LONGEST_TEXT + " characters.");
    }
    boolean byOwner = caller.isSteward(request.owner());
    AccessRequest.State to = byOwner ? AccessRequest.State.ASKED : AccessRequest.State.OPEN;
    boolean isWritten =
        requests.addMessage(
            id,
            Set.of(AccessRequest.State.OPEN, AccessRequest.State.ASKED),
            to,
            person,
            byOwner,
            text.strip(),
            clock.instant());
    requireChanged(isWritten);
    news.written(request, byOwner);
  }

  public void refuse(Caller caller, UUID id, String reason) {
    AccessRequest request = get(caller, id);
    requireSteward(caller, request.owner(), request.slug());
    if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
      throw incomplete("Nêu lý do từ chối.", "Say why the request is refused.");
    }
    requireChanged(requests.end(id, AccessRequest.State.REFUSED, reason.strip(), clock.instant()));
    record(AuditAction.ACCESS_REFUSED, caller, request);
    news.refused(request, reason.strip());
  }

  /** The requester takes it back. */
  public void withdraw(Caller caller, UUID id) {
    AccessRequest request = get(caller, id);
    if (!require(caller).id().equals(request.requester())) {
      throw notYours(
          "Chỉ người đề nghị rút được đề nghị.", "Only who made the request can withdraw it.");
    }
    requireChanged(requests.end(id, AccessRequest.State.WITHDRAWN, "", clock.instant()));
    news.withdrawn(request);
  }

  void requireSteward(Caller caller, String owner, String slug) {
    if (!caller.isSteward(owner)) {
      audit.record(
          AuditEvent.of(AuditAction.ADMINISTRATION_REFUSED, caller)
              .inAgency(owner)
              .about(base.dataset(slug))
              .with("tried", "decide"));
      throw notYours(
          "Chỉ người quản lý dữ liệu của cơ quan chủ quản quyết định việc này.",
          "Only the stewards of the owning agency decide this.");
    }
  }

  private void record(AuditAction action, Caller caller, AccessRequest request) {
    audit.record(
        AuditEvent.of(action, caller)
            .inAgency(request.owner())
            .about(base.dataset(request.slug()))
            .with("request", request.id().toString())
            .with("purpose", request.purpose()));
  }

  static Person require(Caller caller) {
    return caller
        .person()
        .orElseThrow(
            () ->
                new ProblemException(
                    SharingProblem.NOT_SIGNED_IN,
                    "Hãy đăng nhập để tiếp tục.",
                    "Sign in to go on."));
  }

  static void requireChanged(boolean isChanged) {
    if (!isChanged) {
      throw new ProblemException(
          SharingProblem.WRONG_STATE,
          "Việc này đã được quyết định hoặc chấm dứt trước đó; hãy tải lại trang.",
          "This was decided or ended before; load the page again.");
    }
  }

  static ProblemException incomplete(String vietnamese, String english) {
    return new ProblemException(SharingProblem.INCOMPLETE, vietnamese, english);
  }

  static ProblemException notYours(String vietnamese, String english) {
    return new ProblemException(SharingProblem.NOT_YOURS, vietnamese, english);
  }

  private static ProblemException unknown(String slug) {
    String shown = ProblemException.echo(slug);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bộ dữ liệu “" + shown + "”.",
        "There is no dataset “" + shown + "”.");
  }

  private static ProblemException noRequest() {
    return new ProblemException(
        CommonProblem.NOT_FOUND, "Không có đề nghị này.", "There is no such request.");
  }
}
