package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionBuilder;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.Sensitivity;

/**
 * The checks of a dataset's files as part of its history: as values, and in the words of PROV-O and
 * the Data Privacy Vocabulary (W3C DPV 2, with its extension of personal data categories).
 */
@Singleton
public final class DisclosureHistory {
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String DPV = "https://w3id.org/dpv#";
  private static final String PD = "https://w3id.org/dpv/pd#";
  private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  private static final String CSVW_NAME = "http://www.w3.org/ns/csvw#name";

  private static final int LONGEST_REASON = 2_000;

  /** What DPV's extension has no narrower category for is something that identifies. */
  private static final Map<Kind, String> CATEGORIES =
      Map.ofEntries(
          Map.entry(Kind.CITIZEN_ID, "OfficialID"),
          Map.entry(Kind.OLD_IDENTITY_CARD, "OfficialID"),
          Map.entry(Kind.TAX_CODE, "OfficialID"),
          Map.entry(Kind.SOCIAL_INSURANCE, "OfficialID"),
          Map.entry(Kind.HEALTH_INSURANCE, "OfficialID"),
          Map.entry(Kind.PASSPORT, "OfficialID"),
          Map.entry(Kind.PHONE, "TelephoneNumber"),
          Map.entry(Kind.EMAIL, "EmailAddress"),
          Map.entry(Kind.BANK_CARD, "PaymentCardNumber"),
          Map.entry(Kind.BANK_ACCOUNT, "BankAccount"),
          Map.entry(Kind.PERSON_NAME, "Name"),
          Map.entry(Kind.HOME_ADDRESS, "PhysicalAddress"),
          Map.entry(Kind.HOME_COORDINATES, "GPSCoordinate"),
          Map.entry(Kind.IP_ADDRESS, "IPAddress"),
          Map.entry(Kind.BIRTH_DATE, "BirthDate"),
          Map.entry(Kind.HEALTH, "Health"),
          Map.entry(Kind.ETHNICITY, "EthnicOrigin"),
          Map.entry(Kind.RELIGION, "Religion"),
          Map.entry(Kind.POLITICS, "PoliticalAffiliation"),
          Map.entry(Kind.CRIMINAL_RECORD, "Criminal"),
          Map.entry(Kind.BIOMETRICS, "Biometric"),
          Map.entry(Kind.FINANCES, "Financial"));

  private final StoredFiles files;
  private final DisclosureChecks checks;
  private final BaseIri base;
  private final AuditLog audit;
  private final Clock clock;

  DisclosureHistory(
      StoredFiles files, DisclosureChecks checks, BaseIri base, AuditLog audit, Clock clock) {
    this.files = files;
    this.checks = checks;
    this.base = base;
    this.audit = audit;
    this.clock = clock;
  }

  /** The files that were checked, in ascending order of their names. */
  public List<CheckedFile> list(String datasetSlug) {
    return files.list(datasetSlug).stream().flatMap(file -> find(file).stream()).toList();
  }

  /** One of them by its content; empty when the dataset has no such file or it was not checked. */
  public Optional<CheckedFile> find(String datasetSlug, String sha256) {
    return files.list(datasetSlug).stream()
        .filter(file -> file.sha256().equals(sha256))
        .findFirst()
        .flatMap(this::find);
  }

  /** A file with its check; empty when it was not checked. Also for files of drafts. */
  public Optional<CheckedFile> find(StoredFile file) {
    return checks
        .find(file.sha256(), file.fileName())
        .map(
            check ->
                new CheckedFile(
                    file,
                    check,
                    checks.listOverrides(file.datasetSlug(), file.sha256()),
                    checks.findDerivation(file.sha256())));
  }

