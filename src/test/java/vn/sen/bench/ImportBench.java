package vn.sen.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.bench.generate.CatalogGenerator;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.catalog.RecordFixture;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.publishing.imports.CatalogImport;
import vn.sen.publishing.imports.ImportOptions;
import vn.sen.publishing.imports.ImportReport;
import vn.sen.publishing.imports.ImportSource;

/**
 * Datasets imported per second, each validated and saved in a transaction of its own, and where the
 * time goes. {@code ./sen bench import [--datasets N] [--document N]}: N datasets in documents of
 * so many; once as new, once again as they are.
 */
public final class ImportBench {
  private ImportBench() {}

  public static void main(String[] arguments) throws Exception {
    Arguments options = Arguments.parse(arguments, Map.of("datasets", 5_000, "document", 100));
    System.out.printf("**Import** (%s)%n%n", Machine.describe());
    System.out.println(
        "| what | datasets | seconds | datasets/s | reading | validation | admission | saving | the rest |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    Path folder = Files.createTempDirectory("sen-import-");
    try (RecordFixture record = RecordFixture.start(folder)) {
      CatalogGenerator generator =
          new GeneratedCatalog(new BaseIri(RecordFixture.BASE)).generator();
      // The first documents warm up what every later one uses.
      run(record, documents(record, generator, RdfSyntax.TURTLE, 0, 500, 100));
      for (RdfSyntax syntax : List.of(RdfSyntax.TURTLE, RdfSyntax.JSON_LD, RdfSyntax.RDF_XML)) {
        int from = 1_000_000 * (syntax.ordinal() + 1);
        List<ImportSource> documents =
            documents(
                record, generator, syntax, from, options.get("datasets"), options.get("document"));
        print(syntax + ", new", run(record, documents));
        print(syntax + ", as they are", run(record, documents));
      }
    }
  }

  private static List<ImportSource> documents(
      RecordFixture record,
      CatalogGenerator generator,
      RdfSyntax syntax,
      int from,
      int count,
      int each) {
    List<ImportSource> documents = new ArrayList<>();
    for (int start = 0; start < count; start += each) {
      ByteArrayOutputStream turtle = new ByteArrayOutputStream();
      StringBuilder lines = new StringBuilder();
      for (int i = start; i < Math.min(count, start + each); i++) {
        lines.append(generator.describe(from + i).nTriples());
      }
      Description whole =
          record
              .get(vn.sen.metadata.DescriptionReader.class)
              .fromNTriples(RecordFixture.BASE + "catalog", lines.toString());
      turtle.writeBytes(record.get(DescriptionWriter.class).write(whole, syntax));
      documents.add(
          new ImportSource(
              "generated-" + start + "." + syntax.suffix(),
              RecordFixture.BASE,
              Optional.of(syntax),
              turtle.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    }
    return documents;
  }

  private static Measured run(RecordFixture record, List<ImportSource> documents) {
    long started = System.nanoTime();
    ImportReport report =
        record
            .get(CatalogImport.class)
            .run(
                documents,
                new ImportOptions(Optional.empty(), false, false, false, Profile.DCAT_VN, "bench"),
                CatalogImport.Progress.SILENT);
    report.issues().stream().limit(3).forEach(issue -> System.err.println(issue));
    return new Measured(report, Duration.ofNanos(System.nanoTime() - started));
  }

  private record Measured(ImportReport report, Duration time) {}

  private static void print(String what, Measured measured) {
    ImportReport report = measured.report();
    double seconds = measured.time().toNanos() / 1e9;
    double read = share(report, ImportReport.Step.READ, seconds);
    double validate = share(report, ImportReport.Step.VALIDATE, seconds);
    double admit = share(report, ImportReport.Step.ADMIT, seconds);
    double save = share(report, ImportReport.Step.SAVE, seconds);
    System.out.println(
        Figures.format(
            "| %s | %d | %.1f | %.0f | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.0f %% |",
            what,
            report.taken(),
            seconds,
            report.taken() / seconds,
            read,
            validate,
            admit,
            save,
            100 - read - validate - admit - save));
  }

  private static double share(ImportReport report, ImportReport.Step step, double seconds) {
    return 100 * report.time().getOrDefault(step, Duration.ZERO).toNanos() / 1e9 / seconds;
  }
}
