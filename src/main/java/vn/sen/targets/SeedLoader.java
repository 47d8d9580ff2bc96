package vn.sen.targets;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.account.AgencyRegister;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.PortalState;
import vn.sen.catalog.Revision;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.QualityAssessment;
import vn.sen.metadata.RdfSyntax;
import vn.sen.metadata.TargetMapper;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/**
 * Fills the record with what comes along: the agencies, the 50 targets, their datasets and the
 * shipped files. May run at every start: it does nothing unless what comes along is new, and a
 * second run after a crash finishes the first.
 */
@Singleton
public final class SeedLoader {
  /**
   * Who the first revisions are by; a dataset whose newest revision is by another is left alone.
   */
  public static final String AUTHOR = "Sen";

  private static final Logger log = LoggerFactory.getLogger(SeedLoader.class);
  private static final ResourceFolder SEED = new ResourceFolder("seed-data");
  private static final ResourceFolder ONTOLOGY = new ResourceFolder("ontology");
  private static final String AGENCIES = "agencies.ttl";
  private static final String TARGETS = "targets.ttl";
  private static final String STATE_KEY = "seed.sha256";

  /** Counts up when what is made of the same files changes. */
  private static final byte MADE = 2;

  private static final String ORGANIZATION = "http://www.w3.org/ns/org#Organization";
  private static final String NOTE = "Mô tả đi kèm Cổng · Description that came with the portal";

  private final BaseIri base;
  private final DescriptionReader reader;
  private final DatasetMapper datasetMapper;
  private final QualityAssessment quality;
  private final TargetMapper targetMapper;
  private final Gate gate;
  private final Agencies agencies;
  private final TargetDescriptions targets;
  private final Datasets datasets;
  private final StoredFiles storedFiles;
  private final DataFiles dataFiles;
  private final PortalState state;
  private final Clock clock;

  public SeedLoader(
      BaseIri base,
      DescriptionReader reader,
      DatasetMapper datasetMapper,
      QualityAssessment quality,
      TargetMapper targetMapper,
      Gate gate,
      Agencies agencies,
      TargetDescriptions targets,
      Datasets datasets,
      StoredFiles storedFiles,
      DataFiles dataFiles,
      PortalState state,
      Clock clock) {
    this.base = base;
    this.reader = reader;
    this.datasetMapper = datasetMapper;
    this.quality = quality;
    this.targetMapper = targetMapper;
    this.gate = gate;
    this.agencies = agencies;
    this.targets = targets;
    this.datasets = datasets;
    this.storedFiles = storedFiles;
    this.dataFiles = dataFiles;
    this.state = state;
    this.clock = clock;
  }

  /**
   * Loads what is new since the last complete run.
   *
   * @return whether anything had to be done
   */
  public boolean load() {
    String hash = contentHash();
    if (state.find(STATE_KEY).filter(hash::equals).isPresent()) {
      return false;
    }
    read(ONTOLOGY.read(AGENCIES), ORGANIZATION).stream()
        .filter(agency -> !wasChangedHere(agency))
        .forEach(agencies::publish);
    for (Description target : read(SEED.read(TARGETS), base.namespace() + "Target")) {
      targets.publish(targetMapper.map(target).number(), target);
    }
    int published = 0;
    for (String file : SEED.list(".ttl")) {
      if (file.startsWith("datasets/")) {
        published += loadDataset(file) ? 1 : 0;
      }
    }
    state.put(STATE_KEY, hash);
    log.info("Seed data loaded: {} datasets published", published);
    return true;
  }

  /** Set up or merged by an administrator: then their word counts, not what comes along. */
  private boolean wasChangedHere(Description agency) {
    String slug = agency.subject().substring(base.agency("").length());
    return state.find(AgencyRegister.changedHere(slug)).isPresent();
  }

  private List<Description> read(byte[] turtle, String classIri) {
    return reader.readAll(
        new ByteArrayInputStream(turtle), RdfSyntax.TURTLE, base.value(), classIri);
  }

  private boolean loadDataset(String file) {
    List<Description> descriptions =
        reader.readAll(new ByteArrayInputStream(SEED.read(file)), RdfSyntax.TURTLE, base.value());
    if (descriptions.size() != 1) {
      throw new IllegalStateException("seed-data/" + file + " must describe one dataset");
    }
    Description description = quality.measured(descriptions.getFirst());
    DatasetView view = datasetMapper.map(description);
    if (isChangedBySomebody(view.slug())) {
      log.info("The dataset {} was changed on this portal and is left as it is", view.slug());
      return false;
    }
    // Bytes first, then their row, then the description that leads to them.
    view.distributions().forEach(distribution -> storeFile(view.slug(), distribution));
    datasets.publish(description, gate.audienceOf(view), AUTHOR, NOTE);
    return true;
  }

  private boolean isChangedBySomebody(String slug) {
    Optional<Dataset> present = datasets.findAny(slug);
    if (present.isEmpty()) {
      return false;
    }
    return present.get().state() == Dataset.State.WITHDRAWN
        || datasets.listRevisions(slug, Set.of(Caller.PUBLIC)).stream()
            .findFirst()
            .map(Revision::author)
            .filter(AUTHOR::equals)
            .isEmpty();
  }

  private void storeFile(String slug, DatasetView.Distribution distribution) {
    if (distribution.fileName().isEmpty()) {
      return;
    }
    String name = distribution.fileName().get();
    StoredContent content = dataFiles.store(new ByteArrayInputStream(SEED.read("files/" + name)));
    if (!distribution.sha256().equals(Optional.of(content.sha256()))) {
      throw new IllegalStateException(
          "seed-data/files/" + name + " does not have the SHA-256 that " + slug + " states");
    }
    storedFiles.add(
        new StoredFile(
            slug,
            name,
            distribution.mediaType().orElse("application/octet-stream"),
            content.sizeBytes(),
            content.sha256(),
            clock.instant()));
  }

  private String contentHash() {
    MessageDigest digest = DataFiles.sha256();
    digest.update(MADE);
    digest.update(base.value().getBytes(StandardCharsets.UTF_8));
    digest.update(ONTOLOGY.read(AGENCIES));
    for (String file : SEED.list("")) {
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      digest.update(SEED.read(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
