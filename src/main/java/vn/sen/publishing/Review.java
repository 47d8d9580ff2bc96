package vn.sen.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Person;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionValidator;
import vn.sen.metadata.Embargo;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.PolicyReader;
import vn.sen.metadata.Profile;
import vn.sen.metadata.QualityAssessment;
import vn.sen.metadata.QualityScore;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.PublicationDecision;

/**
 * Checks drafts and brings them through review to publication. The checks (profile, files,
 * disclosure) stand before review and again before publication, whatever door asked for it.
 */
@Singleton
public final class Review {
  /** A description that is checked, kept and published is checked once. */
  private final Cache<Description, List<DraftReport.Finding>> found =
      Caffeine.newBuilder().weakKeys().build();

  private final Drafts drafts;
  private final Drafting drafting;
  private final DraftFiles draftFiles;
  private final Versions versions;
  private final DescriptionValidator validator;
  private final DatasetMapper mapper;
  private final DatasetEditor editor;
  private final QualityAssessment quality;
  private final DisclosureGate disclosure;
  private final Datasets datasets;
  private final StoredFiles storedFiles;
  private final Gate gate;
  private final AuditLog audit;
  private final FollowerNews news;
  private final BaseIri base;
  private final Clock clock;

  Review(
      Drafts drafts,
      Drafting drafting,
      DraftFiles draftFiles,
      Versions versions,
      DescriptionValidator validator,
      DatasetMapper mapper,
      DatasetEditor editor,
      QualityAssessment quality,
      DisclosureGate disclosure,
      Datasets datasets,
      StoredFiles storedFiles,
      Gate gate,
      AuditLog audit,
      FollowerNews news,
      BaseIri base,
      Clock clock) {
    this.drafts = drafts;
    this.drafting = drafting;
    this.draftFiles = draftFiles;
    this.versions = versions;
    this.validator = validator;
    this.mapper = mapper;
    this.editor = editor;
    this.quality = quality;
    this.disclosure = disclosure;
    this.datasets = datasets;
    this.storedFiles = storedFiles;
    this.gate = gate;
    this.audit = audit;
    this.news = news;
    this.base = base;
    this.clock = clock;
  }

  /** What stands between the draft and publication, files included. */
  public DraftReport check(Draft draft) {
    DatasetView view = mapper.map(draft.description());
    AccessLevel level = AccessLevel.of(view.accessRights().orElse(""));
    DataWeight weight = DataWeight.of(mapper.weight(draft.description()).orElse(""));
    List<DraftFile> own = draftFiles.list(draft);
    List<PublicationDecision> decisions = new ArrayList<>();
    for (StoredFile file : draftFiles.wanted(draft, own)) {
      decisions.add(
          disclosure.decide(
              new DisclosureGate.Candidate(draft.slug(), file.fileName(), file.sha256()),
              level,
              weight));
    }
    List<DraftReport.FileFinding> issues = new ArrayList<>();
    for (DraftFile file : own) {
      file.facts()
          .issues()
          .forEach(issue -> issues.add(new DraftReport.FileFinding(file.name(), issue)));
    }
    return new DraftReport(
        findings(draft.description()), issues, decisions, quality(draft.description()));
  }

  /** What the profile says of a description, by the form's fields; quick enough for each change. */
  public List<DraftReport.Finding> findings(Description description) {
    return found.get(description, this::find);
  }

  private List<DraftReport.Finding> find(Description description) {
    Stream<DraftReport.Finding> ofProfile =
        validator.validate(description, Profile.DCAT_VN).causes().stream()
            .filter(cause -> cause.severity() != ValidationReport.Severity.INFO)
            .map(
                cause ->
                    new DraftReport.Finding(
                        FieldOfProperty.of(cause),
                        cause.property(),
                        cause.severity() == ValidationReport.Severity.VIOLATION,
                        cause.message()));
    return Stream.concat(ofProfile, embargo(description).stream()).toList();
  }

  /** A day that cannot be read would close the files for good. */
  private static Optional<DraftReport.Finding> embargo(Description description) {
    return Embargo.until(PolicyReader.of(description))
        .filter(until -> !Embargo.isTime(until))
        .map(
            _ ->
                new DraftReport.Finding(
                    "embargo",
                    PolicyReader.ODRL + "rightOperand",
                    true,
                    LocalizedText.of(
                        "Ngày mở tệp cần dạng 2027-01-15.",
                        "The day on which the files open is written as 2027-01-15.")));
  }