  /**
   * Records a steward's decision that a finding is no disclosure; it and its entry in the audit log
   * are there together, or neither is.
   *
   * @param agency slug of the agency that has charge of the dataset
   * @param column as in the finding; "" with no kind for a file whose format no check reads
   * @throws ProblemException when the caller is no steward of the dataset's agency, the finding is
   *     not there, or no reason is given
   */
  public FindingOverride override(
      Caller caller,
      String agency,
      CheckedFile file,
      String column,
      Optional<Kind> kind,
      String reason) {
    Person steward = requireSteward(caller, agency);
    String why = plain(reason);
    boolean present =
        kind.isEmpty()
            ? column.isEmpty()
            : file.check().report().findings().stream()
                .anyMatch(one -> one.column().equals(column) && one.kind() == kind.get());
    if (!present || why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          present
              ? "Hãy nêu lý do, tối đa 2.000 ký tự: nó được ghi lại và cơ quan của bạn xem được."
              : "Báo cáo của tệp này không có phát hiện đó.",
          present
              ? "Give a reason of at most 2,000 characters: it is recorded and shown to your agency."
              : "The report on this file has no such finding.");
    }
    FindingOverride override =
        new FindingOverride(column, kind, why, steward.id().toString(), clock.instant());
    AuditEvent event =
        AuditEvent.of(AuditAction.CHECK_OVERRIDDEN, caller)
            .inAgency(agency)
            .about(base.dataset(file.file().datasetSlug()))
            .with("file", file.file().fileName())
            .with("column", column)
            .with("kind", kind.map(Kind::name).orElse("WHOLE_FILE"))
            .with("reason", override.reason());
    return checks.inOneTransaction(
        () -> {
          checks.put(file.file().datasetSlug(), file.file().sha256(), override);
          // No decision counts that the audit log does not know; its entry goes last.
          audit.record(event);
          return override;
        });
  }

  /** Without what no database keeps and no reader sees. */
  private static String plain(String text) {
    return text.replace("\0", "").strip();
  }

  /**
   * The caller, a steward of the agency.
   *
   * @throws ProblemException when the caller is not
   */
  public static Person requireSteward(Caller caller, String agency) {
    return caller
        .person()
        .filter(_ -> caller.isSteward(agency))
        .orElseThrow(
            () ->
                new ProblemException(
                    PrivacyProblem.NOT_A_STEWARD,
                    "Chỉ người phụ trách dữ liệu của cơ quan chủ quản mới được làm việc này.",
                    "Only a steward of the dataset's agency may do this."));
  }

  /** Slug of the agency that decides on the dataset; "" when it names none of the portal. */
  public String agencyOf(Dataset dataset) {
    String agencies = base.agency("");
    return dataset
        .view()
        .agency()
        .filter(iri -> iri.startsWith(agencies))
        .map(iri -> iri.substring(agencies.length()))
        .orElse("");
  }

  /** Address of a file's check. */
  public String iri(String datasetSlug, String sha256) {
    return base.dataset(datasetSlug) + "/checks/" + sha256;
  }

  /** The check in RDF: no samples, no names of persons, no reasons of stewards. */
  public Description describe(String datasetSlug, CheckedFile file) {
    StoredCheck check = file.check();
    DisclosureReport report = check.report();
    String address = base.file(datasetSlug, file.file().fileName());
    DescriptionBuilder said =
        new DescriptionBuilder(iri(datasetSlug, file.file().sha256()))
            .a(PROV + "Activity")
            .a(DPV + "RiskAssessment")
            .iri(PROV + "used", address)
            .time(PROV + "endedAtTime", check.checked())
            .text(RDFS + "label", report.summary())
            .text(base.namespace() + "verdict", report.verdict(file.overrides()).name())
            .node(
                PROV + "wasAssociatedWith",
                agent ->
                    agent
                        .a(PROV + "SoftwareAgent")
                        .text(RDFS + "label", "Sen disclosure check, rules " + check.rules()));
    report.findings().forEach(finding -> describe(said, finding));
    report
        .risk()
        .ifPresent(
            risk ->
                said.number(base.namespace() + "smallestGroup", risk.smallestGroup())
                    .number(base.namespace() + "uniqueRows", risk.uniqueRows()));
    file.derivation().ifPresent(derived -> describe(said, datasetSlug, derived));
    return said.build();
  }

  private void describe(DescriptionBuilder said, Finding finding) {
    boolean sensitive = finding.sensitivity() == Sensitivity.SENSITIVE;
    said.node(
        DPV + "hasPersonalData",
        data ->
            data.a(DPV + (sensitive ? "SensitivePersonalData" : "PersonalData"))
                .a(PD + CATEGORIES.getOrDefault(finding.kind(), "Identifying"))
                .text(RDFS + "label", finding.kind().label())
                .text(CSVW_NAME, finding.column())
                .number(base.namespace() + "valueCount", finding.count()));
  }

  private void describe(DescriptionBuilder said, String datasetSlug, DerivedFile derived) {
    said.node(
        PROV + "wasInformedBy",
        activity -> {
          activity
              .a(PROV + "Activity")
              .a(DPV + (derived.pseudonymised() ? "Pseudonymisation" : "Deidentification"))
              .time(PROV + "endedAtTime", derived.done());
          files.list(datasetSlug).stream()
              .filter(file -> file.sha256().equals(derived.sourceSha256()))
              .findFirst()
              .ifPresent(
                  source -> activity.iri(PROV + "used", base.file(datasetSlug, source.fileName())));
          derived
              .columns()
              .forEach(step -> activity.text(RDFS + "comment", step.column() + ": " + step.step()));
        });
  }
}
