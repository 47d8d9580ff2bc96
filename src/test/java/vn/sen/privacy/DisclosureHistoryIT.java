package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Person;
import vn.sen.access.Role;
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
            () -> history.override(Caller.ANONYMOUS, dataset, file, "SĐT", phone, "số giả"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PrivacyProblem.NOT_A_STEWARD));
    assertThatThrownBy(
            () -> history.override(steward("moh"), dataset, file, "SĐT", phone, "số giả"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> history.override(steward("moit"), dataset, file, "SĐT", phone, " "))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> history.override(steward("moit"), dataset, file, "x", phone, "vì"))
        .isInstanceOf(ProblemException.class);

    assertThat(history.list("steps-a").getFirst().overrides()).isEmpty();
  }

  @Test
  void override_isKeptWithItsReason() {
    assumeTrue(record.has(AuditLog.class), "no audit log is in this build");
    Dataset dataset = publish("steps-e", "restricted", "e.csv", PERSONS);
    DisclosureHistory history = record.get(DisclosureHistory.class);
    CheckedFile file = history.list("steps-e").getFirst();

    history.override(
        steward("moit"), dataset, file, "SĐT", Optional.of(Kind.PHONE), "số giả để minh họa");

    assertThat(history.list("steps-e").getFirst().overrides())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("số giả để minh họa"));
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
    assertThat(made.fileName()).isEqualTo("c-derived.csv");
    assertThat(after.view().distributions()).hasSize(2);
    assertThat(after.description().nTriples())
        .contains("<http://www.w3.org/ns/prov#wasDerivedFrom>", "SĐT: Drop");
    CheckedFile checked =
        record.get(DisclosureHistory.class).find("steps-c", made.sha256()).orElseThrow();
    assertThat(checked.check().report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(checked.derivation().orElseThrow().columns()).hasSize(2);
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
