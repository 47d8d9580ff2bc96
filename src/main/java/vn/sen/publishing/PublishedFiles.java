package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.access.sharing.UseDesk;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * The files that readers find with a dataset or a version of it, and whether they may use them: to
 * download, to preview or to query, all decided here. Who may see the dataset is asked before.
 */
@Singleton
public final class PublishedFiles {
  private final StoredFiles storedFiles;
  private final Versions versions;
  private final UseDesk uses;

  PublishedFiles(StoredFiles storedFiles, Versions versions, UseDesk uses) {
    this.storedFiles = storedFiles;
    this.versions = versions;
    this.uses = uses;
  }

  /**
   * A file of the present description.
   *
   * <p>What the description names was fit for its access level when it was published. A file that
   * it names no more may have been for fewer eyes; it is found with the version that had it.
   */
  public Optional<StoredFile> find(Dataset dataset, String name) {
    boolean isDescribed = dataset.view().findDistribution(name).isPresent();
    return storedFiles.find(dataset.slug(), name).filter(_ -> isDescribed);
  }

  /** A file as it was in a version. */
  public Optional<StoredFile> find(DatasetVersion version, String name) {
    return versions.files(version).stream().filter(one -> one.fileName().equals(name)).findFirst();
  }

  /** The refusal where there is no such file. */
  public static ProblemException notFound(String slug, String name) {
    String shown = ProblemException.echo(name);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Bộ dữ liệu “%s” không có tệp “%s”. Các tệp có ở /datasets/%s."
            .formatted(slug, shown, slug),
        "The dataset “%s” has no file “%s”. Its files are at /datasets/%s."
            .formatted(slug, shown, slug));
  }

  /** Whether the present files may be used so; a refusal is recorded. */
  public UseDecision decide(Caller caller, Dataset dataset, UseRules.Action action) {
    return uses.decide(caller, dataset, action);
  }

  /** The same for those of a version, for which it must hold of then and of now. */
  public UseDecision decide(
      Caller caller, Dataset dataset, DatasetVersion version, UseRules.Action action) {
    UseDecision now = uses.decide(caller, dataset, action);
    if (!now.permitted()) {
      return now;
    }
    UseDecision then = versions.decide(caller, dataset, version, action);
    return then.permitted() ? now : then;
  }

  /**
   * Counts a use that was permitted, and records it where it must be.
   *
   * @return false when the agreement was used up meanwhile: then it is refused
   */
  public boolean count(
      Caller caller, Dataset dataset, UseRules.Action action, UseDecision decision) {
    return uses.count(caller, dataset, action, decision);
  }
}
