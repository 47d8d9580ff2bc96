package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.sen.catalog.PublicationRule;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.PublicationDecision.Ground;
import vn.sen.privacy.table.Reading;

/**
 * May this file be published? The one entry that every door for files asks. As a rule of the
 * catalog it is also asked by every publication, for the files that the portal holds. A file that
 * was never checked is checked at once; an unfinished check is not passed. Publication at {@code
 * restricted} is never refused, only warned of.
 */
@Singleton
public final class DisclosureGate implements PublicationRule {
  private final DisclosureCheck check;
  private final CheckOptions options;
  private final DisclosureChecks checks;
  private final FileContents contents;
  private final StoredFiles storedFiles;
  private final DatasetMapper mapper;
  private final Clock clock;

  DisclosureGate(
      DisclosureCheck check,
      PrivacyConfig config,
      DisclosureChecks checks,
      FileContents contents,
      StoredFiles storedFiles,
      DatasetMapper mapper,
      Clock clock) {
    this.check = check;
    this.options = config.options();
    this.checks = checks;
    this.contents = contents;
    this.storedFiles = storedFiles;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * A file on its way to a dataset.
   *
   * @param fileName its ending tells the format
   * @param sha256 of the content, lower-case hexadecimal
   */
  public record Candidate(String datasetSlug, String fileName, String sha256) {}

  /** Opens a candidate's bytes. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /**
   * Decides on a file; checks it first unless a report of today's rules is kept.
   *
   * @param opener called at most once, and only when the content must be read
   */
  public PublicationDecision decide(
      Candidate file, AccessLevel level, DataWeight weight, Opener opener) {
    StoredCheck report = report(file, opener);
    List<FindingOverride> overrides = checks.listOverrides(file.datasetSlug(), file.sha256());
    boolean pseudonymised =
        checks.findDerivation(file.sha256()).filter(DerivedFile::pseudonymised).isPresent();
    return decide(file.fileName(), report, overrides, pseudonymised, level, weight);
  }

  /** The same for content that the portal holds already. */
  public PublicationDecision decide(Candidate file, AccessLevel level, DataWeight weight) {
    return decide(file, level, weight, () -> contents.open(file.sha256()));
  }

  /** Decides on every file of a description that the portal holds, in the description's order. */
  public List<PublicationDecision> decideAll(Description description) {
    return decideAll(description, mapper.map(description));
  }

  private List<PublicationDecision> decideAll(Description description, DatasetView view) {
    AccessLevel level = AccessLevel.of(view.accessRights().orElse(""));
    DataWeight weight = DataWeight.of(mapper.weight(description).orElse(""));
    return view.distributions().stream()
        .flatMap(distribution -> distribution.fileName().stream())
        .distinct()
        .flatMap(name -> storedFiles.find(view.slug(), name).stream())
        .map(file -> decide(candidate(file), level, weight))
        .toList();
  }

  private static Candidate candidate(StoredFile file) {
    return new Candidate(file.datasetSlug(), file.fileName(), file.sha256());
  }

  @Override
  public void require(Description description, DatasetView view) {
    List<PublicationDecision> refused =
        decideAll(description, view).stream().filter(one -> !one.isPermitted()).toList();
    if (!refused.isEmpty()) {
      throw refusal(refused);
    }
  }

  /** A problem that names each refused file and its grounds. */
  public static ProblemException refusal(List<PublicationDecision> refused) {
    return refusal(refused, "/check");
  }

  /**
   * The same, with the way on.
   *
   * @param page address of the page where files are made safer
   */
  public static ProblemException refusal(List<PublicationDecision> refused, String page) {
    return new ProblemException(
        PrivacyProblem.DISCLOSURE,
        "Chưa thể công bố: "
            + lines(refused, Locale.of("vi"))
            + ". Hãy biến đổi tệp (trang "
            + page
            + " chỉ cách), đổi mức truy cập, hoặc xác nhận từng"
            + " phát hiện kèm lý do.",
        "It cannot be published: "
            + lines(refused, Locale.ENGLISH)
            + ". Transform the file (the page "
            + page
            + " shows how), change the access level, or override"
            + " single findings with a reason.");
  }

  private static String lines(List<PublicationDecision> refused, Locale locale) {
    List<String> lines = new ArrayList<>();
    for (PublicationDecision one : refused) {
      List<String> grounds = one.refusals().stream().map(it -> it.text().in(locale)).toList();
      lines.add("“" + one.fileName() + "”: " + String.join("; ", grounds));
    }
    return String.join(" · ", lines);
  }

  /** Checks a file unless a report of today's rules is kept, so that deciding costs no reading. */
  public StoredCheck prepare(Candidate file, Opener opener) {
    return report(file, opener);
  }

  private StoredCheck report(Candidate file, Opener opener) {
    Optional<StoredCheck> kept = checks.find(file.sha256(), file.fileName());
    if (kept.isPresent() && kept.get().rules() == DisclosureCheck.RULES) {
      return kept.get();
    }
    try (InputStream in = opener.open()) {
      DisclosureReport report = check.check(in, file.fileName(), options, _ -> {});
      StoredCheck made =
          new StoredCheck(
              file.sha256(), file.fileName(), DisclosureCheck.RULES, clock.instant(), report);
      checks.put(made);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read for its check: " + file.fileName(), e);
    }
  }

  /**
   * What the gate would say of a file that nobody registered, with no steward's decision counted.
   */
  public static PublicationDecision judge(
      String fileName,
      DisclosureReport report,
      Instant checked,
      AccessLevel level,
      DataWeight weight) {
    StoredCheck check = new StoredCheck("", fileName, DisclosureCheck.RULES, checked, report);
    return decide(fileName, check, List.of(), false, level, weight);
  }

  /** What the gate would say of a dataset's file at another level. */
  public static PublicationDecision judge(CheckedFile file, AccessLevel level, DataWeight weight) {
    return decide(
        file.file().fileName(),
        file.check(),
        file.overrides(),
        file.derivation().filter(DerivedFile::pseudonymised).isPresent(),
        level,
        weight);
  }

  private static PublicationDecision decide(
      String fileName,
      StoredCheck check,
      List<FindingOverride> overrides,
      boolean pseudonymised,
      AccessLevel level,
      DataWeight weight) {
    Set<Ground> refusals = EnumSet.noneOf(Ground.class);
    Set<Ground> warnings = EnumSet.noneOf(Ground.class);
    DisclosureReport report = check.report();
    Set<Ground> aboveRestricted = level == AccessLevel.RESTRICTED ? warnings : refusals;
    Set<Ground> openOnly = level.isOpenData() ? refusals : warnings;
    boolean unreadable =
        report.reading().stop().filter(Reading.Stop.UNSUPPORTED::equals).isPresent();
    if (unreadable && overrides.stream().noneMatch(FindingOverride::isOfWholeFile)) {
      aboveRestricted.add(Ground.UNREADABLE);
    } else if (!unreadable && !report.reading().isComplete()) {
      aboveRestricted.add(Ground.NOT_FINISHED);
    }
    if (report.standing(overrides).stream().anyMatch(one -> one.severity() == Severity.BLOCKING)) {
      aboveRestricted.add(Ground.PERSONAL_DATA);
    }
    report
        .risk()
        .ifPresent(
            risk -> {
              if (risk.isBelowK()) {
                openOnly.add(Ground.BELOW_K);
              } else if (!risk.complete()) {
                openOnly.add(Ground.RISK_UNKNOWN);
              }
              if (risk.isBelowL()) {
                openOnly.add(Ground.BELOW_L);
              }
            });
    if (pseudonymised) {
      openOnly.add(Ground.PSEUDONYMISED);
    }
    if (weight.isClosed() && level.isOpenData()) {
      refusals.add(Ground.WEIGHT);
    }
    if (!report.smallCells().isEmpty()) {
      warnings.add(Ground.SMALL_CELLS);
    }
    return new PublicationDecision(
        fileName, check, overrides, List.copyOf(refusals), List.copyOf(warnings));
  }
}
