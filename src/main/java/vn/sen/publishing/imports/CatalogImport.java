package vn.sen.publishing.imports;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetLinks;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.CatalogDocument;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.DescriptionValidator;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.Patch;
import vn.sen.metadata.Place;
import vn.sen.metadata.Registrar;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Takes documents into the record. A document that cannot be read gives one issue and no dataset;
 * of one that can, each dataset is taken or refused by itself, in a transaction of its own.
 */
@Singleton
public final class CatalogImport {
  private static final int KEPT_OCCURRENCES = 50;
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final DescriptionReader reader;
  private final DatasetMapper mapper;
  private final DescriptionValidator validator;
  private final Registrar registrar;
  private final Datasets datasets;
  private final DatasetLinks links;
  private final Agencies agencies;
  private final Gate gate;
  private final BaseIri base;

  public CatalogImport(
      DescriptionReader reader,
      DatasetMapper mapper,
      DescriptionValidator validator,
      Registrar registrar,
      Datasets datasets,
      DatasetLinks links,
      Agencies agencies,
      Gate gate,
      BaseIri base) {
    this.reader = reader;
    this.mapper = mapper;
    this.validator = validator;
    this.registrar = registrar;
    this.datasets = datasets;
    this.links = links;
    this.agencies = agencies;
    this.gate = gate;
    this.base = base;
  }

  /**
   * @param progress told each issue as it comes up, and how many records are done, now and then
   * @throws ProblemException not found, when there is no such agency
   */
  public ImportReport run(
      Iterable<ImportSource> sources, ImportOptions options, Progress progress) {
    options.agency().ifPresent(this::requireAgency);
    Run run = new Run(options, progress);
    sources.forEach(run::take);
    return run.report();
  }

