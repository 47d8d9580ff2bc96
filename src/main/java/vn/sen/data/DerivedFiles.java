package vn.sen.data;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.QualityAssessment;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureChecks;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.StepChoice;

/**
 * Makes a file of a dataset safer and attaches the result as a new distribution that says what it
 * was derived from and how. For stewards of the dataset's agency.
 */
@Singleton
public final class DerivedFiles {
  private final StoredFiles storedFiles;
  private final DataFiles dataFiles;
  private final DerivedContents contents;
  private final DisclosureGate disclosure;
  private final DisclosureHistory history;
  private final DisclosureChecks checks;
  private final DerivedDistribution distribution;
  private final DatasetMapper mapper;
  private final QualityAssessment quality;
  private final Datasets datasets;
  private final Gate gate;
  private final Clock clock;

  DerivedFiles(
      StoredFiles storedFiles,
      DataFiles dataFiles,
      DerivedContents contents,
      DisclosureGate disclosure,
      DisclosureHistory history,
      DisclosureChecks checks,
      DerivedDistribution distribution,
      DatasetMapper mapper,
      QualityAssessment quality,
      Datasets datasets,
      Gate gate,
      Clock clock) {
    this.storedFiles = storedFiles;
    this.dataFiles = dataFiles;
    this.contents = contents;
    this.disclosure = disclosure;
    this.history = history;
    this.checks = checks;
    this.distribution = distribution;
    this.mapper = mapper;
    this.quality = quality;
    this.datasets = datasets;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Shows what the steps would make of a file; keeps nothing.
   *
   * @throws ProblemException as {@link #derive}
   */
  public FileTrials.Comparison preview(
      Caller caller, Dataset dataset, String fileName, Map<String, StepChoice> choices) {
    DisclosureHistory.requireSteward(caller, history.agencyOf(dataset));
    return contents.compare(find(dataset, fileName), choices);
  }

  /**
   * Derives a CSV file and publishes the dataset with it: the file, its distribution and the record
   * of what was done are there together, or none of them is.
   *
   * @param choices header to what is done to its columns
   * @return the new file, or the one of the dataset that has this very content already
   * @throws ProblemException when the caller is no steward, the source is not there or no table, a
   *     column is unknown, nothing is to be done, the derived file may not be published at the
   *     dataset's access level, or somebody else changed the dataset meanwhile
   */
  public StoredFile derive(
      Caller caller, Dataset dataset, String fileName, Map<String, StepChoice> choices) {
    DisclosureHistory.requireSteward(caller, history.agencyOf(dataset));
    StoredFile source = find(dataset, fileName);
    DerivedContents.Made made = contents.derive(source, choices, dataFiles::store);
    return attach(caller, dataset, source, made.content(), made.derivation(), made.steps());
  }

  private StoredFile attach(
      Caller caller,
      Dataset dataset,
      StoredFile source,
      StoredContent content,
      DerivedFile derived,
      Collection<StepChoice> steps) {
    String slug = dataset.slug();
    List<StoredFile> present = storedFiles.list(slug);
    Optional<StoredFile> same =
        present.stream().filter(file -> file.sha256().equals(content.sha256())).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    String name =
        DerivedNames.free(
            source.fileName(),
            steps,
            present.stream().map(StoredFile::fileName).collect(Collectors.toSet()));
    StoredFile file =
        new StoredFile(
            slug, name, "text/csv", content.sizeBytes(), content.sha256(), clock.instant());
    // Before the transaction, which it would make long.
    disclosure.prepare(
        new DisclosureGate.Candidate(slug, name, content.sha256()),
        () -> dataFiles.open(content.sha256(), 0));
    Description edited =
        quality.measured(distribution.attach(dataset, source, file, derived, steps));
    checks.inOneTransaction(() -> publish(caller, dataset, edited, file, derived));
    return file;
  }

  private int publish(
      Caller caller, Dataset dataset, Description edited, StoredFile file, DerivedFile derived) {
    checks.put(derived);
    if (!storedFiles.create(file)) {
      throw changedMeanwhile();
    }
    int revision =
        datasets.publish(
            edited,
            gate.audienceOf(mapper.map(edited)),
            caller.person().map(person -> person.name()).orElse("Sen"),
            "Thêm tệp tạo từ tệp khác · Derived file added: " + file.fileName());
    if (revision != dataset.revision() + 1) {
      throw changedMeanwhile();
    }
    return revision;
  }

  private StoredFile find(Dataset dataset, String fileName) {
    return storedFiles
        .find(dataset.slug(), fileName)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Bộ dữ liệu không có tệp “" + fileName + "” ở cổng này.",
                    "The dataset has no file “" + fileName + "” on this portal."));
  }

  private static ProblemException changedMeanwhile() {
    return new ProblemException(
        CommonProblem.CONFLICT,
        "Bộ dữ liệu vừa được người khác thay đổi; hãy tải lại trang rồi làm lại.",
        "Somebody else has just changed the dataset; reload the page and do it again.");
  }
}
