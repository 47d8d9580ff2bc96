package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.sen.access.Caller;
import vn.sen.catalog.StoredFile;
import vn.sen.data.DataFiles;
import vn.sen.data.DerivedContents;
import vn.sen.data.DerivedNames;
import vn.sen.data.FileFacts;
import vn.sen.data.FileInspector;
import vn.sen.data.StoredContent;
import vn.sen.metadata.DatasetMapper;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.MendableFile;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.detect.Kind;

/**
 * The disclosure check of a draft's files, for those who may edit the draft. A finding is set aside
 * for this draft and the dataset that comes of it, by a steward; a safer file is made by an editor.
 */
@Singleton
public final class DraftChecks {
  private final Drafting drafting;
  private final DraftFiles draftFiles;
  private final DataFiles dataFiles;
  private final FileInspector inspector;
  private final DerivedContents contents;
  private final DisclosureGate disclosure;
  private final DisclosureHistory history;
  private final DatasetMapper mapper;
  private final Clock clock;

  DraftChecks(
      Drafting drafting,
      DraftFiles draftFiles,
      DataFiles dataFiles,
      FileInspector inspector,
      DerivedContents contents,
      DisclosureGate disclosure,
      DisclosureHistory history,
      DatasetMapper mapper,
      Clock clock) {
    this.drafting = drafting;
    this.draftFiles = draftFiles;
    this.dataFiles = dataFiles;
    this.inspector = inspector;
    this.contents = contents;
    this.disclosure = disclosure;
    this.history = history;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * The checks of the files that the open draft of this slug names, in its order; made now where
   * none of today's rules is kept.
   *
   * @throws ProblemException not found, also when the draft is another agency's
   */
  public List<CheckedDraftFile> list(Caller caller, String slug) {
    Draft draft = drafting.get(caller, slug);
    return draftFiles.wanted(draft).stream().map(file -> check(caller, draft, file)).toList();
  }

  /**
   * The check of the draft's file with this content; made now unless one of today's rules is kept.
   *
   * @throws ProblemException not found, also when the draft is another agency's or has no such file
   */
  public CheckedDraftFile get(Caller caller, String slug, String sha256) {
    Draft draft = drafting.get(caller, slug);
    StoredFile file = find(draft, sha256).orElseThrow(DraftChecks::notFound);
    return check(caller, draft, file);
  }

  private CheckedDraftFile check(Caller caller, Draft draft, StoredFile file) {
    disclosure.prepare(
        new DisclosureGate.Candidate(draft.slug(), file.fileName(), file.sha256()),
        () -> dataFiles.open(file.sha256(), 0));
    CheckedFile checked = history.find(file).orElseThrow(DraftChecks::notFound);
    return new CheckedDraftFile(caller, draft, checked);
  }

  /** The draft's file with this content, its own or one that is published already. */
  private Optional<StoredFile> find(Draft draft, String sha256) {
    return draftFiles.wanted(draft).stream()
        .filter(file -> file.sha256().equals(sha256))
        .findFirst();
  }

  /** A draft's file as its caller may handle it. */
  public final class CheckedDraftFile implements MendableFile {
    private final Caller caller;
    private final Draft draft;
    private final CheckedFile file;

    private CheckedDraftFile(Caller caller, Draft draft, CheckedFile file) {
      this.caller = caller;
      this.draft = draft;
      this.file = file;
    }

    public Draft draft() {
      return draft;
    }

    @Override
    public CheckedFile file() {
      return file;
    }

    @Override
    public Optional<StoredFile> source() {
      return file.derivation()
          .map(DerivedFile::sourceSha256)
          .flatMap(sha256 -> find(draft, sha256));
    }

    @Override
    public DataWeight weight() {
      return DataWeight.of(mapper.weight(draft.description()).orElse(""));
    }

    @Override
    public Rights rights() {
      return new Rights(true, true, caller.isSteward(draft.agency()));
    }

    @Override
    public FindingOverride override(String column, Optional<Kind> kind, String reason) {
      return history.override(caller, draft.agency(), file, column, kind, reason);
    }

    @Override
    public FileTrials.Comparison preview(Map<String, StepChoice> choices) {
      Permission.editor(caller, draft.agency());
      return contents.compare(file.file(), choices);
    }

    /** The draft goes back to being written, if it was in review. */
    @Override
    public StoredFile derive(Map<String, StepChoice> choices, boolean replaces) {
      Permission.editor(caller, draft.agency());
      StoredFile source = file.file();
      DerivedContents.Made made = contents.derive(source, choices, draftFiles::store);
      DraftFile derived = take(draft, source, made.content(), made.steps());
      draftFiles.putDerived(
          caller, draft, source, derived, made.derivation(), made.steps(), replaces);
      return DraftFiles.stored(draft.slug(), derived);
    }
  }

  private DraftFile take(
      Draft draft, StoredFile source, StoredContent content, Collection<StepChoice> steps) {
    if (content.sha256().equals(source.sha256())) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Các bước đã chọn không làm tệp khác đi.",
          "The chosen steps leave the file as it is.");
    }
    List<StoredFile> present = draftFiles.wanted(draft);
    // Made once more, it takes the place of its twin.
    String name =
        present.stream()
            .filter(one -> one.sha256().equals(content.sha256()))
            .map(StoredFile::fileName)
            .findFirst()
            .orElseGet(
                () ->
                    DerivedNames.free(
                        source.fileName(),
                        steps,
                        present.stream().map(StoredFile::fileName).collect(Collectors.toSet())));
    FileFacts facts = inspector.inspect(content.sha256(), name);
    return new DraftFile(name, content.sha256(), content.sizeBytes(), facts, clock.instant());
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Bản nháp không có tệp này nữa. Xem các tệp ở trang của bản nháp.",
        "The draft does not have this file any more. See its files on the draft's page.");
  }
}
