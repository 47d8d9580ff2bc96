package vn.sen.publishing.archive;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.DatasetHistories;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.FileInspector;
import vn.sen.data.StoredContent;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.AccessLevel;
import vn.sen.privacy.DataWeight;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.PublicationDecision;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.Drafts;

/**
 * Takes an agency's archive back, whole: each dataset in a transaction of its own, with every
 * revision, its author and its time. What is there already must be the beginning of the archive's
 * history, or the dataset is refused: nothing published is overwritten.
 */
@Singleton
public final class ArchiveImport {
  private static final int MOST_MANIFEST_BYTES = 256 << 20;

  private final Datasets datasets;
  private final DatasetHistories histories;
  private final StoredFiles storedFiles;
  private final Agencies agencies;
  private final Drafts drafts;
  private final DataFiles dataFiles;
  private final FileInspector inspector;
  private final DescriptionReader reader;
  private final DatasetMapper mapper;
  private final DisclosureGate disclosure;
  private final Gate gate;
  private final JsonMapper json;
  private final BaseIri base;

  ArchiveImport(
      Datasets datasets,
      DatasetHistories histories,
      StoredFiles storedFiles,
      Agencies agencies,
      Drafts drafts,
      DataFiles dataFiles,
      FileInspector inspector,
      DescriptionReader reader,
      DatasetMapper mapper,
      DisclosureGate disclosure,
      Gate gate,
      JsonMapper json,
      BaseIri base) {
    this.datasets = datasets;
    this.histories = histories;
    this.storedFiles = storedFiles;
    this.agencies = agencies;
    this.drafts = drafts;
    this.dataFiles = dataFiles;
    this.inspector = inspector;
    this.reader = reader;
    this.mapper = mapper;
    this.disclosure = disclosure;
    this.gate = gate;
    this.json = json;
    this.base = base;
  }

  /**
   * @param taken datasets that are now as in the archive
   * @param refused one line each, in English
   */
  public record Report(int taken, List<String> refused) {}

