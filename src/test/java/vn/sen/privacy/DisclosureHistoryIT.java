package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.access.Role;
import vn.sen.access.audit.AuditEntry;
import vn.sen.access.audit.AuditTrail;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.RecordFixture;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.DerivedFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.detect.Kind;

/** What a steward does about a finding, and what stays of it in the dataset's history. */
class DisclosureHistoryIT {
  private static final String PERSONS =
      "Tên,SĐT,Sản lượng\nLan,0912345678,12\nHoa,0987654321,15\nMai,0933333444,9\n";

  @TempDir static Path folder;
  private static RecordFixture record;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  private static Dataset publish(String slug, String level, String file, String content) {
    StoredContent stored =
        record
            .get(DataFiles.class)
            .store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    record
        .get(StoredFiles.class)
        .add(
            new StoredFile(
                slug, file, "text/csv", stored.sizeBytes(), stored.sha256(), Instant.EPOCH));
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ; dct:title "Thử"@vi ;
          dct:publisher <agencies/moit> ; dct:accessRights <vocab/access-levels/%2$s> ;
          dcat:distribution <datasets/%1$s/distributions/one> .
        <datasets/%1$s/distributions/one> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/%1$s/files/%3$s> .
        """
            .formatted(slug, level, file);
    Description description =
        record
            .get(DescriptionReader.class)
            .read(
                turtle,
                RdfSyntax.TURTLE,
                RecordFixture.BASE,
                RecordFixture.BASE + "datasets/" + slug);
    Datasets datasets = record.get(Datasets.class);
    datasets.publish(description, RecordFixture.EVERYBODY, "tester", "");
    return datasets.findAny(slug).orElseThrow();
  }

  private static Caller steward(String agency) {
    return new Caller(
        Set.of(Caller.PUBLIC, Caller.agencyToken(agency)),
        Optional.of(new Person(UUID.randomUUID(), "Người phụ trách", "s@example.vn", "vi")),
        Map.of(agency, Role.STEWARD),
        false,
        true);
  }

  @Test
  void override_isForStewardsOfTheAgency_withAReason() {
    Dataset dataset = publish("steps-a", "restricted", "a.csv", PERSONS);
    DisclosureHistory history = record.get(DisclosureHistory.class);
    CheckedFile file = history.list("steps-a").getFirst();
    Optional<Kind> phone = Optional.of(Kind.PHONE);

    assertThatThrownBy(
            () -> history.override(Caller.ANONYMOUS, "moit", file, "SĐT", phone, "số giả"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PrivacyProblem.NOT_A_STEWARD));
    assertThatThrownBy(() -> history.override(steward("moh"), "moit", file, "SĐT", phone, "số giả"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> history.override(steward("moit"), "moit", file, "SĐT", phone, " "))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> history.override(steward("moit"), "moit", file, "x", phone, "vì"))
        .isInstanceOf(ProblemException.class);

    assertThat(history.list("steps-a").getFirst().overrides()).isEmpty();
  }

  @Test
  void override_isKeptWithItsReason() {
    Dataset dataset = publish("steps-e", "restricted", "e.csv", PERSONS);
    DisclosureHistory history = record.get(DisclosureHistory.class);
    CheckedFile file = history.list("steps-e").getFirst();

    history.override(
        steward("moit"), "moit", file, "SĐT", Optional.of(Kind.PHONE), "số giả\0 để minh họa");

    assertThat(history.list("steps-e").getFirst().overrides())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("số giả để minh họa"));
    assertThat(record.get(AuditTrail.class).findLast().orElseThrow())
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("CHECK_OVERRIDDEN");
              assertThat(entry.agency()).contains("moit");
              assertThat(entry.details()).contains("SĐT", "PHONE", "số giả để minh họa");
            });
  }

  @Test
  void check_isToldInRdf_withoutValuesOrReasons() {
    publish("steps-b", "restricted", "b.csv", PERSONS);
    DisclosureHistory history = record.get(DisclosureHistory.class);

    String said = history.describe("steps-b", history.list("steps-b").getFirst()).nTriples();

    assertThat(said)
        .contains("<http://www.w3.org/ns/prov#Activity>", "<https://w3id.org/dpv#RiskAssessment>")
        .contains("<https://w3id.org/dpv/pd#TelephoneNumber>", "datasets/steps-b/files/b.csv")
        .doesNotContain("0912345678", "•");
  }

  @Test
  void derivedFile_isANewDistribution_thatSaysWhatItWasDerivedFrom() {
    Dataset dataset = publish("steps-c", "restricted", "c.csv", PERSONS);

    StoredFile made =
        record
            .get(DerivedFiles.class)
            .derive(
                steward("moit"),
                dataset,
                "c.csv",
                Map.of("Tên", StepChoice.DROP, "SĐT", StepChoice.DROP));

    Dataset after = record.get(Datasets.class).findAny("steps-c").orElseThrow();
    assertThat(made.fileName()).isEqualTo("c-fewer-columns.csv");
    assertThat(after.view().distributions()).hasSize(2);
    assertThat(after.description().nTriples())
        .contains("<http://www.w3.org/ns/prov#wasDerivedFrom>", "SĐT: Drop");
    CheckedFile checked =
        record.get(DisclosureHistory.class).find("steps-c", made.sha256()).orElseThrow();
    assertThat(checked.check().report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(checked.derivation().orElseThrow().columns()).hasSize(2);
  }

  private static StoredFile derive(Dataset dataset, Map<String, StepChoice> choices) {
    return record
        .get(DerivedFiles.class)
        .derive(steward("moit"), dataset, dataset.slug() + ".csv", choices);
  }

  private static Dataset now(String slug) {
    return record.get(Datasets.class).findAny(slug).orElseThrow();
  }

  @Test
  void derivedFiles_haveNamesOfTheirOwn_thatSayWhatWasDone() {
    publish("names", "restricted", "names.csv", PERSONS);

    StoredFile first = derive(now("names"), Map.of("SĐT", StepChoice.DROP));
    StoredFile masked =
        derive(now("names"), Map.of("Tên", StepChoice.DROP, "SĐT", StepChoice.MASK));
    StoredFile other = derive(now("names"), Map.of("Tên", StepChoice.DROP));
    StoredFile again = derive(now("names"), Map.of("SĐT", StepChoice.DROP));

    assertThat(first.fileName()).isEqualTo("names-fewer-columns.csv");
    assertThat(masked.fileName()).isEqualTo("names-fewer-columns-masked.csv");
    assertThat(other.fileName()).isEqualTo("names-fewer-columns-2.csv");
    assertThat(again.fileName()).isEqualTo(first.fileName());
    assertThat(record.get(StoredFiles.class).list("names")).hasSize(4);
    assertThat(now("names").view().distributions()).hasSize(4);
    assertThat(now("names").view().distributions())
        .extracting(one -> one.title().in(Locale.of("vi")))
        .contains("Tệp (bỏ cột)", "Tệp (bỏ cột; che, để lại 2 ký tự cuối)");
  }

  @Test
  void derivedFile_ofADatasetThatChangedMeanwhile_leavesNothing() {
    Dataset stale = publish("stale", "restricted", "stale.csv", PERSONS);
    derive(now("stale"), Map.of("SĐT", StepChoice.DROP));

    assertThatThrownBy(() -> derive(stale, Map.of("Tên", StepChoice.DROP)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.CONFLICT));

    assertThat(record.get(StoredFiles.class).list("stale")).hasSize(2);
    assertThat(now("stale").view().distributions()).hasSize(2);
    assertThat(record.get(DisclosureHistory.class).list("stale"))
        .filteredOn(file -> file.derivation().isPresent())
        .hasSize(1);
  }

  @Test
  void derivedFile_wantsAStewardAndSomethingToDo() {
    Dataset dataset = publish("wants", "restricted", "wants.csv", PERSONS);

    assertThatThrownBy(() -> derive(dataset, Map.of("SĐT", StepChoice.KEEP)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                record
                    .get(DerivedFiles.class)
                    .derive(steward("moh"), dataset, "wants.csv", Map.of("SĐT", StepChoice.DROP)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PrivacyProblem.NOT_A_STEWARD));
  }

  @Test
  void workThatFailsInOneTransaction_leavesNeitherFileNorRevisionNorDecision() {
    Dataset dataset = publish("whole", "restricted", "whole.csv", PERSONS);
    CheckedFile file = record.get(DisclosureHistory.class).list("whole").getFirst();
    DisclosureChecks checks = record.get(DisclosureChecks.class);
    FindingOverride decision =
        new FindingOverride("SĐT", Optional.of(Kind.PHONE), "vì", "steward", Instant.EPOCH);
    Optional<AuditEntry> last = record.get(AuditTrail.class).findLast();
    StoredFile more =
        new StoredFile("whole", "more.csv", "text/csv", 1, file.file().sha256(), Instant.EPOCH);

    assertThatThrownBy(
            () ->
                checks.inOneTransaction(
                    () -> {
                      checks.put("whole", file.file().sha256(), decision);
                      assertThat(record.get(StoredFiles.class).create(more)).isTrue();
                      record
                          .get(AuditLog.class)
                          .record(AuditEvent.of(AuditAction.CHECK_OVERRIDDEN).inAgency("moit"));
                      throw new IllegalStateException("something fails at the end");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(checks.listOverrides("whole", file.file().sha256())).isEmpty();
    assertThat(record.get(AuditTrail.class).findLast()).isEqualTo(last);
    assertThat(record.get(StoredFiles.class).list("whole")).hasSize(1);
    assertThat(now("whole").revision()).isEqualTo(dataset.revision());
  }

  @Test
  void derivedFile_thatIsPseudonymised_isPersonalDataStill() {
    Dataset dataset = publish("steps-d", "restricted", "d.csv", PERSONS);

    StoredFile made =
        record
            .get(DerivedFiles.class)
            .derive(
                steward("moit"),
                dataset,
                "d.csv",
                Map.of("Tên", StepChoice.DROP, "SĐT", StepChoice.PSEUDONYMISE));

    PublicationDecision open =
        record
            .get(DisclosureGate.class)
            .decide(
                new DisclosureGate.Candidate("steps-d", made.fileName(), made.sha256()),
                AccessLevel.OPEN,
                DataWeight.OTHER);
    assertThat(open.refusals()).contains(PublicationDecision.Ground.PSEUDONYMISED);
  }
}
