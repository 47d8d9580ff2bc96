package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.GuardedHttpClient;
import vn.sen.platform.ProblemException;
import vn.sen.platform.StartupException;
import vn.sen.publishing.archive.ArchiveImport;
import vn.sen.publishing.imports.CatalogImport;
import vn.sen.publishing.imports.ImportIssue;
import vn.sen.publishing.imports.ImportReport;
import vn.sen.publishing.imports.ImportSource;
import vn.sen.targets.SeedLoader;

/**
 * Takes documents into the record, beside a running portal (which follows what is written) or
 * without one. Ends with 0 when everything was taken, with 3 when something was refused.
 */
final class ImportCommand {
  private static final int SOMETHING_REFUSED = 3;
  private static final int TOLD_EVERY_RECORDS = 500;

  private final Options options;
  private final ImportArguments arguments;

  ImportCommand(Options options, ImportArguments arguments) {
    this.options = options;
    this.arguments = arguments;
  }

  int run(PrintStream out) {
    if (!options.command().equals("import") || options.operands().size() != 1) {
      throw new StartupException(
          "import needs one document, folder or address: ./sen import FILE|DIR|URL");
    }
    List<String> unreadable = new ArrayList<>();
    Optional<Path> archive =
        Optional.of(options.operands().getFirst())
            .filter(operand -> operand.endsWith(".zip"))
            .map(Path::of)
            .filter(ArchiveImport::isArchive);
    Iterable<ImportSource> sources =
        archive.isPresent() ? List.of() : sources(options.operands().getFirst(), unreadable, out);
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.put("sen.attach", true);
    // The portal, running or started next, follows what is written here.
    properties.put("sen.follow", false);
    try (ApplicationContext context = Contexts.start(properties)) {
      context.getBean(SeedLoader.class).load();
      if (archive.isPresent()) {
        return take(context.getBean(ArchiveImport.class), archive.get(), out);
      }
      ImportReport report =
          context.getBean(CatalogImport.class).run(sources, arguments.options(), new Printing(out));
      print(report, out);
      return report.issues().isEmpty() && unreadable.isEmpty() ? 0 : SOMETHING_REFUSED;
    } catch (ProblemException e) {
      throw new StartupException(e.detail(Locale.ENGLISH), e);
    }
  }

  private int take(ArchiveImport archives, Path archive, PrintStream out) {
    ArchiveImport.Report report = archives.run(archive, arguments.options().dryRun(), out::println);
    out.printf(
        "%s: %d datasets with their history, %d not taken%n",
        arguments.options().dryRun() ? "Would import" : "Imported",
        report.taken(),
        report.refused().size());
    return report.refused().isEmpty() ? 0 : SOMETHING_REFUSED;
  }

  private Iterable<ImportSource> sources(String operand, List<String> unreadable, PrintStream out) {
    if (ImportSources.isAddress(operand)) {
      try (GuardedHttpClient client =
          arguments.isLoopbackAllowed()
              ? GuardedHttpClient.allowingLoopback()
              : new GuardedHttpClient()) {
        return List.of(ImportSources.fetch(operand, client));
      } catch (ProblemException e) {
        throw new StartupException(e.detail(Locale.ENGLISH), e);
      } catch (IllegalArgumentException e) {
        throw new StartupException(operand + " is not an address.", e);
      }
    }
    Path path = Path.of(operand);
    List<Path> files = ImportSources.list(path);
    out.println("Documents: " + files.size());
    return ImportSources.read(
        files,
        path,
        line -> {
          unreadable.add(line);
          out.println(line);
        });
  }

  private void print(ImportReport report, PrintStream out) {
    out.printf(
        "%s: %d new, %d changed, %d as they were, %d not taken; %d statements repaired%n",
        arguments.options().dryRun() ? "Would import" : "Imported",
        report.created(),
        report.changed(),
        report.unchanged(),
        report.issues().size(),
        report.repairs());
    if (report.leftOver() > 0) {
      out.printf(
          "Left out: %d statements that belong to no dataset, series or service%n",
          report.leftOver());
    }
    ValidationReport judged = report.judged();
    out.printf(
        "By %s: %d violations, %d warnings, %d hints%n",
        judged.profile().title(),
        judged.count(ValidationReport.Severity.VIOLATION),
        judged.count(ValidationReport.Severity.WARNING),
        judged.count(ValidationReport.Severity.INFO));
    for (ValidationReport.Cause cause : judged.causes()) {
      if (cause.severity() != ValidationReport.Severity.INFO) {
        out.printf(
            "%8d  %s  %s%n",
            cause.count(),
            cause.severity() == ValidationReport.Severity.VIOLATION ? "violation" : "warning  ",
            cause.message().in(Locale.ENGLISH));
      }
    }
  }

  /** One line an issue, and how far it is. */
  private record Printing(PrintStream out) implements CatalogImport.Progress {
    @Override
    public void issue(ImportIssue issue) {
      out.println(issue.line(Locale.ENGLISH));
    }

    @Override
    public void done(int records) {
      if (records % TOLD_EVERY_RECORDS == 0) {
        out.println(records + " records done");
      }
    }
  }
}
