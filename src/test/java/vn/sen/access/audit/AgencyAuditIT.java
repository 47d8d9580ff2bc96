package vn.sen.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.AuditAction;
import vn.sen.access.Role;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestDataset;
import vn.sen.testing.TestPerson;

/** An agency's part of the audit log over HTTP, and who discovered what is not open. */
class AgencyAuditIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  private static List<AuditEntry> discoveries(TestPerson person) {
    return portal
        .context()
        .getBean(AuditTrail.class)
        .list(
            AuditTrail.Question.ofAgency("moh")
                .by(person.person().id())
                .did(Optional.of(AuditAction.METADATA_DISCOVERED)),
            1_000);
  }

  private static long of(TestDataset dataset, List<AuditEntry> entries) {
    return entries.stream()
        .filter(
            entry ->
                entry
                    .subject()
                    .equals(Optional.of(portal.baseIri() + "datasets/" + dataset.slug())))
        .count();
  }

  private static String sparql() {
    return "/sparql?query="
        + URLEncoder.encode("SELECT * WHERE { ?s ?p ?o } LIMIT 1", StandardCharsets.UTF_8);
  }

  @Test
  void hiddenMetadata_areRecordedOnceForPersonDatasetAndDay_byWhateverDoor() {
    TestDataset hidden = TestDataset.publish(portal, "moh", "restricted", true);
    for (String door :
        List.of(
            hidden.page(),
            hidden.page() + ".ttl",
            "/api" + hidden.page(),
            hidden.page() + "/history",
            "/datasets?q=" + URLEncoder.encode(hidden.title(), StandardCharsets.UTF_8),
            "/api/datasets?q=" + URLEncoder.encode(hidden.title(), StandardCharsets.UTF_8),
            "/api/suggestions?q=" + URLEncoder.encode(hidden.title(), StandardCharsets.UTF_8),
            "/requests/new?dataset=" + hidden.slug(),
            "/api/agencies/moh/quality",
            "/catalog.nt",
            sparql())) {
      TestPerson member = portal.signIn("An", Map.of("moh", Role.MEMBER));

      int status = member.get(door).statusCode();
      member.get(door);
      member.get(hidden.page());

      assertThat(status).as(door).isEqualTo(200);
      assertThat(of(hidden, discoveries(member))).as(door).isEqualTo(1);
    }
  }

  @Test
  void refusedUse_isRecordedOnceADay_howeverOftenItIsTried() {
    TestDataset restricted = TestDataset.publish(portal, "moh", "restricted", false);
    TestPerson outsider = portal.signIn("Người ngoài", Map.of());

    for (int i = 0; i < 5; i++) {
      assertThat(outsider.get(restricted.file()).statusCode()).isEqualTo(403);
    }

    assertThat(
            portal
                .context()
                .getBean(AuditTrail.class)
                .list(
                    AuditTrail.Question.ofAgency("moh")
                        .by(outsider.person().id())
                        .did(Optional.of(AuditAction.USE_REFUSED)),
                    100))
        .hasSize(1);
  }

  @Test
  void openMetadata_andWhatOthersMayNotDiscover_areNotRecorded() {
    TestDataset hidden = TestDataset.publish(portal, "moh", "restricted", true);
    TestDataset seen = TestDataset.publish(portal, "moh", "restricted", false);
    TestPerson other = portal.signIn("Bình", Map.of("moit", Role.MEMBER));

    other.get(hidden.page());
    other.get(seen.page());
    other.get(sparql());

    assertThat(discoveries(other)).isEmpty();
  }

  @Test
  void steward_readsAndTakesAwayTheirOwnPartOnly() {
    TestDataset ofMoh = TestDataset.publish(portal, "moh", "restricted", true);
    TestDataset ofMoit = TestDataset.publish(portal, "moit", "restricted", true);
    TestPerson steward = portal.signIn("Hà", Map.of("moh", Role.STEWARD));
    TestPerson otherSteward = portal.signIn("Nam", Map.of("moit", Role.STEWARD));
    steward.get(ofMoh.file());
    otherSteward.get(ofMoit.file());

    String page = steward.get("/agencies/moh/audit?dataset=" + ofMoh.slug()).body();
    HttpResponse<String> csv =
        steward.get("/agencies/moh/audit.csv?dataset=" + ofMoh.slug() + "&action=data-used");
    HttpResponse<String> json = steward.get("/agencies/moh/audit.json");

    assertThat(page).contains(ofMoh.slug()).contains("Hà");
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.body().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("sequence,at,action,actor");
    assertThat(csv.body()).contains("DATA_USED").contains(ofMoh.slug());
    assertThat(json.body()).contains(ofMoh.slug()).doesNotContain(ofMoit.slug());
    assertThat(json.body().strip()).startsWith("[").endsWith("]").contains("\"hash\"");
    assertThat(steward.get("/agencies/moh/audit?action=log-exported").body()).contains("Hà");
  }

  @Test
  void othersReadNothing_andAnAdministratorWhoTriesIsRecorded() {
    TestPerson administrator = portal.signInAdministrator("Quản trị");
    for (String address : List.of("/agencies/moh/audit", "/agencies/moh/audit.csv")) {
      List<Integer> statuses =
          List.of(
              portal.get(address).statusCode(),
              portal.signIn("An", Map.of("moh", Role.EDITOR)).get(address).statusCode(),
              portal.signIn("Nam", Map.of("moit", Role.STEWARD)).get(address).statusCode(),
              administrator.get(address).statusCode());

      assertThat(statuses).containsExactly(401, 403, 403, 403);
    }
    assertThat(
            portal
                .context()
                .getBean(AuditTrail.class)
                .list(AuditTrail.Question.ofAgency("moh").by(administrator.person().id()), 10))
        .extracting(AuditEntry::action)
        .containsExactly("ADMINISTRATION_REFUSED", "ADMINISTRATION_REFUSED");
  }

  @Test
  void filter_thatIsNotOne_isToldSo() {
    TestPerson steward = portal.signIn("Hà", Map.of("moh", Role.STEWARD));

    for (String filter : List.of("action=x", "from=yesterday", "before=x")) {
      assertThat(steward.get("/agencies/moh/audit?" + filter).statusCode())
          .as(filter)
          .isEqualTo(422);
    }
  }

  @Test
  void whatSpreadsheetsWouldRun_isHarmlessInCsv() {
    TestDataset dataset = TestDataset.publish(portal, "moh", "restricted", true);
    TestPerson steward = portal.signIn("=1+1", Map.of("moh", Role.STEWARD));
    steward.get(dataset.file());

    String csv = steward.get("/agencies/moh/audit.csv?dataset=" + dataset.slug()).body();

    assertThat(csv).contains("'=1+1").doesNotContain(",=1+1");
  }
}
