package vn.sen.publishing.archive;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetHistories;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.platform.BaseIri;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.Drafts;
import vn.sen.publishing.Review;

/** Writes an agency's archive, for its stewards. */
@Singleton
public final class ArchiveWriter {
  private final Review review;
  private final Datasets datasets;
  private final DatasetHistories histories;
  private final StoredFiles storedFiles;
  private final Drafts drafts;
  private final DataFiles dataFiles;
  private final JsonMapper json;
  private final BaseIri base;
  private final Clock clock;

  ArchiveWriter(
      Review review,
      Datasets datasets,
      DatasetHistories histories,
      StoredFiles storedFiles,
      Drafts drafts,
      DataFiles dataFiles,
      JsonMapper json,
      BaseIri base,
      Clock clock) {
    this.review = review;
    this.datasets = datasets;
    this.histories = histories;
    this.storedFiles = storedFiles;
    this.drafts = drafts;
    this.dataFiles = dataFiles;
    this.json = json;
    this.base = base;
    this.clock = clock;
  }

  /** What will be written, the caller asked for already; nothing is read later but the bytes. */
  public Archive prepare(Caller caller, String agency) {
    review.requireSteward(caller, agency);
    Map<String, List<DatasetHistories.Entry>> all = new TreeMap<>();
    List<Manifest.Entry> entries = new ArrayList<>();
    for (String slug : histories.listSlugs(base.agency(agency))) {
      List<DatasetHistories.Entry> revisions = histories.list(slug);
      all.put(slug, revisions);
      entries.add(
          new Manifest.Entry(
              slug,
              datasets
                  .findAny(slug)
                  .map(Dataset::state)
                  .equals(java.util.Optional.of(Dataset.State.WITHDRAWN)),
              revisions.stream()
                  .map(
                      one ->
                          new Manifest.RevisionEntry(
                              one.number(), one.created().toString(), one.author(), one.note()))
                  .toList(),
              files(storedFiles.list(slug)),
              drafts.listVersions(slug).reversed().stream().map(this::version).toList()));
    }
    return new Archive(
        new Manifest(Manifest.FORMAT, base.value(), agency, clock.instant().toString(), entries),
        all);
  }

  private Manifest.VersionEntry version(DatasetVersion version) {
    return new Manifest.VersionEntry(
        version.version(),
        version.number(),
        version.revision(),
        version.notes(),
        version.author(),
        version.created().toString(),
        files(drafts.listVersionFiles(version.slug(), version.version())));
  }

  private static List<Manifest.FileEntry> files(List<StoredFile> files) {
    return files.stream()
        .map(
            file ->
                new Manifest.FileEntry(
                    file.fileName(),
                    file.mediaType(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.created().toString()))
        .toList();
  }

  /** An archive about to be written. */
  public final class Archive {
    private final Manifest manifest;
    private final Map<String, List<DatasetHistories.Entry>> revisions;

    private Archive(Manifest manifest, Map<String, List<DatasetHistories.Entry>> revisions) {
      this.manifest = manifest;
      this.revisions = revisions;
    }

    /** Writes a ZIP; the stream is not closed. Memory does not grow with the files. */
    public void writeTo(OutputStream out) throws IOException {
      ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      put(zip, Manifest.NAME, json.writeValueAsString(manifest));
      for (Map.Entry<String, List<DatasetHistories.Entry>> dataset : revisions.entrySet()) {
        for (DatasetHistories.Entry one : dataset.getValue()) {
          put(zip, Manifest.revisionPath(dataset.getKey(), one.number()), one.description());
        }
      }
      Set<String> written = new HashSet<>();
      for (Manifest.Entry entry : manifest.datasets()) {
        List<Manifest.FileEntry> files =
            Stream.concat(
                    entry.files().stream(),
                    entry.versions().stream().flatMap(version -> version.files().stream()))
                .toList();
        for (Manifest.FileEntry file : files) {
          if (written.add(file.sha256())) {
            zip.putNextEntry(new ZipEntry(Manifest.filePath(file.sha256())));
            try (InputStream bytes = dataFiles.open(file.sha256(), 0)) {
              bytes.transferTo(zip);
            }
            zip.closeEntry();
          }
        }
      }
      zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
