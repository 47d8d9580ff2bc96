package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.RecordFixture;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.PublicationDecision.Ground;
import vn.sen.privacy.detect.Kind;

/** What may be published with which files, on the real record. */
class DisclosureGateIT {
  private static final String PHONES = "Tên,SĐT\nLan,0912345678\nHoa,0987654321\nMai,0933333444\n";
  private static final String CLEAN = "tỉnh,sản lượng\nHà Nội,12\nHuế,15\n";

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

  private static Description description(String slug, String level, String weight, String file) {
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX sen: <ns#>
        <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ; dct:title "Thử"@vi ;
          dct:accessRights <vocab/access-levels/%2$s> ; sen:weight <vocab/data-weights/%3$s> ;
          dcat:distribution <datasets/%1$s/distributions/one> .
        <datasets/%1$s/distributions/one> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/%1$s/files/%4$s> .
        """
            .formatted(slug, level, weight, file);
    return record
        .get(DescriptionReader.class)
        .read(
            turtle, RdfSyntax.TURTLE, RecordFixture.BASE, RecordFixture.BASE + "datasets/" + slug);
  }

  private static String store(String slug, String file, String content) {
    StoredContent stored =
        record
            .get(DataFiles.class)
            .store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    record
        .get(StoredFiles.class)
        .add(
            new StoredFile(
                slug, file, "text/csv", stored.sizeBytes(), stored.sha256(), Instant.EPOCH));
    return stored.sha256();
  }

  private static void publish(Description description) {
    record.get(Datasets.class).publish(description, RecordFixture.EVERYBODY, "tester", "");
  }

  private static PublicationDecision decide(Description description) {
    return record.get(DisclosureGate.class).decideAll(description).getFirst();
  }

  @Test
  void fileWithPhones_isRefusedAboveRestricted_andNothingIsPublished() {
    store("phones", "phones.csv", PHONES);

    for (String level : List.of("open", "registered", "shared")) {
      assertThatThrownBy(() -> publish(description("phones", level, "other", "phones.csv")))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.type()).isEqualTo(PrivacyProblem.DISCLOSURE);
                assertThat(problem.detail(Locale.ENGLISH)).contains("phones.csv", "personal data");
              });
    }

    assertThat(record.get(Datasets.class).findAny("phones")).isEmpty();
  }

  @Test
  void fileWithPhones_atRestricted_isWarnedOfAndPublished() {
    store("phones-kept", "phones.csv", PHONES);
    Description restricted = description("phones-kept", "restricted", "other", "phones.csv");

    publish(restricted);

    assertThat(decide(restricted).warnings()).contains(Ground.PERSONAL_DATA);
    assertThat(record.get(Datasets.class).findAny("phones-kept")).isPresent();
  }

  @Test
  void override_withAReason_liftsItsFindingInItsDatasetOnly() {
    String sha256 = store("phones-fake", "phones.csv", PHONES);
    store("phones-other", "phones.csv", PHONES);
    DisclosureChecks checks = record.get(DisclosureChecks.class);
    Instant now = Instant.parse("2026-02-03T04:05:06Z");
    FindingOverride override =
        new FindingOverride("SĐT", Optional.of(Kind.PHONE), "số giả", "steward-1", now);

    checks.put("phones-fake", sha256, override);
    publish(description("phones-fake", "open", "other", "phones.csv"));

    assertThat(checks.listOverrides("phones-fake", sha256)).containsExactly(override);
    assertThat(decide(description("phones-other", "open", "other", "phones.csv")).refusals())
        .containsExactly(Ground.PERSONAL_DATA);
  }

  @Test
  void coreAndImportantData_areNotMadeOpen_howeverCleanTheFile() {
    store("weighty", "clean.csv", CLEAN);

    assertThat(decide(description("weighty", "open", "other", "clean.csv")).isPermitted()).isTrue();
    assertThat(decide(description("weighty", "open", "core", "clean.csv")).refusals())
        .containsExactly(Ground.WEIGHT);
    assertThat(decide(description("weighty", "registered", "important", "clean.csv")).refusals())
        .containsExactly(Ground.WEIGHT);
    assertThat(decide(description("weighty", "shared", "core", "clean.csv")).isPermitted())
        .isTrue();
  }

  @Test
  void unfinishedCheck_isNotPassed_andCannotBeOverridden() {
    String sha256 = store("broken", "broken.csv", "a,b\n1,\"never closed");
    FindingOverride whole =
        new FindingOverride("", Optional.empty(), "xem rồi", "steward-1", Instant.EPOCH);
    record.get(DisclosureChecks.class).put("broken", sha256, whole);

    assertThat(decide(description("broken", "open", "other", "broken.csv")).refusals())
        .containsExactly(Ground.NOT_FINISHED);
    assertThat(decide(description("broken", "restricted", "other", "broken.csv")).isPermitted())
        .isTrue();
  }

  @Test
  void unreadableFormat_isNotPassed_untilAStewardVouchesForIt() {
    String sha256 = store("picture", "anh.png", "not really a picture");
    Description open = description("picture", "open", "other", "anh.png");
    assertThat(decide(open).refusals()).containsExactly(Ground.UNREADABLE);

    record
        .get(DisclosureChecks.class)
        .put(
            "picture",
            sha256,
            new FindingOverride("", Optional.empty(), "ảnh vệ tinh", "steward-1", Instant.EPOCH));

    assertThat(decide(open).isPermitted()).isTrue();
  }

  @Test
  void smallGroups_areRefusedForOpen_andWarnedOfForShared() {
    store("groups", "groups.csv", "giới tính,tuổi,xã\nNam,30,A\nNữ,31,B\n");

    assertThat(decide(description("groups", "open", "other", "groups.csv")).refusals())
        .containsExactly(Ground.BELOW_K);
    assertThat(decide(description("groups", "shared", "other", "groups.csv")).warnings())
        .containsExactly(Ground.BELOW_K);
  }

  @Test
  void groupsAlikeInWhatIsSensitive_areRefusedForOpen_andWarnedOfForShared() {
    store("alike", "alike.csv", "giới tính,tuổi,chẩn đoán\n" + "Nam,30,lao\n".repeat(12));

    assertThat(decide(description("alike", "open", "other", "alike.csv")).refusals())
        .contains(Ground.BELOW_L)
        .doesNotContain(Ground.BELOW_K);
    assertThat(decide(description("alike", "shared", "other", "alike.csv")).warnings())
        .contains(Ground.BELOW_L);
  }

  @Test
  void defaults_areTenAndTwo() {
    PrivacyConfig config = record.get(PrivacyConfig.class);

    assertThat(config.k()).isEqualTo(10);
    assertThat(config.l()).isEqualTo(2);
  }

  @Test
  void reportOfEarlierRules_isReadStill_andMadeAnewBeforeItDecides() throws SQLException {
    String sha256 = store("early", "early.csv", "giới tính,tuổi\nNam,30\nNữ,31\n");
    Description open = description("early", "open", "other", "early.csv");
    decide(open);
    try (Connection connection = record.connect();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE disclosure_check
                SET rules = 2, report = replace(report, '"demandedL":2,', '')
                WHERE file_name = 'early.csv' AND report LIKE '%"demandedL":2,%'
                """)) {
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
    DisclosureChecks checks = record.get(DisclosureChecks.class);

    StoredCheck early = checks.find(sha256, "early.csv").orElseThrow();

    assertThat(early.rules()).isEqualTo(2);
    assertThat(early.report().risk().orElseThrow().demandedL()).isZero();
    assertThat(decide(open).check().rules()).isEqualTo(DisclosureCheck.RULES);
  }

  @Test
  void pseudonymisedFile_isNeverOpen() {
    String sha256 = store("pseudonyms", "p.csv", "id,giá trị\nq1,2\nq2,3\n");
    record
        .get(DisclosureChecks.class)
        .put(new DerivedFile(sha256, "0".repeat(64), List.of(), true, Instant.EPOCH));

    assertThat(decide(description("pseudonyms", "open", "other", "p.csv")).refusals())
        .containsExactly(Ground.PSEUDONYMISED);
  }

  @Test
  void report_isKeptWhole() {
    String sha256 = store("kept", "kept.csv", PHONES);
    DisclosureReport made =
        decide(description("kept", "open", "other", "kept.csv")).check().report();

    DisclosureReport kept =
        record.get(DisclosureChecks.class).find(sha256, "kept.csv").orElseThrow().report();

    assertThat(kept).isEqualTo(made);
    assertThat(kept.findings()).isNotEmpty();
  }
}
