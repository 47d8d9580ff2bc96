package vn.sen.bench.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.sen.access.AudienceRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.platform.BaseIri;

/** A generated catalog on its way somewhere: a read model, or a file for a peer. */
public final class GeneratedCatalog {
  /** What every benchmark generates from, unless it says otherwise. */
  public static final long SEED = 127_2289;

  /** The record that a read model loaded here follows. */
  public static final String RECORD = "generated";

  /** How many resources a follower gives to a read model at once. */
  private static final int BATCH = 200;

  private final CatalogGenerator generator;
  private final DatasetMapper mapper;
  private final Function<DatasetView, Datasets.Audience> audience;

  /** With the audiences that the portal's gate gives. */
  public GeneratedCatalog(BaseIri base) {
    this(base, SEED, new AudienceRules(base)::audienceOf);
  }

  public GeneratedCatalog(
      BaseIri base, long seed, Function<DatasetView, Datasets.Audience> audience) {
    this.generator = new CatalogGenerator(base, seed);
    this.mapper = new DatasetMapper(base);
    this.audience = audience;
  }

  public CatalogGenerator generator() {
    return generator;
  }

  /** As the record would hold them, one after the other. */
  public Stream<Dataset> datasets(int count) {
    return generator.stream(count).map(this::dataset);
  }

  /** As the record would hold it. */
  public Dataset dataset(Description description) {
    DatasetView view = mapper.map(description);
    Datasets.Audience who = audience.apply(view);
    return new Dataset(
        UUID.nameUUIDFromBytes(view.slug().getBytes(StandardCharsets.UTF_8)),
        view.slug(),
        1,
        Dataset.State.PUBLISHED,
        Instant.EPOCH,
        Instant.EPOCH,
        who.discover(),
        who.use(),
        description,
        view);
  }

  /** Builds a read model from nothing, as its follower does, and commits once at the end. */
  public void load(ReadModel model, int count) {
    model.findPosition(RECORD);
    model.beginRebuild();
    List<Current> batch = new ArrayList<>(BATCH);
    datasets(count)
        .forEach(
            dataset -> {
              batch.add(new Current.OfDataset(dataset.slug(), Optional.of(dataset)));
              if (batch.size() == BATCH) {
                model.apply(List.copyOf(batch));
                batch.clear();
              }
            });
    model.apply(List.copyOf(batch));
    model.commit(new LogPosition(1, count), RECORD);
  }

  /** One named graph a dataset; what not everybody may discover is left out. */
  public void writeNQuads(int count, OutputStream out) {
    write(count, out, iri -> " <" + iri + "> .\n");
  }

  public void writeNTriples(int count, OutputStream out) {
    write(count, out, iri -> " .\n");
  }

  private void write(int count, OutputStream out, Function<String, String> end) {
    try {
      BufferedWriter writer =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
      for (Dataset dataset : (Iterable<Dataset>) datasets(count)::iterator) {
        if (dataset.discover().contains(vn.sen.access.Caller.PUBLIC)) {
          String ending = end.apply(dataset.description().subject());
          for (String line :
              (Iterable<String>) dataset.description().nTriples().lines()::iterator) {
            writer.write(line, 0, line.length() - 2);
            writer.write(ending);
          }
        }
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
