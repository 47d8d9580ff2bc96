package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DistributionEditor;
import vn.sen.metadata.FileDistribution;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.QualityAssessment;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.PublicationDecision;

/**
 * Attaches the files of a data pack to the datasets of the targets they belong to. Every file is
 * checked against the SHA-256 that the pack states; one that fails is refused with a line that
 * names it, and the rest goes on. Each dataset gets at most one revision. A second run with the
 * same pack changes nothing.
 */
@Singleton
public final class DataPackLoader {
  private static final String MANIFEST = "MANIFEST.csv";

  /** Not the author of the seed data, which takes care to overwrite only its own. */
  private static final String AUTHOR = "Sen load-data";

  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final BaseIri base;
  private final CodeLists codeLists;
  private final DatasetMapper mapper;
  private final DistributionEditor editor;
  private final QualityAssessment quality;
  private final Gate gate;
  private final DisclosureGate disclosure;
  private final Datasets datasets;
  private final StoredFiles storedFiles;
  private final DataFiles dataFiles;
  private final Clock clock;

  public DataPackLoader(
      BaseIri base,
      CodeLists codeLists,
      DatasetMapper mapper,
      DistributionEditor editor,
      QualityAssessment quality,
      Gate gate,
      DisclosureGate disclosure,
      Datasets datasets,
      StoredFiles storedFiles,
      DataFiles dataFiles,
      Clock clock) {
    this.base = base;
    this.codeLists = codeLists;
    this.mapper = mapper;
    this.editor = editor;
    this.quality = quality;
    this.gate = gate;
    this.disclosure = disclosure;
    this.datasets = datasets;
    this.storedFiles = storedFiles;
    this.dataFiles = dataFiles;
    this.clock = clock;
  }

