package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionBuilder;
import vn.sen.metadata.DistributionEditor;
import vn.sen.metadata.FileDistribution;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureChecks;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.PublicationDecision;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.transform.TableTransformation;
import vn.sen.privacy.transform.TransformationRecord;

/**
 * Makes a file of a dataset safer and attaches the result as a new distribution that says what it
 * was derived from and how.
 */
@Singleton
public final class DerivedFiles {
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment";
  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final BaseIri base;
  private final StoredFiles storedFiles;
  private final DataFiles dataFiles;
  private final TableTransformation transformation;
  private final FileTrials trials;
  private final DisclosureGate disclosure;
  private final DisclosureChecks checks;
  private final DistributionEditor editor;
  private final DatasetMapper mapper;
  private final Datasets datasets;
  private final Gate gate;
  private final Clock clock;

  DerivedFiles(
      BaseIri base,
      StoredFiles storedFiles,
      DataFiles dataFiles,
      TableTransformation transformation,
      FileTrials trials,
      DisclosureGate disclosure,
      DisclosureChecks checks,
      DistributionEditor editor,
      DatasetMapper mapper,
      Datasets datasets,
      Gate gate,
      Clock clock) {
    this.base = base;
    this.storedFiles = storedFiles;
    this.dataFiles = dataFiles;
    this.transformation = transformation;
    this.trials = trials;
    this.disclosure = disclosure;
    this.checks = checks;
    this.editor = editor;
    this.mapper = mapper;
    this.datasets = datasets;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Derives a CSV file and publishes the dataset with it.
   *
   * @param choices header to what is done to its columns
   * @return the new file
   * @throws ProblemException when the source is not there or no table, a column is unknown, or the
   *     derived file may not be published at the dataset's access level
   */
  public StoredFile derive(
      Caller caller, Dataset dataset, String fileName, Map<String, StepChoice> choices) {
    StoredFile source =
        storedFiles.find(dataset.slug(), fileName).orElseThrow(() -> notFound(fileName));
    try {
      return derive(caller, dataset, source, choices);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be derived: " + fileName, e);
    }
  }

  private StoredFile derive(
      Caller caller, Dataset dataset, StoredFile source, Map<String, StepChoice> choices)
      throws IOException {
    Path original = Files.createTempFile("sen-derive-", ".source");
    Path result = Files.createTempFile("sen-derive-", ".csv");
    try {
      try (InputStream in = dataFiles.open(source.sha256(), 0)) {
        Files.copy(in, original, StandardCopyOption.REPLACE_EXISTING);
      }
      TransformationRecord record = transform(original, source.fileName(), choices, result);
      StoredContent content;
      try (InputStream in = Files.newInputStream(result)) {
        content = dataFiles.store(in);
      }
      DerivedFile derived =
          new DerivedFile(
              content.sha256(),
              source.sha256(),
              record.columns().stream()
                  .map(
                      one ->
                          new DerivedFile.ColumnStep(
                              one.column(), one.step(), one.changed(), one.emptied()))
                  .toList(),
              record.isPseudonymised(),
              record.done());
      checks.put(derived);
      return publish(caller, dataset, source, content, derived);
    } finally {
      Files.deleteIfExists(original);
      Files.deleteIfExists(result);
    }
  }

  private TransformationRecord transform(
      Path original, String fileName, Map<String, StepChoice> choices, Path result)
      throws IOException {
    TableFormat format =
        TableFormat.findByName(fileName)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.UNPROCESSABLE,
                        "Tệp “" + fileName + "” không phải bảng nên không biến đổi được.",
                        "The file “" + fileName + "” is no table and cannot be transformed."));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(result))) {
      TransformationRecord record =
          transformation.transform(original, format, trials.steps(choices, trials.defaultK()), out);
      if (!record.reading().isComplete()) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Không đọc hết được tệp “" + fileName + "”.",
            "The file “" + fileName + "” cannot be read to its end.");
      }
      return record;
    }
  }

  private StoredFile publish(
      Caller caller,
      Dataset dataset,
      StoredFile source,
      StoredContent content,
      DerivedFile derived) {
    String slug = dataset.slug();
    int dot = source.fileName().lastIndexOf('.');
    String name = source.fileName().substring(0, dot) + "-derived.csv";
    PublicationDecision decision =
        disclosure.decide(
            new DisclosureGate.Candidate(slug, name, content.sha256()),
            AccessLevel.of(dataset.view().accessRights().orElse("")),
            DataWeight.of(mapper.weight(dataset.description()).orElse("")),
            () -> dataFiles.open(content.sha256(), 0));
    if (!decision.isPermitted()) {
      throw DisclosureGate.refusal(List.of(decision));
    }
    StoredFile file =
        new StoredFile(
            slug, name, "text/csv", content.sizeBytes(), content.sha256(), clock.instant());
    storedFiles.add(file);
    Description edited = describe(dataset, source, file, derived);
    datasets.publish(
        edited,
        gate.audienceOf(mapper.map(edited)),
        caller.person().map(person -> person.name()).orElse("Sen"),
        "Thêm tệp đã khử nhận dạng · De-identified file added: " + name);
    return file;
  }

  private Description describe(
      Dataset dataset, StoredFile source, StoredFile file, DerivedFile derived) {
    Optional<DatasetView.Distribution> original =
        dataset.view().distributions().stream()
            .filter(one -> one.fileName().equals(Optional.of(source.fileName())))
            .findFirst();
    FileDistribution distribution =
        new FileDistribution(
            file.fileName(),
            title(original, source),
            LocalizedText.EMPTY,
            "CSV",
            "text/csv",
            file.sizeBytes(),
            file.sha256(),
            original
                .flatMap(DatasetView.Distribution::licence)
                .orElse(base.concept("licences", "other")),
            original.flatMap(DatasetView.Distribution::attribution).orElse(""),
            original
                .flatMap(DatasetView.Distribution::publisher)
                .orElse(
                    new DatasetView.Agent(
                        dataset.view().agency(), LocalizedText.EMPTY, Optional.empty())),
            Optional.empty(),
            "Derived from " + source.fileName() + " on the portal.",
            original.flatMap(one -> one.temporal().stream().findFirst()),
            LocalDate.ofInstant(clock.instant(), VIET_NAM),
            List.of());
    Description attached =
        editor.attach(
            dataset.description(), dataset.slug(), List.of(distribution), distribution.issued());
    String iri = base.distribution(dataset.slug(), distribution.id());
    String sourceIri =
        original
            .map(DatasetView.Distribution::iri)
            .orElse(base.file(dataset.slug(), source.fileName()));
    return new DescriptionBuilder(iri)
        .iri(PROV + "wasDerivedFrom", sourceIri)
        .node(
            PROV + "wasGeneratedBy",
            activity -> {
              activity
                  .a(PROV + "Activity")
                  .iri(PROV + "used", sourceIri)
                  .time(PROV + "endedAtTime", derived.done());
              derived
                  .columns()
                  .forEach(one -> activity.text(COMMENT, one.column() + ": " + one.step()));
            })
        .addedTo(attached);
  }

  private static LocalizedText title(
      Optional<DatasetView.Distribution> original, StoredFile source) {
    LocalizedText title =
        original
            .map(DatasetView.Distribution::title)
            .orElse(LocalizedText.of(source.fileName(), source.fileName()));
    return LocalizedText.of(
        title.in(Locale.of("vi")) + " (đã khử nhận dạng)",
        title.in(Locale.ENGLISH) + " (de-identified)");
  }

  private static ProblemException notFound(String fileName) {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Bộ dữ liệu không có tệp “" + fileName + "” ở cổng này.",
        "The dataset has no file “" + fileName + "” on this portal.");
  }
}