  /** How good a description is today. */
  public QualityScore quality(Description description) {
    return quality.score(description);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DraftFiles.VIET_NAM);
  }

  /** Asks for a second pair of eyes. */
  public Draft submit(Caller caller, String slug, int edition) {
    Draft draft = drafting.get(caller, slug);
    requireState(draft, Draft.State.DRAFT);
    requireReady(draft);
    Person person = Permission.editor(caller, draft.agency());
    return drafting.store(
        state(draft, edition, Draft.State.IN_REVIEW, Optional.of(person.id()), draft.publishAt()),
        person.name());
  }

  /** Gives it back to its editors, with what has to change. */
  public Draft giveBack(Caller caller, String slug, int edition, String why) {
    Draft draft = drafting.get(caller, slug);
    Person person = Permission.steward(caller, draft.agency());
    requireState(draft, Draft.State.IN_REVIEW, Draft.State.SCHEDULED);
    if (!why.isBlank()) {
      drafting.comment(caller, slug, "", why);
    }
    return drafting.store(
        state(draft, edition, Draft.State.DRAFT, Optional.empty(), Optional.empty()),
        person.name());
  }

  /**
   * Publishes, or, with a time to come, accepts for publication then.
   *
   * @param version wanted; the proposed one when empty
   * @param embargo the day on which its files open, when they do not at once; as the draft has it
   *     when empty
   * @return the draft in its last or its scheduled state
   */
  public Draft publish(
      Caller caller,
      String slug,
      int edition,
      Optional<String> version,
      Optional<Instant> at,
      Optional<String> embargo) {
    Draft written = drafting.get(caller, slug);
    Draft draft = embargo.map(until -> embargoed(written, until)).orElse(written);
    Person person = Permission.steward(caller, draft.agency());
    requireSecondReviewer(draft, person);
    requireReady(draft);
    if (at.filter(clock.instant()::isBefore).isPresent()) {
      return drafting.store(
          state(draft, edition, Draft.State.SCHEDULED, draft.submittedBy(), at), person.name());
    }
    return publish(
        draft,
        edition,
        person.name(),
        AuditEvent.of(AuditAction.DATASET_PUBLISHED, caller),
        version);
  }

  private Draft embargoed(Draft draft, String until) {
    return new Draft(
        draft.id(),
        draft.slug(),
        draft.agency(),
        draft.state(),
        draft.edition(),
        draft.base(),
        editor.embargoed(draft.description(), until.strip()),
        draft.notes(),
        draft.publishAt(),
        draft.submittedBy(),
        draft.authorName(),
        draft.editorName(),
        draft.created(),
        draft.modified());
  }

  /** Publishes a draft that was accepted before, at its time; checked once more. */
  Draft publishDue(Draft draft) {
    requireReady(draft);
    return publish(
        draft,
        draft.edition(),
        draft.editorName(),
        AuditEvent.of(AuditAction.DATASET_PUBLISHED),
        Optional.empty());
  }

  private Draft publish(
      Draft draft, int edition, String author, AuditEvent event, Optional<String> wanted) {
    List<DatasetVersion> before = drafts.listVersions(draft.slug());
    String version =
        wanted
            .filter(text -> !text.isBlank())
            .map(String::strip)
            .orElseGet(() -> versions.propose(draft, before).version());
    requireNewVersion(version, before);
    Instant now = clock.instant();
    Description versioned =
        editor.versioned(
            draft.description(),
            draft.slug(),
            version,
            before.stream().findFirst().map(DatasetVersion::version),
            draft.notes().isEmpty()
                ? LocalizedText.EMPTY
                : new LocalizedText(Map.of("vi", draft.notes())),
            today().toString());
    Description description = quality.measured(versioned);
    return drafts.inOneTransaction(
        () -> {
          Draft done =
              drafting.store(
                  state(
                      draft, edition, Draft.State.PUBLISHED, draft.submittedBy(), Optional.empty()),
                  author);
          List<DraftFile> own = draftFiles.list(draft);
          List<StoredFile> files = draftFiles.wanted(draft, own);
          files.forEach(storedFiles::add);
          int revision =
              datasets.publish(
                  description, gate.audienceOf(mapper.map(description)), author, draft.notes());
          requireUnchanged(draft, revision);
          drafts.addVersion(
              new DatasetVersion(
                  draft.slug(), version, before.size() + 1, revision, draft.notes(), author, now),
              files,
              own);
          drafts.afterCommit(news.tell(draft.slug(), version, draft.notes()));
          audit.record(
              event
                  .inAgency(draft.agency())
                  .about(base.dataset(draft.slug()))
                  .with("version", version));
          return done;
        });
  }

  /** Somebody may have changed the dataset by another door since the draft was begun. */
  private void requireUnchanged(Draft draft, int revision) {
    if (revision > draft.base() + 1) {
      throw new ProblemException(
          PublishingProblem.STALE_EDITION,
          "Bộ dữ liệu đã được thay đổi bằng cách khác từ khi bản nháp này bắt đầu. Xem /datasets/"
              + draft.slug()
              + "/history, bỏ bản nháp và bắt đầu lại từ bản mới.",
          "The dataset was changed otherwise since this draft was begun. See /datasets/"
              + draft.slug()
              + "/history, discard the draft and begin again from the new state.");
    }
  }

  /** Takes a published dataset back; its address goes on answering, with the reason. */
  public void withdraw(Caller caller, String slug, String reason) {
    Dataset dataset = datasets.find(slug, caller.tokens()).orElseThrow(() -> Permission.notFound());
    String agency = gate.findOwner(dataset.view()).orElse("");
    Person person = Permission.steward(caller, agency);
    String why = reason.strip();
    if (why.isEmpty() || why.length() > 2_000) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Hãy nêu lý do rút, tối đa 2.000 ký tự: người dùng sẽ đọc nó tại địa chỉ cũ.",
          "Give a reason of at most 2,000 characters: readers will find it at the address.");
    }
    drafts.inOneTransaction(
        () -> {
          datasets.withdraw(slug, person.name(), why);
          audit.record(
              AuditEvent.of(AuditAction.DATASET_WITHDRAWN, caller)
                  .inAgency(agency)
                  .about(base.dataset(slug))
                  .with("reason", why));
          return slug;
        });
  }

  /**
   * @throws ProblemException 401 or 403
   */
  public Person requireSteward(Caller caller, String agency) {
    return Permission.steward(caller, agency);
  }

  /** Whether the agency wants somebody else to accept what one of its people wrote. */
  public boolean needsSecondReviewer(String agency) {
    return drafts.needsSecondReviewer(agency);
  }

  public void chooseSecondReviewer(Caller caller, String agency, boolean needed) {
    Permission.steward(caller, agency);
    drafts.putSecondReviewer(agency, needed);
  }

  private void requireSecondReviewer(Draft draft, Person person) {
    if (!drafts.needsSecondReviewer(draft.agency())) {
      return;
    }
    if (draft.state() != Draft.State.IN_REVIEW) {
      throw new ProblemException(
          PublishingProblem.WRONG_STATE,
          "Cơ quan này cần người thứ hai duyệt: hãy gửi duyệt trước.",
          "This agency wants a second pair of eyes: submit the draft for review first.");
    }
    if (draft.submittedBy().equals(Optional.of(person.id()))) {
      throw new ProblemException(
          PublishingProblem.ROLE_NEEDED,
          "Người gửi duyệt không tự duyệt được; cần một người phụ trách khác.",
          "Who submitted a draft cannot accept it; another steward must.");
    }
  }

  private static void requireNewVersion(String version, List<DatasetVersion> before) {
    boolean fits =
        version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,40}")
            && !List.of("latest", "atom").contains(version);
    if (!fits || before.stream().anyMatch(one -> one.version().equals(version))) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Số phiên bản “" + version + "” đã có hoặc không hợp lệ; dùng dạng 1.2.0.",
          "The version “" + version + "” exists or is not valid; write it as 1.2.0.");
    }
  }

  private static void requireState(Draft draft, Draft.State... wanted) {
    if (!List.of(wanted).contains(draft.state())) {
      throw new ProblemException(
          PublishingProblem.WRONG_STATE,
          "Bản nháp đang ở trạng thái “" + draft.state().code() + "” nên không làm được việc này.",
          "The draft is “" + draft.state().code() + "”, which does not allow this.");
    }
  }

  private void requireReady(Draft draft) {
    DraftReport report = check(draft);
    List<PublicationDecision> refused =
        report.disclosure().stream().filter(one -> !one.isPermitted()).toList();
    if (!refused.isEmpty()) {
      throw DisclosureGate.refusal(refused, "/drafts/" + draft.slug() + "/review");
    }
    if (!report.isPublishable()) {
      List<LocalizedText> all = new ArrayList<>();
      report.findings().stream()
          .filter(DraftReport.Finding::blocks)
          .forEach(finding -> all.add(finding.message()));
      report.fileIssues().stream()
          .filter(one -> one.issue().severity() == vn.sen.data.FileIssue.Severity.ERROR)
          .forEach(one -> all.add(one.issue().message()));
      throw new ProblemException(
          PublishingProblem.NOT_READY,
          joined(all, java.util.Locale.of("vi")),
          joined(all, java.util.Locale.ENGLISH));
    }
  }

  private static String joined(List<LocalizedText> texts, java.util.Locale locale) {
    return String.join(" ", texts.stream().limit(10).map(text -> text.in(locale)).toList());
  }

  private static Draft state(
      Draft draft,
      int edition,
      Draft.State state,
      Optional<java.util.UUID> submittedBy,
      Optional<Instant> publishAt) {
    return new Draft(
        draft.id(),
        draft.slug(),
        draft.agency(),
        state,
        edition,
        draft.base(),
        draft.description(),
        draft.notes(),
        publishAt,
        submittedBy,
        draft.authorName(),
        draft.editorName(),
        draft.created(),
        draft.modified());
  }
}
