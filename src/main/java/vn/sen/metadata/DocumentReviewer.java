package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Reads a document and judges it by a profile; saves nothing. */
@Singleton
public final class DocumentReviewer {
  private static final int KEPT_OCCURRENCES = 200;

  private final DescriptionReader reader;
  private final DescriptionWriter writer;
  private final DescriptionValidator validator;
  private final BaseIri base;

  public DocumentReviewer(
      DescriptionReader reader,
      DescriptionWriter writer,
      DescriptionValidator validator,
      BaseIri base) {
    this.reader = reader;
    this.writer = writer;
    this.validator = validator;
    this.base = base;
  }

  /**
   * Relative IRIs are resolved against the portal's base.
   *
   * @throws ProblemException malformed, or unprocessable when it describes nothing
   */
  public DocumentReview review(byte[] document, RdfSyntax syntax, Profile profile) {
    CatalogDocument parts =
        reader.readCatalog(new ByteArrayInputStream(document), syntax, base.value());
    if (parts.entries().isEmpty() && parts.omissions().isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Tài liệu không mô tả dcat:Dataset, dcat:DatasetSeries hay dcat:DataService nào.",
          "The document describes no dcat:Dataset, dcat:DatasetSeries or dcat:DataService.");
    }
    List<ValidationReport> reports = new ArrayList<>();
    Graph repaired = GraphMemFactory.createDefaultGraph();
    boolean isRepaired = false;
    for (CatalogDocument.Entry entry : parts.entries()) {
      ValidationReport report = validator.validate(entry, profile);
      reports.add(report);
      List<Patch> patches = report.repairs();
      isRepaired |= !patches.isEmpty();
      Patch.apply(entry.description(), patches, reader)
          .graph()
          .find()
          .forEachRemaining(repaired::add);
    }
    return new DocumentReview(
        parts.entries().stream().map(entry -> entry.description().subject()).toList(),
        parts.omissions(),
        parts.leftOver(),
        ValidationReport.merge(profile, reports, KEPT_OCCURRENCES),
        isRepaired
            ? Optional.of(
                new String(writer.write(repaired, RdfSyntax.TURTLE), StandardCharsets.UTF_8))
            : Optional.empty());
  }
}
