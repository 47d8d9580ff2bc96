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
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.detect.Kind;

/**
 * The disclosure check of a draft's files, and the two ways on from a blocked one: a safer file
 * made from it, by an editor; a finding set aside with a reason, by a steward.
 */
@Singleton
public final class DraftChecks {
  private final DraftFiles draftFiles;
  private final DataFiles dataFiles;
  private final FileInspector inspector;
  private final DerivedContents contents;
  private final DisclosureGate disclosure;
  private final DisclosureHistory history;
  private final Clock clock;

  DraftChecks(
      DraftFiles draftFiles,
      DataFiles dataFiles,
      FileInspector inspector,
      DerivedContents contents,
      DisclosureGate disclosure,
      DisclosureHistory history,
      Clock clock) {
    this.draftFiles = draftFiles;
    this.dataFiles = dataFiles;
    this.inspector = inspector;
    this.contents = contents;
    this.disclosure = disclosure;
    this.history = history;
    this.clock = clock;
  }

  /**
   * The check of the draft's file with this content; made now unless one of today's rules is kept.
   *
   * @throws ProblemException when the draft has no such file
   */
  public CheckedFile get(Draft draft, String sha256) {
    StoredFile file = find(draft, sha256).orElseThrow(() -> notFound());
    disclosure.prepare(
        new DisclosureGate.Candidate(draft.slug(), file.fileName(), sha256),
        () -> dataFiles.open(sha256, 0));
    return history.find(file).orElseThrow(() -> notFound());
  }

  /** The draft's file with this content, its own or one that is published already. */
  public Optional<StoredFile> find(Draft draft, String sha256) {
    return draftFiles.wanted(draft).stream()
        .filter(file -> file.sha256().equals(sha256))
        .findFirst();
  }

  /**
   * Records that a finding is no disclosure, for this draft and the dataset that comes of it.
   *
   * @throws ProblemException as {@link DisclosureHistory#override}
   */
  public FindingOverride override(
      Caller caller,
      Draft draft,
      CheckedFile file,
      String column,
      Optional<Kind> kind,
      String reason) {
    return history.override(caller, draft.agency(), file, column, kind, reason);
  }

  /** Shows what the steps would make of a file; keeps nothing. */
  public FileTrials.Comparison preview(
      Caller caller, Draft draft, CheckedFile file, Map<String, StepChoice> choices) {
    Permission.editor(caller, draft.agency());
    return contents.compare(file.file(), choices);
  }

  /**
   * Makes a safer CSV file of one of the draft's files. The draft goes back to being written, if it
   * was in review.
   *
   * @param choices header to what is done to its columns
   * @param replaces whether the source leaves the draft
   * @return the new file
   * @throws ProblemException when nothing is to be done, the source is no table, or it was replaced
   *     meanwhile
   */
  public DraftFile derive(
      Caller caller,
      Draft draft,
      CheckedFile file,
      Map<String, StepChoice> choices,
      boolean replaces) {
    Permission.editor(caller, draft.agency());
    StoredFile source = file.file();
    DerivedContents.Made made = contents.derive(source, choices, draftFiles::store);
    DraftFile derived = take(draft, source, made.content(), made.steps());
    draftFiles.putDerived(
        caller, draft, source, derived, made.derivation(), made.steps(), replaces);
    return derived;
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
