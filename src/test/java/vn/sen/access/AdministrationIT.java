package vn.sen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.account.SecretToken;
import vn.sen.access.account.SignInSessions;
import vn.sen.access.audit.AuditTrail;
import vn.sen.catalog.ChangeFollower;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** What administrators of the portal may do, and what not. */
class AdministrationIT {
  private static RunningPortal portal;
  private static TestPerson administrator;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    administrator = portal.signInAdministrator("Quản trị");
  }

  private static String create(String kind) {
    String slug = "a" + UUID.randomUUID().toString().substring(0, 12);
    HttpResponse<String> created =
        administrator.post(
            "/administration",
            "do",
            "create",
            "slug",
            slug,
            "vietnamese",
            "Viện thử nghiệm " + slug,
            "english",
            "Test institute " + slug,
            "kind",
            kind,
            "abbreviation",
            "VTN",
            "homepage",
            "https://vien.example/");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    assertThat(created.headers().firstValue("Location")).contains("/agencies/" + slug + "/people");
    return slug;
  }

  @Test
  void newAgency_isOnPagesInApiAndInSparql() {
    String slug = create("");

    portal.context().getBean(ChangeFollower.class).awaitApplied();
    String ask =
        "ASK { <%sagencies/%s> a <http://www.w3.org/ns/org#FormalOrganization> }"
            .formatted(portal.baseIri(), slug);

    assertThat(portal.get("/agencies/" + slug, "Accept", "text/html").body())
        .contains("Viện thử nghiệm " + slug)
        .contains("https://vien.example/");
    assertThat(portal.get("/api/agencies/" + slug).body()).contains("Test institute " + slug);
    assertThat(
            portal
                .get("/sparql?query=" + URLEncoder.encode(ask, StandardCharsets.UTF_8))
                .body()
                .replaceAll("\\s", ""))
        .contains("\"boolean\":true");
  }

  @Test
  void peopleOfAnAgencyOfTheGovernment_areOfTheGovernment_othersNot() {
    TestPerson ministry = portal.signIn("Bộ", Map.of(create("ministry"), Role.MEMBER));
    TestPerson institute = portal.signIn("Viện", Map.of(create(""), Role.MEMBER));

    assertThat(tokens(ministry)).contains(Caller.GOVERNMENT);
    assertThat(tokens(institute)).doesNotContain(Caller.GOVERNMENT);
  }

  private static Set<String> tokens(TestPerson person) {
    return portal
        .context()
        .getBean(SignInSessions.class)
        .findCaller(new SecretToken(person.cookie().substring(person.cookie().indexOf('=') + 1)))
        .orElseThrow()
        .tokens();
  }

  @Test
  void mergedAgency_isInTheHandsOfItsSuccessorsPeople() {
    String from = create("ministry");
    String into = create("ministry");
    TestPerson before = portal.signIn("Trước", Map.of(from, Role.STEWARD));
    TestPerson after = portal.signIn("Sau", Map.of(into, Role.STEWARD));
    assertThat(tokens(after)).doesNotContain(Caller.agencyToken(from));

    HttpResponse<String> merged =
        administrator.post("/administration", "do", "merge", "from", from, "into", into);

    assertThat(merged.statusCode()).isEqualTo(303);
    assertThat(tokens(after)).contains(Caller.agencyToken(from));
    assertThat(tokens(before)).doesNotContain(Caller.agencyToken(from));
    assertThat(after.get("/agencies/" + from + "/people").statusCode()).isEqualTo(200);
    assertThat(portal.get("/agencies/" + from, "Accept", "text/html").body())
        .contains("/agencies/" + into);
    assertThat(
            administrator
                .post("/administration", "do", "merge", "from", into, "into", from)
                .statusCode())
        .as("a circle")
        .isEqualTo(409);
  }

  @Test
  void whatIsWrong_isSaid_andNothingHasToBeTypedAgain() {
    String slug = create("");

    HttpResponse<String> taken =
        administrator.post(
            "/administration",
            "do",
            "create",
            "slug",
            slug,
            "vietnamese",
            "Tên đã nhập",
            "english",
            "Name given");
    HttpResponse<String> bad =
        administrator.post(
            "/administration", "do", "create", "slug", "../x", "vietnamese", "A", "english", "B");

    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains(slug).contains("value=\"Tên đã nhập\"");
    assertThat(bad.statusCode()).isEqualTo(422);
  }

  @Test
  void whoDoesNotAdministerThePortal_isRefused_andThatIsRecorded() {
    TestPerson steward = portal.signIn("Người quản lý", Map.of("moh", Role.STEWARD));
    String slug = create("");

    assertThat(portal.get("/administration").statusCode()).isEqualTo(401);
    assertThat(steward.get("/administration").statusCode()).isEqualTo(403);
    assertThat(
            steward
                .post("/administration", "do", "merge", "from", slug, "into", "moh")
                .statusCode())
        .isEqualTo(403);
    assertThat(portal.get("/api/agencies/" + slug).body()).doesNotContain("mergedInto");
    assertThat(refusals(steward)).isGreaterThanOrEqualTo(2);
  }

  private static long refusals(TestPerson person) {
    return portal
        .context()
        .getBean(AuditTrail.class)
        .list(AuditTrail.Question.ofPortal().by(person.person().id()), 100)
        .stream()
        .filter(entry -> entry.action().equals(AuditAction.ADMINISTRATION_REFUSED.name()))
        .count();
  }

  @Test
  void administrator_namesTheFirstStewardOnly() {
    String slug = create("");

    HttpResponse<String> invited =
        administrator.post(
            "/agencies/" + slug + "/people",
            "do",
            "first-steward",
            "email",
            "a" + slug + "@example.vn");
    portal.signIn("Đã có", Map.of(slug, Role.STEWARD));
    HttpResponse<String> second =
        administrator.post(
            "/agencies/" + slug + "/people", "do", "first-steward", "email", "b@example.vn");

    assertThat(invited.statusCode()).isEqualTo(200);
    assertThat(invited.body()).contains("/join/");
    assertThat(second.statusCode()).isEqualTo(403);
  }

  @Test
  void administrator_isAppointedByAnother_unlessOneHoldsARole() {
    TestPerson free = portal.signIn("Tự do", Map.of());
    TestPerson member = portal.signIn("Thành viên", Map.of("moh", Role.MEMBER));

    HttpResponse<String> appointed =
        administrator.post("/administration", "do", "appoint", "email", free.person().email());
    HttpResponse<String> refused =
        administrator.post("/administration", "do", "appoint", "email", member.person().email());

    assertThat(appointed.statusCode()).isEqualTo(303);
    assertThat(free.get("/administration").statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(member.get("/administration").statusCode()).isEqualTo(403);
  }
}
