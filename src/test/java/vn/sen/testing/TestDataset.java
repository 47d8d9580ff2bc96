package vn.sen.testing;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;

/**
 * A dataset with one file, published in the running portal under a slug of its own.
 *
 * @param title in Vietnamese; no other dataset has it
 */
public record TestDataset(String slug, String title) {
  public static final String FILE = "data.csv";

  /**
   * @param owner slug of the agency
   * @param level code of its access level
   */
  public static TestDataset publish(
      RunningPortal portal, String owner, String level, boolean hidden) {
    String unique = UUID.randomUUID().toString();
    TestDataset dataset =
        new TestDataset("sharing-" + unique, "Bộ chia sẻ " + unique.substring(0, 8));
    ApplicationContext context = portal.context();
    Description description = dataset.describe(portal, owner, level, hidden);
    portal.publish(description);
    StoredContent content =
        context
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)));
    context
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                dataset.slug,
                FILE,
                "text/csv",
                content.sizeBytes(),
                content.sha256(),
                Instant.now()));
    context.getBean(ChangeFollower.class).awaitApplied();
    return dataset;
  }

  private Description describe(RunningPortal portal, String owner, String level, boolean hidden) {
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX sen: <ns#>
        <datasets/%1$s> a dcat:Dataset ;
          dct:title "%2$s"@vi ; dct:publisher <agencies/%3$s> ;
          dct:accessRights <vocab/access-levels/%4$s> ; %5$s
          dcat:theme <vocab/sectors/health> ;
          dcat:distribution <datasets/%1$s/distributions/d> .
        <datasets/%1$s/distributions/d> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/%1$s/files/data.csv> .
        """
            .formatted(
                slug,
                title,
                owner,
                level,
                hidden ? "sen:discoverability <vocab/discoverability/hidden> ;" : "");
    return new DescriptionReader()
        .read(document, RdfSyntax.TURTLE, portal.baseIri(), "datasets/" + slug);
  }

  public String page() {
    return "/datasets/" + slug;
  }

  public String file() {
    return page() + "/files/" + FILE;
  }

  public UUID id(RunningPortal portal) {
    return portal.context().getBean(Datasets.class).findAny(slug).map(Dataset::id).orElseThrow();
  }
}
