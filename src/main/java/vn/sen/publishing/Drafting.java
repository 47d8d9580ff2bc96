package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ProblemException;

/** Begins, shows and changes drafts, for editors of the agency they belong to. */
@Singleton
public final class Drafting {
  private static final Locale VIETNAMESE = Locale.of("vi");

  /** Words that stand in the place of a slug in addresses of pages. */
  private static final java.util.Set<String> RESERVED = java.util.Set.of("new", "upload", "batch");

  private final Drafts drafts;
  private final Datasets datasets;
  private final Agencies agencies;
  private final DatasetEditor editor;
  private final DatasetMapper mapper;
  private final BaseIri base;
  private final Clock clock;

  Drafting(
      Drafts drafts,
      Datasets datasets,
      Agencies agencies,
      DatasetEditor editor,
      DatasetMapper mapper,
      BaseIri base,
      Clock clock) {
    this.drafts = drafts;
    this.datasets = datasets;
    this.agencies = agencies;
    this.editor = editor;
    this.mapper = mapper;
    this.base = base;
    this.clock = clock;
  }

  /**
   * @throws ProblemException 401 when nobody is signed in
   */
  public Person requireSignedIn(Caller caller) {
    return Permission.signedIn(caller);
  }

  /**
   * @throws ProblemException 401 or 403
   */
  public void requireEditor(Caller caller, String agency) {
    Permission.editor(caller, agency);
    requireAgency(agency);
  }

  /** Either all that is done within is kept, or nothing. */
  public <T> T inOneTransaction(java.util.function.Supplier<T> work) {
    return drafts.inOneTransaction(work);
  }

  /** Whether the calling thread is within one; what another thread does is not part of it. */
  public boolean isInTransaction() {
    return drafts.isInTransaction();
  }

  /** Whether the caller may change what is drafted or published under this slug. */
  public boolean isOwn(Caller caller, String slug) {
    return drafts.findOpen(slug).filter(draft -> caller.isEditor(draft.agency())).isPresent()
        || datasets
            .find(slug, caller.tokens())
            .flatMap(dataset -> agencyOf(dataset.view()))
            .filter(caller::isEditor)
            .isPresent();
  }

  /** Whether nobody has this slug or had it before; decided when the draft is written. */
  public boolean isFree(String slug) {
    return !isTaken(slug);
  }

  /** A slug like the one wanted that nobody has; decided when the draft is written. */
  public String freeSlug(String wanted) {
    return free(wanted.isEmpty() ? "dataset" : wanted);
  }

