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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Gate;
import vn.sen.catalog.Agencies;
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
import vn.sen.metadata.QualityAssessment;
import vn.sen.metadata.Registrar;
import vn.sen.metadata.ValidationReport;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.RecordException;
import vn.sen.platform.Session;

/**
 * Takes documents into the record. A document that cannot be read gives one issue and no dataset;
 * of one that can, each dataset is taken or refused by itself. Some are saved at a time, so that
 * not each of them waits for the disk; what the database refuses of them is saved one by one.
 */
@Singleton
public final class CatalogImport {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogImport.class);
  private static final int KEPT_OCCURRENCES = 50;
  private static final Locale VIETNAMESE = Locale.of("vi");

  /**
   * Saved in one transaction: followers wait for its end, and so does whoever wants one of them.
   */
  private static final int AT_A_TIME = 50;

  private final DescriptionReader reader;
  private final DatasetMapper mapper;
  private final DescriptionValidator validator;
  private final Registrar registrar;
  private final QualityAssessment quality;
  private final Datasets datasets;
  private final DatasetLinks links;
  private final Agencies agencies;
  private final Gate gate;
  private final BaseIri base;
  private final Session session;

  public CatalogImport(
      DescriptionReader reader,
      DatasetMapper mapper,
      DescriptionValidator validator,
      Registrar registrar,
      QualityAssessment quality,
      Datasets datasets,
      DatasetLinks links,
      Agencies agencies,
      Gate gate,
      BaseIri base,
      Session session) {
    this.session = session;
    this.reader = reader;
    this.mapper = mapper;
    this.validator = validator;
    this.registrar = registrar;
    this.quality = quality;
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

  /**
   * A record that has been judged.
   *
   * @param description as it is to be saved
   * @param refusal why it is not to be saved
   */
  private record Candidate(
      CatalogDocument.Entry entry,
      Description description,
      List<Patch> patches,
      Optional<LocalizedText> refusal) {

    static Candidate refused(CatalogDocument.Entry entry, LocalizedText why) {
      return new Candidate(entry, entry.description(), List.of(), Optional.of(why));
    }
  }

  /**
   * What became of a record.
   *
   * @param refusal why it was not taken
   */
  private record Outcome(Candidate candidate, Kind kind, Optional<LocalizedText> refusal) {
    private enum Kind {
      CREATED,
      CHANGED,
      UNCHANGED,
      REFUSED
    }
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
        List<CatalogDocument.Entry> entries = document.entries();
        for (int from = 0; from < entries.size(); from += AT_A_TIME) {
          take(source, entries.subList(from, Math.min(entries.size(), from + AT_A_TIME)));
        }
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

    private void take(ImportSource source, List<CatalogDocument.Entry> entries) {
      List<Candidate> candidates = entries.stream().map(this::judge).toList();
      for (Outcome outcome : save(candidates)) {
        CatalogDocument.Entry entry = outcome.candidate().entry();
        String record = entry.description().subject();
        outcome.refusal().ifPresent(why -> refuse(source, entry.place(), record, why));
        count(outcome);
        progress.done(++done);
      }
    }

    private void count(Outcome outcome) {
      switch (outcome.kind()) {
        case REFUSED -> {
          return;
        }
        case CREATED -> created++;
        case CHANGED -> changed++;
        case UNCHANGED -> unchanged++;
      }
      repairs += outcome.candidate().patches().size();
    }

    /** All in one transaction; when that fails, each in one of its own. */
    private List<Outcome> save(List<Candidate> candidates) {
      long started = System.nanoTime();
      Duration before = time.getOrDefault(ImportReport.Step.ADMIT, Duration.ZERO);
      List<Outcome> outcomes = together(candidates);
      Duration all = Duration.ofNanos(System.nanoTime() - started);
      Duration admitting = time.getOrDefault(ImportReport.Step.ADMIT, Duration.ZERO).minus(before);
      time.merge(ImportReport.Step.SAVE, all.minus(admitting), Duration::plus);
      return outcomes;
    }

    private List<Outcome> together(List<Candidate> candidates) {
      try {
        return session.together(() -> candidates.stream().map(this::save).toList());
      } catch (RuntimeException e) {
        if (candidates.size() == 1) {
          return List.of(refusedByTheDatabase(candidates.getFirst(), e));
        }
        LOG.info("Records are saved one by one, as they could not be together: {}", e.toString());
        return candidates.stream().flatMap(one -> together(List.of(one)).stream()).toList();
      }
    }

    /** A record that the database cannot hold is that record's issue alone. */
    private static Outcome refusedByTheDatabase(Candidate candidate, RuntimeException cause) {
      if (cause instanceof RecordException refusal && refusal.isAboutWhatWasGiven()) {
        String reason = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
        return new Outcome(
            candidate,
            Outcome.Kind.REFUSED,
            Optional.of(
                LocalizedText.of(
                    "cơ sở dữ liệu không giữ được mô tả này: " + reason,
                    "the database cannot hold this description: " + reason)));
      }
      throw cause;
    }

    private Candidate judge(CatalogDocument.Entry entry) {
      try {
        return judged(entry);
      } catch (ProblemException e) {
        return Candidate.refused(entry, words(e));
      }
    }

    private Candidate judged(CatalogDocument.Entry entry) {
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
          return Candidate.refused(entry, violations(after));
        }
      }
      return new Candidate(entry, mended, patches, Optional.empty());
    }

    private Outcome save(Candidate candidate) {
      if (candidate.refusal().isPresent()) {
        return new Outcome(candidate, Outcome.Kind.REFUSED, candidate.refusal());
      }
      Description mended = candidate.description();
      try {
        Admission.Decision decision =
            measured(ImportReport.Step.ADMIT, () -> admission.decide(mended, mapper.map(mended)));
        return switch (decision) {
          case Admission.Decision.Refused refused ->
              new Outcome(candidate, Outcome.Kind.REFUSED, Optional.of(refused.why()));
          case Admission.Decision.Admitted admitted ->
              new Outcome(candidate, save(candidate, admitted), Optional.empty());
        };
      } catch (ProblemException e) {
        return new Outcome(candidate, Outcome.Kind.REFUSED, Optional.of(words(e)));
      }
    }

    private Outcome.Kind save(Candidate candidate, Admission.Decision.Admitted admitted) {
      Description registered =
          quality.measured(registrar.register(candidate.description(), admitted.slug(), agency));
      Optional<Datasets.Head> present = admitted.present();
      if (present.filter(it -> it.says(registered)).isPresent()) {
        return Outcome.Kind.UNCHANGED;
      }
      if (!options.dryRun()) {
        datasets.publish(
            registered,
            gate.audienceOf(mapper.map(registered)),
            options.author(),
            note(candidate.patches()));
      }
      return present.isPresent() ? Outcome.Kind.CHANGED : Outcome.Kind.CREATED;
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