  /**
   * Loads a pack.
   *
   * @param folder holds {@code MANIFEST.csv}, the files and a {@code .source.txt} for each
   * @param progress gets one line for each file, in the order of the targets
   * @throws ProblemException when the folder is no data pack
   */
  public DataPackResult load(Path folder, Consumer<String> progress) {
    if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
      throw new ProblemException(
          DataPackProblem.NOT_A_DATA_PACK,
          "Thư mục " + folder + " không có tệp " + MANIFEST + "; hãy chỉ đúng thư mục gói dữ liệu.",
          "The folder " + folder + " has no " + MANIFEST + "; name the folder of a data pack.");
    }
    Map<String, List<DataPackEntry>> byDataset =
        DataPackEntry.list().stream()
            .collect(
                Collectors.groupingBy(
                    DataPackEntry::dataset, LinkedHashMap::new, Collectors.toList()));
    Tally tally = new Tally(progress);
    byDataset.forEach((slug, entries) -> loadDataset(folder, slug, entries, tally));
    Set<String> known =
        byDataset.values().stream()
            .flatMap(List::stream)
            .map(DataPackEntry::file)
            .collect(Collectors.toSet());
    listManifest(folder.resolve(MANIFEST)).stream()
        .filter(file -> !known.contains(file))
        .forEach(file -> tally.refuse(file, "it belongs to no target"));
    return tally.result();
  }

  private static List<String> listManifest(Path manifest) {
    try (Reader reader = Files.newBufferedReader(manifest, StandardCharsets.UTF_8)) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .stream()
          .map(row -> row.get("file"))
          .toList();
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      throw new ProblemException(
          DataPackProblem.NOT_A_DATA_PACK,
          manifest + " không đọc được dưới dạng CSV có cột file.",
          manifest + " cannot be read as CSV with a column named file.");
    }
  }

  private void loadDataset(Path folder, String slug, List<DataPackEntry> entries, Tally tally) {
    Optional<Dataset> dataset =
        datasets.findAny(slug).filter(found -> found.state() == Dataset.State.PUBLISHED);
    if (dataset.isEmpty()) {
      entries.forEach(
          entry -> tally.refuse(entry, "the dataset " + slug + " is not on this portal"));
      return;
    }
    List<FileDistribution> added = new ArrayList<>();
    for (DataPackEntry entry : entries) {
      accept(folder, dataset.get(), entry, tally).ifPresent(added::add);
    }
    if (added.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), VIET_NAM);
    Description edited =
        quality.measured(editor.attach(dataset.get().description(), slug, added, today));
    datasets.publish(
        edited,
        gate.audienceOf(mapper.map(edited)),
        AUTHOR,
        "Gắn " + added.size() + " tệp dữ liệu · " + added.size() + " data files attached");
    tally.revisions++;
  }

  /** Checks and stores a file; its description when the dataset does not have it yet. */
  private Optional<FileDistribution> accept(
      Path folder, Dataset dataset, DataPackEntry entry, Tally tally) {
    Path file = folder.resolve(entry.file());
    try {
      Optional<DataPackFile> source = DataPackFile.find(folder, entry.file());
      if (!Files.isRegularFile(file)) {
        tally.refuse(entry, "the file is missing");
        return Optional.empty();
      }
      if (source.isEmpty()) {
        tally.refuse(entry, "its .source.txt is missing or states no SHA-256 of it");
        return Optional.empty();
      }
      // Hashed before it is stored, so that nothing refused lies in the store.
      String actual = DataFiles.hash(file);
      if (!actual.equals(source.get().sha256())) {
        tally.refuse(
            entry, "its SHA-256 is " + actual + " and not " + source.get().sha256() + " as stated");
        return Optional.empty();
      }
      Optional<FileType> type = FileType.find(entry.file());
      if (type.isEmpty()) {
        tally.refuse(entry, "files of its kind are not known");
        return Optional.empty();
      }
      PublicationDecision decision =
          disclosure.decide(
              new DisclosureGate.Candidate(entry.dataset(), entry.file(), actual),
              AccessLevel.of(dataset.view().accessRights().orElse("")),
              DataWeight.of(mapper.weight(dataset.description()).orElse("")),
              () -> Files.newInputStream(file));
      if (!decision.isPermitted()) {
        tally.refuse(entry, DisclosureGate.refusal(List.of(decision)).detail(Locale.ENGLISH));
        return Optional.empty();
      }
      return store(file, dataset.view(), entry, source.get(), type.get(), tally);
    } catch (IOException e) {
      throw new UncheckedIOException("the data pack cannot be read: " + file, e);
    }
  }

  private Optional<FileDistribution> store(
      Path file,
      DatasetView dataset,
      DataPackEntry entry,
      DataPackFile source,
      FileType type,
      Tally tally)
      throws IOException {
    StoredContent content;
    try (InputStream bytes = Files.newInputStream(file)) {
      content = dataFiles.store(bytes);
    }
    if (!content.sha256().equals(source.sha256())) {
      tally.refuse(entry, "it changed while it was read");
      return Optional.empty();
    }
    storedFiles.add(
        new StoredFile(
            entry.dataset(),
            entry.file(),
            type.mediaType,
            content.sizeBytes(),
            content.sha256(),
            clock.instant()));
    if (isDescribed(dataset, entry.file(), content.sha256())) {
      tally.unchanged(entry);
      return Optional.empty();
    }
    tally.attach(entry, content);
    return Optional.of(describe(entry, source, content, type, DataPackColumns.of(file, source)));
  }

  private static boolean isDescribed(DatasetView dataset, String file, String sha256) {
    return dataset.distributions().stream()
        .anyMatch(
            distribution ->
                distribution.fileName().equals(Optional.of(file))
                    && distribution.sha256().equals(Optional.of(sha256)));
  }

  private FileDistribution describe(
      DataPackEntry entry,
      DataPackFile source,
      StoredContent content,
      FileType type,
      List<DatasetView.Column> columns) {
    return new FileDistribution(
        entry.file(),
        LocalizedText.of(source.fact("Title (vi)"), source.fact("Title (en)")),
        description(source),
        type.format,
        type.mediaType,
        content.sizeBytes(),
        content.sha256(),
        codeLists.canonicalIri(base.concept("licences", entry.licence())),
        source.fact("Attribution line"),
        new DatasetView.Agent(
            Optional.empty(),
            new LocalizedText(Map.of("", entry.publisher())),
            Optional.of(entry.publisherHomepage())),
        Optional.of(entry.source()),
        provenance(source),
        entry.period(),
        LocalDate.ofInstant(clock.instant(), VIET_NAM),
        columns);
  }

  private static LocalizedText description(DataPackFile source) {
    String rows = source.fact("Rows");
    String years = source.fact("Years / dates");
    String quality = source.fact("Quality remarks");
    List<String> vi = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (!rows.isEmpty()) {
      vi.add("Số bản ghi: " + grouped(rows, '.') + ".");
      en.add("Records: " + grouped(rows, ',') + ".");
    }
    if (!years.isEmpty()) {
      vi.add("Thời gian: " + years + ".");
      en.add("Time: " + years + ".");
    }
    if (!quality.isEmpty()) {
      vi.add("Lưu ý về chất lượng (tiếng Anh): " + quality);
      en.add("Known limits: " + quality);
    }
    return LocalizedText.of(String.join(" ", vi), String.join(" ", en));
  }

  private static String grouped(String number, char separator) {
    return number.matches("\\d{1,18}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(number)).replace(',', separator)
        : number;
  }

  private static String provenance(DataPackFile source) {
    List<String> parts = new ArrayList<>();
    for (String key :
        List.of("Source", "Version / commit", "Upstream origin", "Licence", "Extraction rule")) {
      if (!source.fact(key).isEmpty()) {
        parts.add(key + ": " + source.fact(key));
      }
    }
    return String.join("\n", parts);
  }

  /** The kinds of file that a pack holds. */
  private enum FileType {
    CSV("text/csv", "CSV"),
    GEOJSON("application/geo+json", "GEOJSON"),
    JSON("application/json", "JSON");

    private final String mediaType;
    private final String format;

    FileType(String mediaType, String format) {
      this.mediaType = mediaType;
      this.format = format;
    }

    static Optional<FileType> find(String fileName) {
      String suffix = fileName.substring(fileName.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
      return Arrays.stream(values()).filter(type -> type.name().equals(suffix)).findFirst();
    }
  }

  /** Counts what becomes of the files and tells it. */
  private static final class Tally {
    private final Consumer<String> progress;
    private int attached;
    private int unchanged;
    private int refused;
    private int revisions;

    Tally(Consumer<String> progress) {
      this.progress = progress;
    }

    void attach(DataPackEntry entry, StoredContent content) {
      attached++;
      progress.accept(
          "attached  "
              + entry.file()
              + " ("
              + content.sizeBytes()
              + " bytes) to "
              + entry.dataset());
    }

    void unchanged(DataPackEntry entry) {
      unchanged++;
      progress.accept("unchanged " + entry.file() + " of " + entry.dataset());
    }

    void refuse(DataPackEntry entry, String reason) {
      refuse(entry.file(), reason);
    }

    void refuse(String file, String reason) {
      refused++;
      progress.accept("refused   " + file + ": " + reason);
    }

    DataPackResult result() {
      return new DataPackResult(attached, unchanged, refused, revisions);
    }
  }
}