  /** Whether the file is such an archive. */
  public static boolean isArchive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return zip.getEntry(Manifest.NAME) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param dryRun read and compare, write nothing
   * @param progress told each line of the report as it comes up
   * @throws ProblemException when it is no archive that can be read here
   */
  public Report run(Path archive, boolean dryRun, Consumer<String> progress) {
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      Manifest manifest = manifest(zip);
      requireAgency(manifest.agency());
      int taken = 0;
      List<String> refused = new ArrayList<>();
      for (Manifest.Entry entry : manifest.datasets()) {
        try {
          take(zip, manifest, entry, dryRun);
          taken++;
          progress.accept(entry.slug() + ": " + entry.revisions().size() + " revisions");
        } catch (ProblemException e) {
          String line = entry.slug() + ": " + e.detail(Locale.ENGLISH);
          refused.add(line);
          progress.accept(line);
        }
      }
      return new Report(taken, refused);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    Manifest manifest;
    try {
      manifest = json.readValue(bytes(zip, Manifest.NAME, MOST_MANIFEST_BYTES), Manifest.class);
    } catch (IOException e) {
      throw broken(Manifest.NAME);
    }
    if (manifest == null || manifest.format() != Manifest.FORMAT) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Gói lưu trữ này do một bản Sen khác tạo ra, không đọc được.",
          "This archive was made by another version of Sen and cannot be read.");
    }
    return manifest;
  }

  private void requireAgency(String slug) {
    if (agencies.find(slug).isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Cổng này không có cơ quan “" + slug + "”.",
          "This portal has no agency “" + slug + "”.");
    }
  }

  private void take(ZipFile zip, Manifest manifest, Manifest.Entry entry, boolean dryRun)
      throws IOException {
    List<String> texts = new ArrayList<>();
    for (Manifest.RevisionEntry one : entry.revisions()) {
      String path = Manifest.revisionPath(entry.slug(), one.number());
      String text = new String(bytes(zip, path, 64 << 20), StandardCharsets.UTF_8);
      texts.add(text.replace("<" + manifest.base(), "<" + base.value()));
    }
    int present = requireBeginning(entry.slug(), texts);
    if (dryRun) {
      return;
    }
    storeFiles(zip, entry);
    requireFit(entry, texts);
    drafts.inOneTransaction(
        () -> {
          entry.files().forEach(file -> storedFiles.add(stored(entry.slug(), file)));
          for (int i = present; i < texts.size(); i++) {
            put(entry, texts, i);
          }
          entry
              .revisions()
              .forEach(
                  one -> histories.date(entry.slug(), one.number(), Instant.parse(one.created())));
          addVersions(entry);
          return true;
        });
  }

  /** How many revisions are there already; they must be the archive's first ones. */
  private int requireBeginning(String slug, List<String> texts) {
    List<DatasetHistories.Entry> present = histories.list(slug);
    boolean agree = present.size() <= texts.size();
    for (int i = 0; agree && i < present.size(); i++) {
      agree = read(slug, present.get(i).description()).equals(read(slug, texts.get(i)));
    }
    if (!agree) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "Bộ dữ liệu “" + slug + "” ở đây có lịch sử khác với gói lưu trữ.",
          "The dataset “" + slug + "” has another history here than in the archive.");
    }
    return present.size();
  }

  /** Named and sorted anew, as another base changes the order of statements. */
  private Description read(String slug, String nTriples) {
    return reader.read(nTriples, RdfSyntax.N_TRIPLES, base.value(), subject(slug, nTriples));
  }

  /** The dataset's own IRI: the portal's address, or what says that its page is there. */
  private String subject(String slug, String nTriples) {
    String page = base.dataset(slug);
    if (nTriples.contains("<" + page + "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")) {
      return page;
    }
    String mark = " <http://xmlns.com/foaf/0.1/isPrimaryTopicOf> <" + page + ">";
    return nTriples
        .lines()
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(1, line.indexOf('>')))
        .findFirst()
        .orElse(page);
  }

  private void put(Manifest.Entry entry, List<String> texts, int index) {
    Manifest.RevisionEntry revision = entry.revisions().get(index);
    // A tombstone is a revision that repeats the description before it.
    boolean isTombstone = index > 0 && texts.get(index).equals(texts.get(index - 1));
    if (isTombstone) {
      datasets.withdraw(entry.slug(), revision.author(), revision.note());
      return;
    }
    Description description = read(entry.slug(), texts.get(index));
    datasets.publish(
        description, gate.audienceOf(mapper.map(description)), revision.author(), revision.note());
  }

  private void storeFiles(ZipFile zip, Manifest.Entry entry) throws IOException {
    List<Manifest.FileEntry> all = new ArrayList<>(entry.files());
    entry.versions().forEach(version -> all.addAll(version.files()));
    for (Manifest.FileEntry file : all) {
      if (dataFiles.contains(file.sha256())) {
        continue;
      }
      String path = Manifest.filePath(file.sha256());
      ZipEntry packed = Optional.ofNullable(zip.getEntry(path)).orElseThrow(() -> broken(path));
      try (InputStream bytes = zip.getInputStream(packed)) {
        StoredContent content = dataFiles.store(bytes);
        if (!content.sha256().equals(file.sha256())) {
          throw broken(path);
        }
      }
    }
  }

  /**
   * Each file must be fit for the level at which the archive would publish it, now or in a version:
   * what another portal allowed is not taken for granted.
   */
  private void requireFit(Manifest.Entry entry, List<String> texts) {
    List<PublicationDecision> decisions =
        new ArrayList<>(decide(entry.slug(), texts.getLast(), named(entry, texts.getLast())));
    for (Manifest.VersionEntry version : entry.versions()) {
      if (version.revision() < 1 || version.revision() > texts.size()) {
        throw broken(Manifest.NAME);
      }
      decisions.addAll(decide(entry.slug(), texts.get(version.revision() - 1), version.files()));
    }
    decisions.removeIf(PublicationDecision::isPermitted);
    if (!decisions.isEmpty()) {
      throw DisclosureGate.refusal(decisions.stream().distinct().toList());
    }
  }

  /** A file that the last description names no more is found with its version only. */
  private List<Manifest.FileEntry> named(Manifest.Entry entry, String nTriples) {
    List<String> names =
        mapper.map(read(entry.slug(), nTriples)).distributions().stream()
            .flatMap(one -> one.fileName().stream())
            .toList();
    return entry.files().stream().filter(file -> names.contains(file.name())).toList();
  }

  private List<PublicationDecision> decide(
      String slug, String nTriples, List<Manifest.FileEntry> files) {
    Description description = read(slug, nTriples);
    AccessLevel level = AccessLevel.of(mapper.map(description).accessRights().orElse(""));
    DataWeight weight = DataWeight.of(mapper.weight(description).orElse(""));
    return files.stream()
        .map(
            file ->
                disclosure.decide(
                    new DisclosureGate.Candidate(slug, file.name(), file.sha256()), level, weight))
        .toList();
  }

  private void addVersions(Manifest.Entry entry) {
    List<String> known =
        drafts.listVersions(entry.slug()).stream().map(DatasetVersion::version).toList();
    for (Manifest.VersionEntry version : entry.versions()) {
      if (known.contains(version.version())) {
        continue;
      }
      List<DraftFile> looked =
          version.files().stream()
              .map(
                  file ->
                      new DraftFile(
                          file.name(),
                          file.sha256(),
                          file.sizeBytes(),
                          inspector.inspect(file.sha256(), file.name()),
                          Instant.parse(file.created())))
              .toList();
      drafts.addVersion(
          new DatasetVersion(
              entry.slug(),
              version.version(),
              version.number(),
              version.revision(),
              version.notes(),
              version.author(),
              Instant.parse(version.created())),
          version.files().stream().map(file -> stored(entry.slug(), file)).toList(),
          looked);
    }
  }

  private static StoredFile stored(String slug, Manifest.FileEntry file) {
    return new StoredFile(
        slug,
        file.name(),
        file.mediaType(),
        file.sizeBytes(),
        file.sha256(),
        Instant.parse(file.created()));
  }

  private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
    ZipEntry entry = Optional.ofNullable(zip.getEntry(name)).orElseThrow(() -> broken(name));
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw broken(name);
      }
      return bytes;
    }
  }

  private static ProblemException broken(String name) {
    return new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "Gói lưu trữ hỏng: " + name + ".",
        "The archive is broken: " + name + ".");
  }
}
