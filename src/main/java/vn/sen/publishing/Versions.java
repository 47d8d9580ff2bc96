package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;

/**
 * The versions of a dataset that readers can go back to. Who may see the dataset is asked before.
 */
@Singleton
public final class Versions {
  private final Drafts drafts;
  private final StoredFiles storedFiles;
  private final DraftFiles draftFiles;
  private final Datasets datasets;
  private final DatasetMapper mapper;
  private final Gate gate;

  Versions(
      Drafts drafts,
      StoredFiles storedFiles,
      DraftFiles draftFiles,
      Datasets datasets,
      DatasetMapper mapper,
      Gate gate) {
    this.drafts = drafts;
    this.storedFiles = storedFiles;
    this.draftFiles = draftFiles;
    this.datasets = datasets;
    this.mapper = mapper;
    this.gate = gate;
  }

  /** The newest first; empty for a dataset that was published without versions. */
  public List<DatasetVersion> list(Dataset dataset) {
    return drafts.listVersions(dataset.slug());
  }

  /**
   * @param version as numbered, or {@code latest}
   */
  public Optional<DatasetVersion> find(Dataset dataset, String version) {
    return list(dataset).stream()
        .filter(one -> version.equals("latest") || one.version().equals(version))
        .findFirst();
  }

  /**
   * Whether the files of a version may be used: as the dataset is now, and also as it was described
   * then. A file that was restricted stays so when a later version, without it, is opened.
   */
  public UseDecision decide(
      Caller caller, Dataset dataset, DatasetVersion version, UseRules.Action action) {
    UseDecision now = gate.decide(caller, dataset, action);
    if (!now.permitted()) {
      return now;
    }
    return findView(caller, dataset, version)
        .map(then -> gate.decide(caller.tokens(), then, action))
        .filter(then -> !then.permitted())
        .orElse(now);
  }

  /** How the dataset was described then; empty when the caller may not see that. */
  public Optional<DatasetView> findView(Caller caller, Dataset dataset, DatasetVersion version) {
    return datasets
        .findRevision(dataset.slug(), version.revision(), caller.tokens())
        .map(mapper::map);
  }

  /** In ascending order of names. */
  public List<StoredFile> files(DatasetVersion version) {
    return drafts.listVersionFiles(version.slug(), version.version());
  }

  /**
   * The number that a draft's publication would take, and why.
   *
   * @param before its versions, the newest first
   */
  VersionProposal propose(Draft draft, List<DatasetVersion> before) {
    if (before.isEmpty()) {
      return VersionProposal.first();
    }
    DatasetVersion last = before.getFirst();
    Map<String, VersionProposal.FileState> old = new HashMap<>();
    files(last)
        .forEach(
            file ->
                old.put(
                    file.fileName(),
                    new VersionProposal.FileState(
                        file.sha256(),
                        drafts.findFacts(draft.slug(), last.version(), file.fileName()))));
    Map<String, VersionProposal.FileState> now = new HashMap<>();
    List<DraftFile> own = draftFiles.list(draft);
    for (StoredFile file : draftFiles.wanted(draft, own)) {
      Optional<vn.sen.data.FileFacts> facts =
          own.stream()
              .filter(one -> one.name().equals(file.fileName()))
              .findFirst()
              .map(DraftFile::facts)
              .or(() -> drafts.findFacts(draft.slug(), last.version(), file.fileName()));
      now.put(file.fileName(), new VersionProposal.FileState(file.sha256(), facts));
    }
    return VersionProposal.after(last.version(), old, now);
  }

  /** What is proposed for a draft, in words for its editors. */
  public Proposal proposal(Draft draft) {
    VersionProposal proposal = propose(draft, drafts.listVersions(draft.slug()));
    return new Proposal(proposal.version(), proposal.reasons());
  }

  /** A number and why. */
  public record Proposal(String version, List<vn.sen.metadata.LocalizedText> reasons) {}

  List<StoredFile> published(String slug) {
    return storedFiles.list(slug);
  }
}