  private void requireAgency(String slug) {
    if (agencies.find(slug).isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Không có cơ quan “" + slug + "”; danh sách ở " + base.value() + "agencies.",
          "There is no agency “" + slug + "”; " + base.value() + "agencies lists them.");
    }
  }

  /** Is told how an import goes. */
  public interface Progress {
    void issue(ImportIssue issue);

    void done(int records);

    /** For callers who only want the report. */
    Progress SILENT =
        new Progress() {
          @Override
          public void issue(ImportIssue issue) {}

          @Override
          public void done(int records) {}
        };
  }

  /** One import, gathering its report. */
  private final class Run {
    private final ImportOptions options;
    private final Progress progress;
    private final Optional<String> agency;
    private final Admission admission;
    private final List<ImportIssue> issues = new ArrayList<>();
    private final Map<ImportReport.Step, Duration> time = new EnumMap<>(ImportReport.Step.class);
    private ValidationReport judged;
    private int created;
    private int changed;
    private int unchanged;
    private int repairs;
    private int leftOver;
    private int done;

    Run(ImportOptions options, Progress progress) {
      this.options = options;
      this.progress = progress;
      this.agency = options.agency().map(base::agency);
      this.admission = new Admission(datasets, links, base, agency);
      this.judged = new ValidationReport(options.profile(), List.of());
    }

    void take(ImportSource source) {
      if (source.syntax().isEmpty()) {
        refuse(
            source,
            Optional.empty(),
            "",
            LocalizedText.of(
                "không rõ cú pháp; đặt đuôi tệp .ttl, .jsonld, .rdf, .nt hoặc .trig",
                "its syntax is unknown; name it .ttl, .jsonld, .rdf, .nt or .trig"));
        return;
      }
      try {
        CatalogDocument document = measured(ImportReport.Step.READ, () -> read(source));
        leftOver += document.leftOver();
        document
            .omissions()
            .forEach(omission -> refuse(source, omission.place(), "", omission.why()));
        if (document.entries().isEmpty() && document.omissions().isEmpty()) {
          refuse(
              source,
              Optional.empty(),
              "",
              LocalizedText.of(
                  "không mô tả dcat:Dataset, dcat:DatasetSeries hay dcat:DataService nào",
                  "it describes no dcat:Dataset, dcat:DatasetSeries or dcat:DataService"));
        }
        document.entries().forEach(entry -> take(source, entry));
      } catch (ProblemException e) {
        refuse(source, Optional.empty(), "", words(e));
      }
    }

    private CatalogDocument read(ImportSource source) {
      return reader.readCatalog(
          new ByteArrayInputStream(source.document()),
          source.syntax().orElseThrow(),
          source.baseIri());
    }

    private void take(ImportSource source, CatalogDocument.Entry entry) {
      try {
        Optional<LocalizedText> refusal = admit(entry);
        refusal.ifPresent(why -> refuse(source, entry.place(), entry.description().subject(), why));
      } catch (ProblemException e) {
        refuse(source, entry.place(), entry.description().subject(), words(e));
      }
      progress.done(++done);
    }

    /** Why the description was not taken; empty when it was. */
    private Optional<LocalizedText> admit(CatalogDocument.Entry entry) {
      Description stated = entry.description();
      ValidationReport report =
          measured(ImportReport.Step.VALIDATE, () -> validator.validate(entry, options.profile()));
      judged = ValidationReport.merge(options.profile(), List.of(judged, report), KEPT_OCCURRENCES);
      List<Patch> patches = options.repair() ? report.repairs() : List.of();
      Description mended =
          registrar.withoutAddresses(
              patches.isEmpty() ? stated : Patch.apply(stated, patches, reader));
      if (options.strict()) {
        ValidationReport after =
            patches.isEmpty() ? report : validator.validate(mended, options.profile());
        if (!after.isAcceptable()) {
          return Optional.of(violations(after));
        }
      }
      Admission.Decision decision =
          measured(ImportReport.Step.ADMIT, () -> admission.decide(mended, mapper.map(mended)));
      return switch (decision) {
        case Admission.Decision.Refused refused -> Optional.of(refused.why());
        case Admission.Decision.Admitted admitted -> {
          measured(
              ImportReport.Step.SAVE,
              () -> {
                save(mended, admitted, patches);
                return true;
              });
          yield Optional.empty();
        }
      };
    }

    private void save(
        Description description, Admission.Decision.Admitted admitted, List<Patch> patches) {
      Description registered = registrar.register(description, admitted.slug(), agency);
      repairs += patches.size();
      Optional<Dataset> present = admitted.present();
      if (present.filter(it -> it.description().equals(registered)).isPresent()) {
        unchanged++;
        return;
      }
      if (!options.dryRun()) {
        datasets.publish(
            registered, gate.audienceOf(mapper.map(registered)), options.author(), note(patches));
      }
      if (present.isPresent()) {
        changed++;
      } else {
        created++;
      }
    }

    private String note(List<Patch> patches) {
      StringBuilder note = new StringBuilder("Nhập từ tài liệu · Imported from a document");
      if (!patches.isEmpty()) {
        note.append("\nĐã sửa · Repaired:");
        patches.forEach(patch -> note.append('\n').append(patch.note()));
      }
      return note.toString();
    }

    private LocalizedText violations(ValidationReport report) {
      ValidationReport.Cause first = report.causes().getFirst();
      int others = report.count(ValidationReport.Severity.VIOLATION) - 1;
      String title = report.profile().title();
      return LocalizedText.of(
          "trái với "
              + title
              + ": "
              + first.message().in(VIETNAMESE)
              + (others > 0 ? " (và " + others + " lỗi khác)" : ""),
          "it violates "
              + title
              + ": "
              + first.message().in(Locale.ENGLISH)
              + (others > 0 ? " (and " + others + " more)" : ""));
    }

    private void refuse(
        ImportSource source, Optional<Place> place, String record, LocalizedText why) {
      ImportIssue issue = new ImportIssue(source.name(), place, record, why);
      issues.add(issue);
      progress.issue(issue);
    }

    private LocalizedText words(ProblemException e) {
      return LocalizedText.of(e.detail(VIETNAMESE), e.detail(Locale.ENGLISH));
    }

    private <T> T measured(ImportReport.Step step, Supplier<T> work) {
      long started = System.nanoTime();
      try {
        return work.get();
      } finally {
        time.merge(step, Duration.ofNanos(System.nanoTime() - started), Duration::plus);
      }
    }

    ImportReport report() {
      return new ImportReport(created, changed, unchanged, repairs, leftOver, issues, judged, time);
    }
  }
}
