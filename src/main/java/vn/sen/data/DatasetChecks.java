package vn.sen.data;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.MendableFile;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.detect.Kind;

/** The checks of published datasets' files, for those who may discover the dataset. */
@Singleton
public final class DatasetChecks {
  private final Datasets datasets;
  private final StoredFiles files;
  private final DisclosureHistory history;
  private final DerivedFiles derivedFiles;
  private final DatasetMapper mapper;

  DatasetChecks(
      Datasets datasets,
      StoredFiles files,
      DisclosureHistory history,
      DerivedFiles derivedFiles,
      DatasetMapper mapper) {
    this.datasets = datasets;
    this.files = files;
    this.history = history;
    this.derivedFiles = derivedFiles;
    this.mapper = mapper;
  }

  /**
   * Those of a dataset, in ascending order of the files' names.
   *
   * @throws ProblemException not found, also when the dataset is hidden from the caller
   */
  public List<DatasetFile> list(Caller caller, String slug) {
    Dataset dataset = dataset(caller, slug);
    return history.list(slug).stream().map(file -> new DatasetFile(caller, dataset, file)).toList();
  }

  /**
   * The check of the file with this content.
   *
   * @throws ProblemException not found, also when the dataset is hidden from the caller
   */
  public DatasetFile get(Caller caller, String slug, String sha256) {
    Dataset dataset = dataset(caller, slug);
    CheckedFile file = history.find(slug, sha256).orElseThrow(() -> notFound(slug));
    return new DatasetFile(caller, dataset, file);
  }

  private Dataset dataset(Caller caller, String slug) {
    return datasets.find(slug, caller.tokens()).orElseThrow(() -> notFound(slug));
  }

  private static ProblemException notFound(String slug) {
    String shown = ProblemException.echo(slug);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bộ dữ liệu hoặc lần kiểm tra này: “%s”. Xem lịch sử của bộ dữ liệu."
            .formatted(shown),
        "There is no such dataset or check: “%s”. See the dataset's history.".formatted(shown));
  }

  /** A dataset's file as its caller may handle it. */
  public final class DatasetFile implements MendableFile {
    private final Caller caller;
    private final Dataset dataset;
    private final CheckedFile file;

    private DatasetFile(Caller caller, Dataset dataset, CheckedFile file) {
      this.caller = caller;
      this.dataset = dataset;
      this.file = file;
    }

    public Dataset dataset() {
      return dataset;
    }

    @Override
    public CheckedFile file() {
      return file;
    }

    @Override
    public Optional<StoredFile> source() {
      return file.derivation().map(DerivedFile::sourceSha256).stream()
          .flatMap(
              sha256 ->
                  files.list(dataset.slug()).stream().filter(one -> one.sha256().equals(sha256)))
          .findFirst();
    }

    @Override
    public DataWeight weight() {
      return DataWeight.of(mapper.weight(dataset.description()).orElse(""));
    }

    @Override
    public Rights rights() {
      String agency = history.agencyOf(dataset);
      boolean steward = caller.isSteward(agency);
      return new Rights(caller.isMember(agency), steward, steward);
    }

    @Override
    public FindingOverride override(String column, Optional<Kind> kind, String reason) {
      return history.override(caller, history.agencyOf(dataset), file, column, kind, reason);
    }

    @Override
    public FileTrials.Comparison preview(Map<String, StepChoice> choices) {
      return derivedFiles.preview(caller, dataset, file.file().fileName(), choices);
    }

    @Override
    public StoredFile derive(Map<String, StepChoice> choices, boolean replaces) {
      return derivedFiles.derive(caller, dataset, file.file().fileName(), choices);
    }
  }
}
