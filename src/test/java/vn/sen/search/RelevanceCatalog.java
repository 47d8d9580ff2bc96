package vn.sen.search;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.ResourceFolder;

/** The 50 targets with the descriptions of the data pack's files, in an index of Sen's. */
public final class RelevanceCatalog implements AutoCloseable {
  private final SearchFixture fixture;
  private final List<DatasetView> datasets = read();

  /**
   * @param folder for the index
   */
  public RelevanceCatalog(Path folder) {
    this.fixture = new SearchFixture(folder);
    fixture.index.beginRebuild();
    fixture.apply(datasets.stream().map(v -> SearchFixture.dataset(v, Set.of("public"))).toList());
    fixture.commit();
  }

  private static List<DatasetView> read() {
    ResourceFolder folder = new ResourceFolder("relevance/datasets");
    DatasetMapper mapper = new DatasetMapper(SearchFixture.BASE);
    List<DatasetView> views = new ArrayList<>();
    for (String file : folder.list(".ttl")) {
      SearchFixture.READER
          .readAll(
              new ByteArrayInputStream(folder.read(file)),
              RdfSyntax.TURTLE,
              SearchFixture.BASE.value())
          .forEach(d -> views.add(mapper.map(d)));
    }
    return views;
  }

  public List<DatasetView> datasets() {
    return datasets;
  }

  /** Slugs of the first ten. */
  public List<String> search(String text) {
    return fixture.ask(text).page(1, 10).slugs();
  }

  @Override
  public void close() {
    fixture.close();
  }
}
