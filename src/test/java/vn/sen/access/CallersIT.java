package vn.sen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.account.ApiTokens;
import vn.sen.access.account.SecretToken;
import vn.sen.access.account.SessionCookie;
import vn.sen.access.account.SignInSessions;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** Who a request is from, over the real portal. */
class CallersIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
  }

  private static Caller callerOf(TestPerson person) {
    String session = person.cookie().substring(person.cookie().indexOf('=') + 1);
    return portal
        .context()
        .getBean(SignInSessions.class)
        .findCaller(new SecretToken(session))
        .orElseThrow();
  }

  @Test
  void somebodySignedIn_holdsTheTokensOfTheirAgencies() {
    TestPerson person = portal.signIn("Lan", Map.of("moh", Role.MEMBER, "mae", Role.STEWARD));

    Caller caller = callerOf(person);

    assertThat(caller.tokens())
        .contains(
            "public",
            "registered",
            "government",
            "agency:moh",
            "agency:mae",
            "grant:" + person.person().id());
    assertThat(caller.isSteward("mae")).isTrue();
    assertThat(caller.isSteward("moh")).isFalse();
    assertThat(caller.isMember("moh")).isTrue();
  }

  @Test
  void stewardOfASuccessor_isStewardOfTheAgencyThatWasMerged() {
    TestPerson successor = portal.signIn("Minh", Map.of("mae", Role.STEWARD));
    TestPerson former = portal.signIn("Hoa", Map.of("mard", Role.STEWARD));

    Caller today = callerOf(successor);
    Caller before = callerOf(former);

    assertThat(today.isSteward("mard")).isTrue();
    assertThat(today.tokens()).contains("agency:mard");
    assertThat(before.isMember("mard")).isFalse();
    assertThat(before.tokens()).doesNotContain("agency:mard", "agency:mae", "government");
    assertThat(portal.context().getBean(Memberships.class).listStewards("mard"))
        .contains(successor.person())
        .doesNotContain(former.person());
  }

  @Test
  void administrator_holdsNothingButPublic() {
    Caller caller = callerOf(portal.signInAdministrator("Quản trị"));

    assertThat(caller.tokens()).containsExactly("public");
    assertThat(caller.administrator()).isTrue();
    assertThat(caller.roles()).isEmpty();
  }

  @Test
  void role_givenOrTaken_countsForTheNextRequest() {
    TestPerson person = portal.signIn("Nam", Map.of());
    Memberships memberships = portal.context().getBean(Memberships.class);
    assertThat(callerOf(person).isMember("moh")).isFalse();

    memberships.put(person.person().id(), "moh", Role.EDITOR, person.person().id());

    assertThat(callerOf(person).isEditor("moh")).isTrue();
    memberships.delete(person.person().id(), "moh");
    assertThat(callerOf(person).isMember("moh")).isFalse();
  }

  @Test
  void token_ofANarrowScope_narrowsTheRoles() {
    TestPerson person = portal.signIn("Hà", Map.of("moh", Role.STEWARD));
    ApiTokens tokens = portal.context().getBean(ApiTokens.class);

    Caller reading = tokens.findCaller(new SecretToken(person.token(Scope.READ))).orElseThrow();
    Caller editing = tokens.findCaller(new SecretToken(person.token(Scope.EDIT))).orElseThrow();
    Caller deciding = tokens.findCaller(new SecretToken(person.token(Scope.DECIDE))).orElseThrow();

    assertThat(reading.isMember("moh")).isTrue();
    assertThat(reading.isEditor("moh")).isFalse();
    assertThat(editing.isEditor("moh")).isTrue();
    assertThat(editing.isSteward("moh")).isFalse();
    assertThat(deciding.isSteward("moh")).isTrue();
  }

  @Test
  void token_inEveryWayClientsSendIt_isKnown() {
    TestPerson person = portal.signIn("Tú", Map.of());
    String token = person.token(Scope.READ);
    String basic =
        Base64.getEncoder().encodeToString(("anything:" + token).getBytes(StandardCharsets.UTF_8));

    for (String[] header :
        new String[][] {
          {"Authorization", "Bearer " + token},
          {"Authorization", "Basic " + basic},
          {"Authorization", token},
          {"X-CKAN-API-Key", token}
        }) {
      HttpResponse<String> response = portal.get("/api/datasets", header);

      assertThat(response.statusCode()).as(String.join(": ", header)).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-store");
    }
  }

  @Test
  void token_afterItsEnd_isRefused() {
    TestPerson person = portal.signIn("Tú", Map.of());
    SecretToken token =
        portal
            .context()
            .getBean(ApiTokens.class)
            .create(person.person().id(), "test", Scope.READ, Duration.ZERO);

    HttpResponse<String> response =
        portal.get("/api/datasets", "Authorization", "Bearer " + token.text());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void wrongToken_isRefused_andNeverTakenForThePublic() {
    for (String value : new String[] {"Bearer sen_wrong", "Basic !!!", "sen_wrong", "Digest x"}) {
      HttpResponse<String> response = portal.get("/api/datasets", "Authorization", value);

      assertThat(response.statusCode()).as(value).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(response.body())
          .contains("/problems/sign-in-required")
          .doesNotContain("sen_wrong");
    }
  }

  @Test
  void anonymousAnswer_staysCacheable() {
    HttpResponse<String> response = portal.get("/api/datasets");

    assertThat(response.headers().firstValue("Cache-Control").orElse(""))
        .doesNotContain("no-store");
  }

  @Test
  void session_afterItWasEnded_opensNothing() {
    TestPerson person = portal.signIn("Vy", Map.of("moh", Role.MEMBER));
    SignInSessions sessions = portal.context().getBean(SignInSessions.class);
    String text = person.cookie().substring(person.cookie().indexOf('=') + 1);

    sessions.deleteAll(person.person().id());

    assertThat(sessions.findCaller(new SecretToken(text))).isEqualTo(Optional.empty());
  }

  /** Requests that follow each other closely, so that the caller is known from the one before. */
  @Test
  void roleOrSession_thatIsTaken_countsForTheVeryNextRequest() {
    TestPerson person = portal.signIn("Bình", Map.of());
    Memberships memberships = portal.context().getBean(Memberships.class);
    for (int i = 0; i < 3; i++) {
      assertThat(audit(person)).isNotEqualTo(200);
      memberships.put(person.person().id(), "moh", Role.STEWARD, person.person().id());
      assertThat(audit(person)).isEqualTo(200);
      assertThat(audit(person)).isEqualTo(200);
      memberships.delete(person.person().id(), "moh");
    }
    memberships.put(person.person().id(), "moh", Role.STEWARD, person.person().id());
    assertThat(audit(person)).isEqualTo(200);

    portal.context().getBean(SignInSessions.class).deleteAll(person.person().id());

    assertThat(audit(person)).isNotEqualTo(200);
  }

  private static int audit(TestPerson person) {
    return portal.get("/agencies/moh/audit", "Cookie", person.cookie()).statusCode();
  }

  @Test
  void sessionsToken_inTheHeaderOfAnApiToken_opensNothing() {
    TestPerson person = portal.signIn("Châu", Map.of());
    String session = person.cookie().substring(person.cookie().indexOf('=') + 1);
    assertThat(portal.get("/desk", "Cookie", person.cookie()).statusCode()).isEqualTo(200);

    assertThat(portal.get("/api/datasets", "Authorization", "Bearer " + session).statusCode())
        .isEqualTo(401);
  }

  @Test
  void changingRequest_ofAnotherSiteOrOfNoKnownOne_isRefused() {
    TestPerson person = portal.signIn("An", Map.of());
    String name = portal.context().getBean(SessionCookie.class).name();
    assertThat(person.cookie()).startsWith(name + "=");

    for (String[] headers :
        new String[][] {
          {"Cookie", person.cookie()},
          {"Cookie", person.cookie(), "Origin", "https://evil.example"},
          {"Cookie", person.cookie(), "Origin", "null"},
          {"Cookie", person.cookie(), "Sec-Fetch-Site", "cross-site"},
          {"Cookie", person.cookie(), "Sec-Fetch-Site", "same-site"},
          {"Sec-Fetch-Site", "cross-site"}
        }) {
      HttpResponse<String> response = portal.send("POST", "/datasets", headers);

      assertThat(response.statusCode()).as(String.join(" ", headers)).isEqualTo(403);
    }
    assertThat(person.send("POST", "/datasets").statusCode()).isEqualTo(405);
  }
}