  /** Agencies for which the caller may draft, in ascending order. */
  public List<String> agenciesOf(Caller caller) {
    return caller.roles().entrySet().stream()
        .filter(entry -> entry.getValue().includes(Role.EDITOR))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  /** Open drafts of the caller's agencies, the newest change first. */
  public List<Draft> list(Caller caller) {
    Collection<String> own = agenciesOf(caller);
    return own.isEmpty() ? List.of() : drafts.listOpen(own);
  }

  /**
   * The open draft of this slug.
   *
   * @throws ProblemException not found, also when it is another agency's
   */
  public Draft get(Caller caller, String slug) {
    Permission.signedIn(caller);
    return findOpen(caller, slug).orElseThrow(() -> Permission.notFound());
  }

  /** The open draft of this slug, if the caller may see it. */
  public Optional<Draft> findOpen(Caller caller, String slug) {
    return drafts.findOpen(slug).filter(draft -> caller.isEditor(draft.agency()));
  }

  /**
   * As {@link #getOrBegin} asks, without beginning anything.
   *
   * @throws ProblemException 401, 403 or not found
   */
  public void requireEditable(Caller caller, String slug) {
    Permission.signedIn(caller);
    if (findOpen(caller, slug).isEmpty()) {
      Dataset dataset =
          datasets.find(slug, caller.tokens()).orElseThrow(() -> Permission.notFound());
      Permission.editor(caller, agencyOf(dataset.view()).orElse(""));
    }
  }

  /** As {@link #get}, begun from the published dataset when none is open. */
  public Draft getOrBegin(Caller caller, String slug) {
    Permission.signedIn(caller);
    return findOpen(caller, slug).orElseGet(() -> update(caller, slug));
  }

  /**
   * Begins a draft of a new dataset.
   *
   * @param slug wanted; "" to have one made from the title
   */
  public Draft create(Caller caller, String agency, String slug, DatasetFields fields) {
    return create(caller, agency, slug, fields, ResourceKind.DATASET);
  }

  /** The same of a series of datasets, or of a service that gives access to data. */
  public Draft create(
      Caller caller, String agency, String slug, DatasetFields fields, ResourceKind kind) {
    Person person = Permission.editor(caller, agency);
    requireAgency(agency);
    String address = slug.isEmpty() ? free(fields) : slug;
    requireFree(address);
    DatasetFields own = fields.with("publisher", List.of(agency));
    Description description = editor.edit(editor.empty(address, kind), own);
    return begin(address, agency, 0, description, person);
  }

  /** Begins a draft from a description that names the dataset by its own address here. */
  public Draft create(Caller caller, String agency, String slug, Description description) {
    Person person = Permission.editor(caller, agency);
    requireAgency(agency);
    requireFree(slug);
    requireOwn(agency, description);
    return begin(slug, agency, 0, description, person);
  }

  /** Begins a draft of what is published, or planned and now to be filled, to change it. */
  public Draft update(Caller caller, String slug) {
    Person person = Permission.signedIn(caller);
    Dataset dataset = datasets.find(slug, caller.tokens()).orElseThrow(() -> Permission.notFound());
    String agency = agencyOf(dataset.view()).orElse("");
    Permission.editor(caller, agency);
    return begin(slug, agency, dataset.revision(), dataset.description(), person);
  }

  /** Begins a draft of a new dataset from what is said of another. */
  public Draft copy(Caller caller, String from, String agency) {
    Person person = Permission.editor(caller, agency);
    Dataset dataset = datasets.find(from, caller.tokens()).orElseThrow(() -> Permission.notFound());
    String slug = free(from + "-copy");
    Description copied = editor.copy(dataset.description(), from, slug);
    DatasetFields fields = editor.fields(copied).with("publisher", List.of(agency));
    return begin(slug, agency, 0, editor.edit(copied, fields), person);
  }

  private Draft begin(
      String slug, String agency, int revision, Description description, Person person) {
    return drafts
        .create(slug, agency, revision, description, title(description), person)
        .orElseThrow(
            () ->
                new ProblemException(
                    PublishingProblem.DRAFT_OPEN,
                    "Đang có một bản nháp cho “" + slug + "”: mở tiếp ở /drafts/" + slug + ".",
                    "A draft of “" + slug + "” is open: go on at /drafts/" + slug + "."));
  }

  /** What a form changes: its fields, and the notes for readers. */
  public Draft edit(Caller caller, String slug, int edition, DatasetFields fields, String notes) {
    return edit(caller, get(caller, slug), edition, fields, notes);
  }

  /**
   * @param draft as it was read; nothing is written when it has another edition by now
   */
  public Draft edit(Caller caller, Draft draft, int edition, DatasetFields fields, String notes) {
    return change(
        caller, draft, edition, editor.edit(draft.description(), owned(draft, fields)), notes);
  }

  /**
   * The whole description in the place of the draft's; the files that the portal holds and what it
   * says itself stay.
   */
  public Draft replace(Caller caller, String slug, int edition, Description description) {
    Draft draft = getOrBegin(caller, slug);
    Description kept = editor.keeping(description, draft.description(), slug);
    requireOwn(draft.agency(), kept);
    return change(caller, draft, edition, kept, draft.notes());
  }

  /** Writes a changed description; a draft in review or scheduled goes back to being a draft. */
  Draft change(Caller caller, Draft draft, int edition, Description description, String notes) {
    Person person = Permission.editor(caller, draft.agency());
    Draft changed =
        new Draft(
            draft.id(),
            draft.slug(),
            draft.agency(),
            Draft.State.DRAFT,
            edition,
            draft.base(),
            description,
            notes,
            draft.publishAt(),
            Optional.empty(),
            draft.authorName(),
            draft.editorName(),
            draft.created(),
            draft.modified());
    boolean same =
        draft.state() == Draft.State.DRAFT
            && draft.edition() == edition
            && draft.notes().equals(notes)
            && draft.description().equals(description);
    return same ? draft : store(changed, person.name());
  }

  /** Another address for a dataset that is not published yet. */
  public Draft rename(Caller caller, String slug, int edition, String to) {
    Draft draft = get(caller, slug);
    if (draft.isUpdate()) {
      throw new ProblemException(
          PublishingProblem.WRONG_STATE,
          "Bộ dữ liệu đã công bố giữ nguyên địa chỉ.",
          "A published dataset keeps its address.");
    }
    requireFree(to);
    Draft renamed =
        new Draft(
            draft.id(),
            to,
            draft.agency(),
            draft.state(),
            edition,
            draft.base(),
            editor.rename(draft.description(), slug, to),
            draft.notes(),
            draft.publishAt(),
            draft.submittedBy(),
            draft.authorName(),
            draft.editorName(),
            draft.created(),
            draft.modified());
    return store(renamed, Permission.editor(caller, draft.agency()).name());
  }

  public void discard(Caller caller, String slug, int edition) {
    Draft draft = get(caller, slug);
    store(with(draft, edition, Draft.State.DISCARDED), Permission.signedIn(caller).name());
  }

  static Draft with(Draft draft, int edition, Draft.State state) {
    return new Draft(
        draft.id(),
        draft.slug(),
        draft.agency(),
        state,
        edition,
        draft.base(),
        draft.description(),
        draft.notes(),
        draft.publishAt(),
        draft.submittedBy(),
        draft.authorName(),
        draft.editorName(),
        draft.created(),
        draft.modified());
  }

  Draft store(Draft draft, String editorName) {
    return drafts
        .replace(draft, title(draft.description()), editorName)
        .orElseThrow(
            () ->
                new ProblemException(
                    PublishingProblem.STALE_EDITION,
                    "Người khác vừa sửa bản nháp này: xem lại bản mới nhất rồi làm tiếp; những gì"
                        + " bạn gõ chưa mất.",
                    "Somebody else has just changed this draft: look at the newest state and go on;"
                        + " what you typed is not lost."));
  }

  public void comment(Caller caller, String slug, String field, String text) {
    Draft draft = get(caller, slug);
    String said = text.strip();
    if (said.isEmpty() || said.length() > 4_000) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Nhận xét cần từ 1 đến 4.000 ký tự.",
          "A comment takes 1 to 4,000 characters.");
    }
    drafts.addComment(
        draft.id(),
        new DraftComment(field, Permission.signedIn(caller).name(), said, clock.instant()));
  }

  public List<DraftComment> comments(Draft draft) {
    return drafts.listComments(draft.id());
  }

  /** What readers of a dataset knew before; empty for a new one. */
  public Optional<Dataset> published(Draft draft) {
    return draft.isUpdate() ? datasets.findAny(draft.slug()) : Optional.empty();
  }

  private String title(Description description) {
    return mapper.map(description).title().in(VIETNAMESE);
  }

  private Optional<String> agencyOf(DatasetView view) {
    String prefix = base.agency("");
    return view.agency()
        .filter(iri -> iri.startsWith(prefix))
        .map(iri -> iri.substring(prefix.length()));
  }

  /** Who truly published the data stays named; a draft without a known agency gets its own. */
  private DatasetFields owned(Draft draft, DatasetFields fields) {
    boolean isNamed = agencyOf(mapper.map(draft.description())).equals(Optional.of(draft.agency()));
    String publisher = isNamed ? editor.fields(draft.description()).publisher() : draft.agency();
    return fields.with("publisher", publisher.isEmpty() ? List.of() : List.of(publisher));
  }

  /** An agency publishes for itself only. */
  private void requireOwn(String agency, Description description) {
    Optional<String> stated = agencyOf(mapper.map(description));
    if (!stated.equals(Optional.of(agency))) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Mô tả phải nêu " + base.agency(agency) + " là dct:publisher hoặc sen:responsibleAgency.",
          "The description must name "
              + base.agency(agency)
              + " as dct:publisher or sen:responsibleAgency.");
    }
  }

  private void requireAgency(String slug) {
    agencies.find(slug).orElseThrow(() -> Permission.notFound());
  }

  private String free(DatasetFields fields) {
    String made = Slugs.of(fields.titleEn().isEmpty() ? fields.titleVi() : fields.titleEn());
    return free(made.isEmpty() ? "dataset" : made);
  }

  private String free(String wanted) {
    String slug = wanted;
    for (int i = 2; isTaken(slug); i++) {
      slug = wanted + "-" + i;
    }
    return slug;
  }

  private boolean isTaken(String slug) {
    return RESERVED.contains(slug) || drafts.isTaken(slug);
  }

  private void requireFree(String slug) {
    if (!Slugs.isSlug(slug)) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Địa chỉ chỉ gồm chữ thường a–z, số và gạch nối, tối đa 100 ký tự, như “san-luong-lua”.",
          "An address takes a–z, digits and hyphens, at most 100, such as “rice-production”.");
    }
    if (isTaken(slug)) {
      throw new ProblemException(
          PublishingProblem.SLUG_TAKEN,
          "Địa chỉ “" + slug + "” đã được dùng; hãy chọn địa chỉ khác.",
          "The address “" + slug + "” is taken; choose another.");
    }
  }
}
